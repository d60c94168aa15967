import type { PossibleFix } from '../../../core/intake/checks/fix-kinds.ts';
import { categoryOf } from '../../../core/intake/coding/field-coding.ts';
import type { FieldId } from '../../../core/table/fields.ts';
import { fieldCodingOf } from '../coded-columns.ts';
import { categoryColumn } from '../dataset-columns.ts';
import type { ProjectSession } from '../session.ts';
import type { CodingChange } from '../../store/codings.ts';
import type { StoredDataset } from '../../store/datasets.ts';

/** The change of codings and order that a fix of categories makes. Errors: analysis/missing-field. */
export function codingChangeOf(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
  { names, order }: NonNullable<PossibleFix['categories']>,
): CodingChange {
  const { labels } = categoryColumn(session, dataset, field);
  const inForce = fieldCodingOf(session, dataset.id, field, labels);
  const decided = session.store.fieldCoding(dataset.id, field);
  const answers = labels.flatMap((answer) => {
    const name = names.get(categoryOf(field, answer, inForce));
    if (name === undefined) return [];
    const before = Object.hasOwn(decided.assignments, answer) ? (decided.assignments[answer] ?? null) : null;
    return [{ answer, before, after: { kind: 'category' as const, label: name } }];
  });
  const before = [...decided.order];
  const after = order ?? before.map((category) => names.get(category) ?? category);
  return { field, answers, order: before.length === 0 ? null : { before, after: [...after] } };
}
