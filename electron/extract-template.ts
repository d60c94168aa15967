import { unmatchedAnswers } from '../core/background/classify.ts';
import type { Output } from '../core/contract/requests.ts';
import { unmatchedOf } from '../core/intake/coding/field-coding.ts';
import { fieldOf, type FieldId } from '../core/intake/fields.ts';
import type { Guess } from '../core/intake/mapping.ts';
import type { ColumnProfile } from '../core/intake/reader.ts';
import {
  closestTemplate,
  compareWithTemplate,
  mapByTemplate,
  type NewAnswers,
  type Template,
} from '../core/intake/template.ts';
import { codingOf, fieldCodingOf } from './handlers/coded-columns.ts';
import { datasetOf } from './handlers/dataset-columns.ts';
import type { ProjectSession } from './project-session.ts';
import type { StoredDataset } from './store/datasets.ts';

type OfferedTemplate = Output<'extract.inspect'>['value']['template'];

/** How many answers of a column are compared with those of the template. */
export const ANSWERS_COMPARED = 1_000;
const ANSWERS_LISTED = 50;

/**
 * The dataset of the open project that was asked for, or whose mapping fits a file best, with what has changed since;
 * null where none fits. Errors: project/no-dataset.
 */
export function offerTemplate(
  session: ProjectSession,
  file: { readonly rows: number; readonly columns: readonly ColumnProfile[] },
  guesses: readonly Guess[],
  templateId: string | null,
): OfferedTemplate {
  const dataset = chooseDataset(session, file.columns, templateId);
  if (!dataset) return null;
  const { id, label, kind, wave } = dataset;
  const template = templateOf(session, dataset);
  const { newAnswers, ...differences } = compareWithTemplate(template, file, guesses, (column) =>
    session.store.categories(id, column),
  );
  const labelled = <Each extends { readonly field: FieldId }>(each: Each) => ({
    ...each,
    label: fieldOf(each.field).label,
  });
  return {
    datasetId: id,
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
        withoutMeaning: countOpen(session, id, each),
      })),
    },
  };
}

function chooseDataset(
  session: ProjectSession,
  columns: readonly ColumnProfile[],
  templateId: string | null,
): StoredDataset | null {
  if (templateId !== null) return datasetOf(session, templateId);
  const datasets = session.openStore?.datasets() ?? [];
  return closestTemplate(
    datasets,
    columns.map(({ name }) => name),
  );
}

function templateOf({ store }: ProjectSession, { id, rows, columns }: StoredDataset): Template {
  const { columnsLeftOut, profile } = store.datasetReport(id);
  const missing = new Map(profile.columns.map((column) => [column.name, column.missing]));
  return {
    rows,
    columns: columns.map((column) => ({ ...column, isEmpty: missing.get(column.name) === rows })),
    columnsLeftOut: columnsLeftOut.map(({ column }) => column),
  };
}

/** How many of the new answers will need a meaning before anything can be found. */
function countOpen(session: ProjectSession, datasetId: string, { field, answers }: NewAnswers): number {
  const labels = answers.map(({ answer }) => answer);
  return field === 'seb-occupation'
    ? unmatchedAnswers(labels, codingOf(session, datasetId, labels)).length
    : unmatchedOf(field, labels, fieldCodingOf(session, datasetId, field, labels)).length;
}
