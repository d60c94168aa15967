import { basename } from 'node:path';
import { choiceOf, leftOutBecause } from '../../core/intake/mapping/column-choice.ts';
import { fixRemarks } from '../../core/intake/checks/fix-remarks.ts';
import { type FieldId, fieldOf } from '../../core/table/fields.ts';
import { headingText, MOST_HEADING_LETTERS, remarkText } from '../../core/intake/mapping/heading-text.ts';
import { type Guess, guessMapping } from '../../core/intake/mapping/mapping.ts';
import { pointsAtPeople } from '../../core/intake/mapping/points-at-people.ts';
import type { Input } from '../../core/contract/requests.ts';
import { preparation } from '../../core/disclosure/preparation.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { AppError } from '../../core/errors.ts';
import {
  type ColumnProfile,
  DEFAULT_VALUE_LIMIT,
  type ExtractProfile,
  type ReadOptions,
} from '../../core/intake/reader.ts';
import { codingsInUse } from '../project/mapping/codings-in-use.ts';
import { ANSWERS_COMPARED, mappingSource, offerTemplate } from '../project/mapping/extract-template.ts';
import { isMappingId, mappingAtHand, openMapping, saveMapping } from '../project/mapping/saved-mappings.ts';
import { datasetOf } from '../project/dataset-columns.ts';
import { withSetAsideSince } from '../project/import-facts.ts';
import { importExtract } from '../project/import/import-extract.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { stateOf } from '../project/state.ts';

export const extractHandlers = {
  async 'extract.inspect'(session: ProjectSession, input: Input<'extract.inspect'>, call: Call) {
    const path = call.path();
    const { templateId = null } = input;
    const isSaved = templateId !== null && isMappingId(templateId);
    const options: ReadOptions = {
      ...(isSaved ? mappingAtHand(session, templateId).read : {}),
      ...(input.encoding === undefined ? {} : { encoding: input.encoding }),
      ...(input.delimiter === undefined ? {} : { delimiter: input.delimiter }),
      ...(input.headerRow === undefined ? {} : { headerRow: input.headerRow }),
      ...(input.sheet === undefined ? {} : { sheet: input.sheet }),
      ...(input.valueLimit === undefined ? {} : { valueLimit: input.valueLimit }),
    };
    const shownValues = input.valueLimit ?? DEFAULT_VALUE_LIMIT;
    const hasEarlier = isSaved || (session.openStore?.datasets().length ?? 0) > 0;
    const valueLimit = hasEarlier ? Math.max(shownValues, ANSWERS_COMPARED) : shownValues;
    const task = { path, options: { ...options, valueLimit }, purpose: 'inspect' as const };
    const { profile, sha256, preview } = await session.reader.read(
      task,
      null,
      call.job,
      'Looking at the file',
    );
    const columns = profile.columns.map((column) => ({
      ...column,
      values: column.values.slice(0, shownValues),
    }));
    refuseLongHeadings(columns);
    const guesses = guessMapping(columns, profile.rows);
    session.inspected.set(path, {
      sha256,
      options,
      columns: profile.columns.map((column) => ({ ...column, values: [] })),
      pointing: new Map(
        columns.flatMap((column): [string, string][] => {
          const reason = pointsAtPeople(column, profile.rows);
          return reason === null ? [] : [[column.name, reason]];
        }),
      ),
      guesses: new Map(
        guessesToRecord(session, { ...profile, columns }).map((guess, index) => [
          columns[index]?.name ?? '',
          guess,
        ]),
      ),
    });
    return preparation({
      ...profile,
      fileName: basename(path),
      sheets: [...profile.sheets],
      setAside: [...profile.setAside],
      remarks: profile.remarks.map(remarkText),
      columns: columns.map((column) => ({
        ...column,
        label: column.label === null ? null : remarkText(column.label),
      })),
      preview: preview.map((row) => [...row]),
      guesses,
      template: offerTemplate(session, profile, guesses, templateId),
    });
  },

  async 'dataset.import'(session: ProjectSession, input: Input<'dataset.import'>, call: Call) {
    const path = call.path();
    const inspected = session.inspected.get(path);
    const { templateId = null } = input;
    const template = templateId === null ? null : mappingSource(session, templateId).template;
    const earlier = new Map(template?.columns.map(({ name, field }) => [name, field]));
    const leftOutBefore = new Set(template?.columnsLeftOut);
    const pointing = inspected?.pointing ?? new Map<string, string>();
    // Of dates of birth bands alone are kept.
    const isBanded = (name: string, field: FieldId): boolean =>
      field === 'age-band' && inspected?.columns.find((each) => each.name === name)?.type === 'date';
    const splitting = input.columns.filter(
      ({ column, field }) =>
        field !== null && fieldOf(field).splits && pointing.has(column) && !isBanded(column, field),
    );
    refuseUnconfirmed(splitting, input.confirmed ?? [], pointing);
    const imported = await importExtract(session, call, {
      path,
      confirmed: splitting.map(({ column }) => column),
      label: input.label,
      kind: input.kind,
      wave: input.wave,
      fields: input.columns.flatMap(({ column, field, type }) =>
        field === null
          ? []
          : [
              {
                column,
                field,
                chosenBy: choiceOf(field, inspected?.guesses.get(column), earlier.get(column) ?? null),
                ...(type === undefined ? {} : { type }),
              },
            ],
      ),
      leftOutBecause: (column) => {
        const isAsBefore = leftOutBefore.has(column) || earlier.get(column) === null;
        return leftOutBecause(column, inspected?.guesses.get(column), isAsBefore);
      },
      options: inspected?.options ?? {},
      columnsSeen: inspected?.columns ?? [],
      expectedSha256: inspected?.sha256 ?? null,
      templateId,
    });
    return preparation(imported);
  },

  'dataset.import-report'(session: ProjectSession, input: Input<'dataset.import-report'>) {
    const { profile: _, ...report } = session.store.datasetReport(input.datasetId);
    const fixes = session.store.fixes(input.datasetId);
    const dataset = datasetOf(session, input.datasetId);
    return preparation({
      ...report,
      ...withSetAsideSince(report, fixes),
      columnsLeftOut: report.columnsLeftOut.map(({ column, looksLike, why }) => ({
        column,
        looksLike: looksLike === null ? null : fieldOf(looksLike).label,
        why,
      })),
      remarks: [...report.remarks.map(remarkText), ...fixRemarks(fixes)],
      columns: dataset.columns.flatMap(({ name, field, chosenBy }) =>
        field === null ? [] : [{ column: name, field, label: fieldOf(field).label, chosenBy }],
      ),
      codings: codingsInUse(session, dataset),
    });
  },

  'mapping.save'(session: ProjectSession, input: Input<'mapping.save'>, call: Call) {
    return preparation(saveMapping(session, input.datasetId, call.path(), call.now));
  },

  'mapping.open'(session: ProjectSession, _input: Input<'mapping.open'>, call: Call) {
    const templateId = openMapping(session, call.path());
    return { templateId, label: mappingAtHand(session, templateId).label };
  },

  'dataset.remove'(session: ProjectSession, input: Input<'dataset.remove'>, call: Call) {
    session.store.removeDataset(input.datasetId, call.now);
    return stateOf(session);
  },
};

/** Errors: intake/points-at-people. */
function refuseUnconfirmed(
  splitting: Input<'dataset.import'>['columns'],
  confirmed: readonly string[],
  pointing: ReadonlyMap<string, string>,
): void {
  const open = splitting.filter(({ column }) => !confirmed.includes(column));
  const [first] = open;
  if (!first?.field) return;
  const heading = headingText(first.column);
  throw new AppError(
    'intake/points-at-people',
    `The column “${heading}” may point at people, and ${fieldOf(first.field).label} splits findings. ${pointing.get(first.column)}`,
    `Leave the column out, or confirm it: in the window where it is asked, by --confirm "${heading}", or by "confirmed" in a recipe.`,
    { columns: open.map(({ column }) => column) },
  );
}

function refuseLongHeadings(columns: readonly { readonly name: string }[]): void {
  const column = columns.findIndex(({ name }) => name.length > MOST_HEADING_LETTERS) + 1;
  if (column === 0) return;
  throw new AppError(
    'intake/long-heading',
    `The heading of column ${column} is longer than 32,000 characters.`,
    'Check that the row with the headings is right, or shorten that one.',
    { column },
  );
}

/**
 * What the record of an import says of columns can stand in a report: one in which few people have a value is taken for
 * what its heading says.
 */
function guessesToRecord(
  { openStore }: ProjectSession,
  { columns, rows }: Pick<ExtractProfile, 'columns' | 'rows'>,
): readonly Guess[] {
  const threshold = openStore ? policies[openStore.facts().policyId].threshold : 0;
  const hasFew = ({ missing }: ColumnProfile): boolean => rows - missing < threshold;
  return guessMapping(
    columns.map((column) =>
      hasFew(column) ? { ...column, type: 'text', missing: rows, distinct: 0, values: [] } : column,
    ),
    rows,
  );
}
