import type { Input } from '../../core/contract/requests.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import { AppError } from '../../core/errors.ts';
import type { CheckFinding } from '../../core/intake/checks/check.ts';
import { findingTitle } from '../../core/intake/checks/fix-remarks.ts';
import { fixSentence, isSettingAside } from '../../core/intake/checks/fixes.ts';
import type { FixKind } from '../../core/intake/checks/fix-kinds.ts';
import { checkOf, checks } from '../../core/intake/checks/registry.ts';
import { checkedDataset } from '../project/checks/checked-dataset.ts';
import { codingChangeOf } from '../project/checks/coding-change.ts';
import { leftRowsAfter } from '../project/fixed-column.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import type { StoredDataset } from '../store/datasets.ts';
import type { NewFix, StoredFix } from '../store/fixes.ts';
import { columnOf, datasetOf } from '../project/dataset-columns.ts';
import { stateOf } from '../project/state.ts';

const ROWS_NAMED = 3;

/** Findings of the checks on a dataset, and the decisions on them. */
export const checksHandlers = {
  'check.list'(session: ProjectSession, { datasetId }: Input<'check.list'>) {
    const dataset = datasetOf(session, datasetId);
    const fixes = session.store.fixes(dataset.id);
    const rows = importRows(dataset, fixes);
    const checked = checkedDataset(session, dataset);
    return preparation({
      rows: dataset.rows,
      findings: checks.flatMap((check) =>
        check
          .find(checked)
          .filter((finding) => !isLeft(finding, rows(finding.rows), fixes))
          .map((finding) => ({
            id: finding.id,
            check: check.title,
            sentence: finding.sentence,
            why: finding.why,
            count: finding.count,
            rows: [...rows(finding.rows.slice(0, ROWS_NAMED))].map((row) => row + 1),
            rowCount: finding.rows.length,
            fixes: finding.fixes.map(({ kind, label }) => ({ kind, label })),
            answersOf: finding.answersOf,
          })),
      ),
      done: fixes.map((fix) => ({
        id: fix.id,
        finding: fix.finding,
        check: findingTitle(fix.finding),
        sentence: fixSentence({ ...fix, rows: fix.rows.length }),
        rowCount: fix.rows.length,
        madeAt: fix.madeAt,
      })),
    });
  },

  /** Does nothing where the check no longer reports the finding, as in another wave of the same recipe. */
  'check.fix'(session: ProjectSession, { datasetId, finding: id, fix }: Input<'check.fix'>, call: Call) {
    const dataset = datasetOf(session, datasetId);
    const check = checkOf(id);
    if (!check) throw unknownFinding();
    const finding = check.find(checkedDataset(session, dataset)).find((each) => each.id === id);
    if (finding) {
      const rows = importRows(dataset, session.store.fixes(dataset.id));
      const made = newFix(session, dataset, finding, fix, rows);
      session.store.addFix(dataset.id, made, call.now);
      if (made.column !== null || isSettingAside(made.kind)) session.forgetColumns(dataset.id, made.column);
    }
    return stateOf(session);
  },

  'check.undo'(session: ProjectSession, { datasetId, fixId }: Input<'check.undo'>, call: Call) {
    session.store.undoFix(datasetId, fixId, call.now);
    session.forgetColumns(datasetId);
    return stateOf(session);
  },
};

type RowsOfImport = (rows: Int32Array) => Int32Array;

/** Remaining rows, as row indices of the import. */
function importRows(dataset: StoredDataset, fixes: readonly StoredFix[]): RowsOfImport {
  const out = fixes
    .filter(({ kind }) => isSettingAside(kind))
    .reduce((sum, { rows }) => sum + rows.length, 0);
  const left = leftRowsAfter(fixes, dataset.rows + out);
  return left === null ? (rows) => rows : (rows) => rows.map((row) => left[row]!);
}

/** Whether a person left all rows of the finding as they are. */
function isLeft({ id }: CheckFinding, rows: Int32Array, fixes: readonly StoredFix[]): boolean {
  const decisions = fixes.filter(({ kind, finding }) => kind === 'leave' && finding === id);
  if (decisions.length === 0) return false;
  const known = new Set<number>();
  for (const decision of decisions) for (const row of decision.rows) known.add(row);
  return rows.every((row) => known.has(row));
}

/** Errors: check/no-such-fix. */
function newFix(
  session: ProjectSession,
  dataset: StoredDataset,
  finding: CheckFinding,
  kind: FixKind,
  rows: RowsOfImport,
): NewFix {
  const fix = finding.fixes.find((each) => each.kind === kind);
  const plain = { finding: finding.id, kind, column: null, factor: null, coding: null };
  if (kind === 'leave') return { ...plain, rows: rows(finding.rows) };
  if (!fix) {
    throw new AppError(
      'check/no-such-fix',
      'That cannot be done about this finding.',
      `Choose one of: ${[...finding.fixes.map((each) => each.kind), 'leave'].join(', ')}.`,
    );
  }
  if (fix.categories !== null && fix.field !== null) {
    const coding = codingChangeOf(session, dataset, fix.field, fix.categories);
    return { ...plain, coding, rows: rows(fix.rows) };
  }
  const column = fix.field === null ? null : columnOf(dataset, fix.field);
  return { ...plain, column, factor: fix.factor, rows: rows(fix.rows) };
}

const unknownFinding = (): AppError =>
  new AppError(
    'check/unknown',
    'No check comes to such a finding.',
    'List the findings and name one of them.',
  );
