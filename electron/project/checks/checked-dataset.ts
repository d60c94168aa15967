import type { CheckedDataset } from '../../../core/intake/checks/check.ts';
import { codeColumn, isCodable } from '../../../core/intake/coding/field-coding.ts';
import type { FieldId } from '../../../core/table/fields.ts';
import type { Column } from '../../../core/table/column.ts';
import { fieldCodingOf } from '../coded-columns.ts';
import { columnOf } from '../dataset-columns.ts';
import type { ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';

const DAY_MS = 86_400_000;

/** A dataset and its previous wave as checks need them; columns are loaded on demand. */
export function checkedDataset(session: ProjectSession, dataset: StoredDataset): CheckedDataset {
  const before = session.store
    .datasets()
    .findLast(({ kind, wave }) => kind === dataset.kind && wave < dataset.wave);
  return {
    kind: dataset.kind,
    day: Date.parse(`${dataset.wave}T00:00:00Z`) / DAY_MS,
    rows: dataset.rows,
    column: (field) => countedColumn(session, dataset, field),
    allColumns: () => dataset.columns.map(({ name }) => session.column(dataset.id, name)),
    fields: dataset.columns.flatMap(({ field }) => (field === null ? [] : [field])),
    areGradesInOrder: session.store.fieldCoding(dataset.id, 'grade').order.length > 0,
    waveBefore: before
      ? {
          label: before.label,
          column: (field) => {
            const column = countedColumn(session, before, field);
            return column?.type === 'category' ? column : null;
          },
        }
      : null,
  };
}

/** Coded categories of a field; uncoded answers stay as they are. */
function countedColumn(session: ProjectSession, dataset: StoredDataset, field: FieldId): Column | null {
  const name = columnOf(dataset, field);
  if (name === null) return null;
  const column = session.column(dataset.id, name);
  return column.type === 'category' && isCodable(field)
    ? codeColumn(field, column, fieldCodingOf(session, dataset.id, field, column.labels))
    : column;
}
