import type { CategoryColumn } from '../../core/table/column.ts';

/** Distinct answers of a column with the number of people, most frequent first; blank is omitted. */
export function countedAnswers(
  column: CategoryColumn,
  people: Float64Array | null,
): readonly { readonly answer: string; readonly count: number }[] {
  const counts = new Float64Array(column.labels.length);
  for (const [row, code] of column.codes.entries()) counts[code]! += people ? people[row]! : 1;
  return column.labels
    .map((answer, code) => ({ answer, count: counts[code] ?? 0 }))
    .slice(1)
    .toSorted((left, right) => right.count - left.count || left.answer.localeCompare(right.answer, 'en-GB'));
}
