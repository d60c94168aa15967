import type { Dimension } from '../../disclosure/draft.ts';
import { ALL } from '../../cohort/background-dimension.ts';
import { STRATUM } from './dimensions.ts';

/** Stands for every answer of a field in the id of a sum. */
const EVERY = '*';

/**
 * Combinations of answers that hold anybody, in row-major order; those of nobody are no strata. The answers of each
 * field are subtotals. Ids are the positions of the answers, such as `2-0`, and `2-*` for a subtotal.
 * `counts` is row-major over the fields, then `perStratum` cells each; `kept` has the strata that stay.
 */
export function strataDimension(
  fields: readonly Dimension[],
  counts: Float64Array,
): { readonly dimension: Dimension; readonly kept: Float64Array } {
  const all = fields.reduce<readonly (readonly number[])[]>(
    (before, { categories }) =>
      before.flatMap((answers) => categories.map((_, position) => [...answers, position])),
    [[]],
  );
  const perStratum = all.length === 0 ? 0 : counts.length / all.length;
  const cellsOf = (index: number): Float64Array =>
    counts.subarray(index * perStratum, (index + 1) * perStratum);
  const filled = all.flatMap((answers, index) =>
    cellsOf(index).some((count) => count > 0) ? [{ answers, index }] : [],
  );
  const kept = new Float64Array(filled.length * perStratum);
  for (const [place, { index }] of filled.entries()) kept.set(cellsOf(index), place * perStratum);
  const labelOf = (field: number, answer: number): string => fields[field]?.categories[answer]?.label ?? '';
  return {
    kept,
    dimension: {
      id: STRATUM,
      label: fields.map(({ label }) => label).join(', '),
      categories: filled.map(({ answers }) => ({
        id: answers.join('-'),
        label: answers.map((answer, field) => labelOf(field, answer)).join(' · '),
      })),
      subtotals:
        fields.length < 2
          ? []
          : fields.flatMap(({ categories }, field) =>
              categories.map(({ label }, answer) => ({
                id: sumId(fields.length, field, answer),
                label,
                of: [...filled.keys()].filter((place) => filled[place]?.answers[field] === answer),
              })),
            ),
      total: { id: ALL, label: 'All' },
      revealing: [],
    },
  };
}

/** The id of everybody with one answer of one field. */
export function sumId(fields: number, field: number, answer: number): string {
  return Array.from({ length: fields }, (_, each) => (each === field ? String(answer) : EVERY)).join('-');
}

/** The answers of a stratum by position; null for a sum. */
export function answersIn(id: string): readonly number[] | null {
  return id === ALL || id.includes(EVERY) ? null : id.split('-').map(Number);
}

/** Field and answer of a subtotal; null for every other id. */
export function sumIn(id: string): { readonly field: number; readonly answer: number } | null {
  if (!id.includes(EVERY)) return null;
  const parts = id.split('-');
  const field = parts.findIndex((part) => part !== EVERY);
  return { field, answer: Number(parts[field]) };
}
