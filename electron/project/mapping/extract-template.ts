import { completeCoding, suggestCoding, unmatchedAnswers } from '../../../core/background/classify.ts';
import { isListApplied } from '../../../core/background/questions.ts';
import type { Output } from '../../../core/contract/requests.ts';
import { policies } from '../../../core/disclosure/policy.ts';
import {
  type FieldCoding,
  listedAnswers,
  unmatchedOf,
  withSuggestions,
} from '../../../core/intake/coding/field-coding.ts';
import { type DatasetKind, fieldOf, type FieldId } from '../../../core/table/fields.ts';
import type { Coding } from '../../../core/background/scheme.ts';
import type { Guess } from '../../../core/intake/mapping/mapping.ts';
import type { ColumnProfile } from '../../../core/intake/reader.ts';
import type { SavedMapping } from '../../../core/intake/mapping/saved-mapping.ts';
import {
  closestTemplate,
  compareWithTemplate,
  mapByTemplate,
  type NewAnswers,
  type Template,
} from '../../../core/intake/mapping/template.ts';
import { codingOf, fieldCodingOf } from '../coded-columns.ts';
import { datasetOf } from '../dataset-columns.ts';
import type { ProjectSession } from '../session.ts';
import { isMappingId, mappingAtHand } from './saved-mappings.ts';
import type { StoredDataset } from '../../store/datasets.ts';

type OfferedTemplate = Output<'extract.inspect'>['value']['template'];

/** Answers of a column that are compared with the template's, at most. */
export const ANSWERS_COMPARED = 1_000;
const ANSWERS_LISTED = 50;

/** Source of a mapping: a dataset of the open project, or a saved mapping. */
export type MappingSource = {
  readonly templateId: string;
  readonly label: string;
  readonly kind: DatasetKind;
  /** Null for a saved mapping. */
  readonly wave: string | null;
  readonly template: Template;
  /** Known answers of a column, which are not new; null where none is known. */
  readonly answersThen: (field: FieldId, column: ColumnProfile) => readonly string[] | null;
  readonly keyCoding: (labels: readonly string[]) => Coding;
  readonly fieldCoding: (field: FieldId, labels: readonly string[]) => FieldCoding;
};

/** Errors: project/no-dataset, mapping/not-at-hand. */
export function mappingSource(session: ProjectSession, templateId: string): MappingSource {
  return isMappingId(templateId)
    ? savedSource(templateId, mappingAtHand(session, templateId))
    : datasetSource(session, datasetOf(session, templateId));
}

/**
 * The requested mapping, or the best-fitting one among the project's datasets, with the differences; null where none
 * fits. Errors: project/no-dataset, mapping/not-at-hand.
 */
export function offerTemplate(
  session: ProjectSession,
  file: { readonly rows: number; readonly columns: readonly ColumnProfile[] },
  guesses: readonly Guess[],
  templateId: string | null,
): OfferedTemplate {
  const source =
    templateId === null ? closestSource(session, file.columns) : mappingSource(session, templateId);
  if (!source) return null;
  const { label, kind, wave, template } = source;
  const { newAnswers, ...differences } = compareWithTemplate(template, file, guesses, source.answersThen);
  const labelled = <Each extends { readonly field: FieldId }>(each: Each) => ({
    ...each,
    label: fieldOf(each.field).label,
  });
  return {
    templateId: source.templateId,
    label,
    kind,
    wave,
    fields: mapByTemplate(template, file.columns, guesses),
    differences: {
      ...differences,
      came: [...differences.came],
      went: differences.went.map(labelled),
      changed: differences.changed.map(labelled),
      heldBack: differences.heldBack.map(labelled),
      newAnswers: newAnswers.map((each) => ({
        ...labelled(each),
        answers: each.answers.slice(0, ANSWERS_LISTED),
        total: each.answers.length,
        withoutMeaning: countOpen(source, each),
      })),
    },
  };
}

function closestSource(session: ProjectSession, columns: readonly ColumnProfile[]): MappingSource | null {
  const datasets = session.openStore?.datasets() ?? [];
  const closest = closestTemplate(
    datasets,
    columns.map(({ name }) => name),
  );
  return closest && datasetSource(session, closest);
}

function datasetSource(session: ProjectSession, dataset: StoredDataset): MappingSource {
  const { id, label, kind, wave, rows, columns } = dataset;
  const { columnsLeftOut, profile } = session.store.datasetReport(id);
  // A column that only few people had a value in was as good as empty.
  const least = Math.max(1, policies[session.store.facts().policyId].threshold);
  const missing = new Map(profile.columns.map((column) => [column.name, column.missing]));
  return {
    templateId: id,
    label,
    kind,
    wave,
    template: {
      rows,
      columns: columns.map((column) => ({
        ...column,
        isEmpty: rows - (missing.get(column.name) ?? 0) < least,
      })),
      columnsLeftOut: columnsLeftOut.map(({ column }) => column),
    },
    answersThen: (_field, { name }) => session.store.categories(id, name),
    keyCoding: (labels) => codingOf(session, id, labels),
    fieldCoding: (field, labels) => fieldCodingOf(session, id, field, labels),
  };
}

/** A saved mapping holds no cell values, so new answers are those neither coded in it nor recognised by wording. */
function savedSource(templateId: string, { label, kind, columns, codings }: SavedMapping): MappingSource {
  const codingIn = (field: FieldId) => codings.find((each) => each.field === field);
  const decided = (field: FieldId) =>
    (codingIn(field)?.answers ?? []).map(({ answer, meaning }) => [answer, meaning] as const);
  return {
    templateId,
    label,
    kind,
    wave: null,
    template: {
      rows: null,
      columns: columns.flatMap(({ column, type, field }) =>
        type === null ? [] : [{ name: column, type, field, isEmpty: false }],
      ),
      columnsLeftOut: columns.flatMap(({ column, type }) => (type === null ? [column] : [])),
    },
    answersThen(field, { values }) {
      const labels = values.map(({ value }) => value);
      const before = decided(field).map(([answer]) => answer);
      if (field === 'seb-occupation') return [...before, ...Object.keys(suggestCoding(labels).assignments)];
      if (isListApplied(field)) return [...before, ...listedAnswers(field, labels).map(([answer]) => answer)];
      return before.length === 0 ? null : before;
    },
    keyCoding(labels) {
      const own = decided('seb-occupation').flatMap(([answer, meaning]) =>
        meaning.kind === 'category' ? [] : [[answer, meaning] as const],
      );
      return completeCoding(labels, { assignments: Object.fromEntries(own) });
    },
    fieldCoding(field, labels) {
      const own = decided(field).flatMap(([answer, meaning]) =>
        meaning.kind === 'group' ? [] : [[answer, meaning] as const],
      );
      const order = codingIn(field)?.order ?? [];
      return withSuggestions(field, labels, { assignments: Object.fromEntries(own), order });
    },
  };
}

/** Number of new answers that must be coded before an analysis can run. */
function countOpen({ keyCoding, fieldCoding }: MappingSource, { field, answers }: NewAnswers): number {
  const labels = answers.map(({ answer }) => answer);
  return field === 'seb-occupation'
    ? unmatchedAnswers(labels, keyCoding(labels)).length
    : unmatchedOf(field, labels, fieldCoding(field, labels)).length;
}
