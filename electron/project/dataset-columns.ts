import { AppError } from '../../core/errors.ts';
import { fieldLabel } from '../../core/intake/mapping/field-label.ts';
import { type FieldId, fieldOf } from '../../core/table/fields.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import type { ProjectSession } from './session.ts';
import type { StoredDataset } from '../store/datasets.ts';

/** Errors: project/no-dataset. */
export function datasetOf(session: ProjectSession, datasetId: string): StoredDataset {
  const found = session.store.datasets().find((dataset) => dataset.id === datasetId);
  if (!found) {
    throw new AppError('project/no-dataset', 'That dataset is not in this project.', 'Choose another one.');
  }
  return found;
}

/** Errors: analysis/missing-field. */
export function categoryColumn(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
): CategoryColumn {
  const name = columnOf(dataset, field);
  const column = name === null ? null : session.column(dataset.id, name);
  if (column?.type !== 'category') throw noColumn(field);
  return column;
}

export function noColumn(field: FieldId): AppError {
  return new AppError(
    'analysis/missing-field',
    `This dataset has no column for ${fieldOf(field).label}.`,
    'Map a column to it on the Import screen.',
  );
}

/** People per row where the extract is a table of counts; null where each row is one person. */
export function peopleOf(session: ProjectSession, dataset: StoredDataset): Float64Array | null {
  return numberOf(session, dataset, 'count');
}

/** Numbers of a field, NaN where missing; null where the dataset lacks the field. */
export function numberOf(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
): Float64Array | null {
  const name = columnOf(dataset, field);
  const column = name === null ? null : session.column(dataset.id, name);
  return column?.type === 'number' ? column.values : null;
}

/** Labels of a dataset's fields in findings: their column headings. */
export function fieldLabelsOf({ columns }: StoredDataset): ReadonlyMap<FieldId, string> {
  return new Map(
    columns.flatMap(({ field, name }) => (field === null ? [] : [[field, fieldLabel(field, name)]])),
  );
}

export function columnOf(dataset: StoredDataset, field: FieldId): string | null {
  return dataset.columns.find((column) => column.field === field)?.name ?? null;
}
