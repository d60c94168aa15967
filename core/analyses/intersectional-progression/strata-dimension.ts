import { type Dimension, type Member, whereOfMember } from '../../disclosure/draft.ts';
import { narrowed, type Where } from '../../disclosure/people.ts';
import { ALL } from '../../cohort/background-dimension.ts';
import { STRATUM } from './dimensions.ts';

/**
 * Combinations of answers that hold anybody, in row-major order; those of nobody are no strata. The answers of each
 * field are subtotals.
 * `counts` is row-major over the fields, then `perStratum` cells each; `kept` has the strata that stay: `isThere` says
 * of which nobody may be counted.
 */
export function strataDimension(
  fields: readonly Dimension[],
  counts: Float64Array,
  isThere: (stratum: number) => boolean,
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
    isThere(index) || cellsOf(index).some((count) => count > 0) ? [{ answers, index }] : [],
  );
  const kept = new Float64Array(filled.length * perStratum);
  for (const [place, { index }] of filled.entries()) kept.set(cellsOf(index), place * perStratum);
  const membersAt = (answers: readonly number[]): readonly Member[] =>
    fields.flatMap(({ categories }, field) => categories[answers[field]!] ?? []);
  return {
    kept,
    dimension: {
      id: STRATUM,
      label: fields.map(({ label }) => label).join(', '),
      categories: filled.map(({ answers }) => combination(answers.join('-'), fields, membersAt(answers))),
      subtotals: fields.length < 2 ? [] : fields.flatMap((field, at) => sumsOf(field, at, filled)),
      total: { id: ALL, label: 'All' },
      revealing: [],
    },
  };
}

function combination(id: string, fields: readonly Dimension[], members: readonly Member[]): Member {
  return {
    id,
    label: members.map(({ label }) => label).join(' · '),
    at: Object.fromEntries(members.map((member, field) => [fields[field]!.id, member.id])),
    where: fields.reduce<Where>(
      (before, field, place) => narrowed(before, whereOfMember(field, members[place]!)),
      {},
    ),
  };
}

/** Sum over everybody with one answer of the field. */
function sumsOf(
  field: Dimension,
  at: number,
  filled: readonly { readonly answers: readonly number[] }[],
): Dimension['subtotals'] {
  return field.categories.map((member, answer) => ({
    ...combination(`${field.id} ${answer}`, [field], [member]),
    of: [...filled.keys()].filter((place) => filled[place]?.answers[at] === answer),
  }));
}
