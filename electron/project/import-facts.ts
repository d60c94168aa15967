import type { AnswersInUse, Correction, ImportFacts } from '../../core/cohort/import-facts.ts';
import { NO_GROUP_YET } from '../../core/analyses/import-report/compute.ts';
import type { Output } from '../../core/contract/requests.ts';
import { backgroundLabels } from '../../core/background/background.ts';
import { isKindOfWork, meaningToBackground, unmatchedAnswers } from '../../core/background/classify.ts';
import type { AnswerMeaning, Scheme } from '../../core/background/scheme.ts';
import { findingTitle } from '../../core/intake/checks/fix-remarks.ts';
import { correctionWords, isSettingAside } from '../../core/intake/checks/fixes.ts';
import { categoriesOf, categoryOf, isCodable } from '../../core/intake/coding/field-coding.ts';
import type { FieldId } from '../../core/table/fields.ts';
import type { BeforeJoin, ExtractProfile } from '../../core/intake/reader.ts';
import { codingOf, fieldCodingOf } from './coded-columns.ts';
import { categoryColumn, columnOf } from './dataset-columns.ts';
import type { ProjectSession } from './session.ts';
import type { DatasetReport, StoredDataset } from '../store/datasets.ts';
import type { StoredFix } from '../store/fixes.ts';

/** Facts for a dataset's import report; unprotected. Without a scheme nobody has a background. */
export function importFactsOf(
  session: ProjectSession,
  dataset: StoredDataset,
  scheme: Scheme | null,
): ImportFacts {
  const report = session.store.datasetReport(dataset.id);
  return {
    names: {
      columns: dataset.columns.flatMap(({ name, field, chosenBy }) =>
        field === null
          ? []
          : [
              {
                column: name,
                field,
                chosenBy,
                isConfirmed: report.profile.confirmed?.includes(name) ?? false,
              },
            ],
      ),
      columnsLeftOut: report.columnsLeftOut,
    },
    rows: dataset.rows,
    ...changesIn(session, dataset),
    answers: dataset.columns.flatMap(({ field, type }) =>
      field !== null && type === 'category' ? (answersOf(session, dataset, field, scheme) ?? []) : [],
    ),
  };
}

/** Rows set aside and cells corrected, during the import and since; for a joined dataset also in its files. */
export function changesIn(session: ProjectSession, dataset: StoredDataset): BeforeJoin {
  const { setAside, setAsideCount, profile } = session.store.datasetReport(dataset.id);
  const fixes = session.store.fixes(dataset.id);
  const byReason = Map.groupBy(setAside, ({ reason }) => reason);
  const unlisted = setAsideCount - setAside.length;
  return {
    setAside: [
      ...(profile.before?.setAside ?? []),
      ...[...byReason].map(([reason, rows]) => ({ reason, rows: rows.length })),
      ...(unlisted > 0 ? [{ reason: 'For reasons that are not listed', rows: unlisted }] : []),
      ...setAsideByChecks(fixes),
    ],
    corrections: [
      ...(profile.before?.corrections ?? []),
      ...unreadCells(profile),
      ...correctionsOf(dataset, fixes, profile.rows),
    ],
  };
}

const MOST_LISTED = 1_000;

/** Rows set aside during the import, then those that a check set aside since: all counted, the first thousand listed. */
export function withSetAsideSince(
  { setAside, setAsideCount }: Pick<DatasetReport, 'setAside' | 'setAsideCount'>,
  fixes: readonly StoredFix[],
): Pick<Output<'dataset.import-report'>['value'], 'setAside' | 'setAsideCount'> {
  const made = fixes.filter(({ kind }) => isSettingAside(kind));
  const since = made.flatMap(({ finding, rows }) => {
    const reason = `By a check since, counted from the first row below the headings: ${findingTitle(finding)}`;
    return Array.from(rows.subarray(0, MOST_LISTED), (row) => ({ row: row + 1, reason }));
  });
  return {
    setAside: [...setAside, ...since.slice(0, MOST_LISTED)],
    setAsideCount: setAsideCount + made.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

function setAsideByChecks(fixes: readonly StoredFix[]): ImportFacts['setAside'] {
  const made = fixes.filter(({ kind }) => isSettingAside(kind));
  return [...Map.groupBy(made, ({ finding }) => findingTitle(finding))].map(([title, each]) => ({
    reason: `By a check, after the import: ${title}`,
    rows: each.reduce((sum, { rows }) => sum + rows.length, 0),
  }));
}

/** Cells that could not be read as the type chosen for their column. */
function unreadCells({ columns, rows }: ExtractProfile): readonly Correction[] {
  return columns.flatMap(({ name, type, unread = 0 }) =>
    unread === 0
      ? []
      : [
          {
            column: name,
            what: type === 'date' ? 'No date: missing' : 'No number: missing',
            cells: unread,
            rows,
          },
        ],
  );
}

/** Cells that fixes changed, by column and kind; cells in rows set aside later are not counted. */
function correctionsOf(
  dataset: StoredDataset,
  fixes: readonly StoredFix[],
  importRows: number,
): readonly Correction[] {
  const isOut = new Uint8Array(importRows);
  for (const { kind, rows } of fixes) if (isSettingAside(kind)) markRows(isOut, rows);
  const made = fixes.flatMap((fix) => {
    const what = correctionWords(fix);
    const column = fix.column ?? (fix.field === null ? null : columnOf(dataset, fix.field));
    return what === null || column === null ? [] : [{ column, what, rows: fix.rows }];
  });
  const byKind = Map.groupBy(made, ({ column, what }) => JSON.stringify([column, what]));
  return [...byKind.values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ column, what }) => {
      const isCorrected = new Uint8Array(importRows);
      for (const { rows } of alike) markRows(isCorrected, rows);
      return {
        column,
        what,
        cells: isCorrected.reduce((sum, mark, row) => sum + (isOut[row] ? 0 : mark), 0),
        rows: dataset.rows,
      };
    }),
  );
}

function markRows(marks: Uint8Array, rows: Int32Array): void {
  for (const row of rows) marks[row] = 1;
}

/** Null where nothing was coded or recognised, so that answers stand as they are. */
function answersOf(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
  scheme: Scheme | null,
): AnswersInUse | null {
  if (field === 'seb-occupation') {
    return scheme === null ? null : keyAnswers(session, dataset, scheme);
  }
  if (!isCodable(field)) return null;
  const column = categoryColumn(session, dataset, field);
  const { labels } = column;
  const coding = fieldCodingOf(session, dataset.id, field, labels);
  if (Object.keys(coding.assignments).length === 0 && coding.order.length === 0) return null;
  return {
    field,
    column,
    countedAs: labels.map((label) => categoryOf(field, label, coding)),
    categories: categoriesOf(field, labels, coding),
  };
}

/** Key question: people by the group that all four questions give, where the scheme uses them. */
function keyAnswers(session: ProjectSession, dataset: StoredDataset, scheme: Scheme): AnswersInUse {
  const column = categoryColumn(session, dataset, 'seb-occupation');
  const coding = codingOf(session, dataset.id, column.labels);
  const { assignments } = coding;
  const ungrouped = new Set(unmatchedAnswers(column.labels, coding));
  const countedAs = column.labels.map((label) =>
    ungrouped.has(label)
      ? NO_GROUP_YET
      : meaningLabel(Object.hasOwn(assignments, label) ? assignments[label] : undefined, scheme),
  );
  const categories = [...new Set(countedAs)].filter((each) => each !== '');
  return { field: 'seb-occupation', column, countedAs, categories };
}

/** Group or reason, as other findings count it; '' where the other questions decide. */
function meaningLabel(meaning: AnswerMeaning | undefined, scheme: Scheme): string {
  if (meaning === undefined || isKindOfWork(meaning, scheme)) return '';
  return backgroundLabels[meaningToBackground(meaning, scheme)];
}
