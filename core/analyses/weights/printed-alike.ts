import { groups } from '../../background/background.ts';
import { rangeOfPublished } from '../../disclosure/bounds.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { fillCounts, type FilledCounts, type ShownSum } from './filled-counts.ts';
import { rangeOfSum } from '../parts/printed-counts.ts';
import { type Level, rakeTo } from './rake.ts';
import { countsBy, type Place, placesOf, sum } from './weight-places.ts';
import type { Influence } from './weight-influence.ts';

/** Answers and weights, as published or as they could be. */
export type WeightedPlaces = { readonly places: readonly Place[]; readonly weights: readonly number[] };

/**
 * Counts printed alike that move a figure up (`side` 1) or down (−1) as far as possible: each goes to an end of its
 * range, within the printed number of people in the group.
 */
export function countsPrintedAlike(
  tables: readonly PublishedTable[],
  filled: FilledCounts,
  { answers }: Influence,
  side: 1 | -1,
  policy: Policy,
): readonly Place[] {
  // Associations that no published table gives (three fields together) also take the most extreme values.
  const { counts } =
    tables.length === 1 && filled.hidden.flat().length === 0
      ? filled
      : fillCounts(tables, crowding(filled.counts.length, answers, side));
  const moved = Float64Array.from(counts);
  for (const [index, table] of tables.entries()) {
    const field = table.dimensions[0]?.id;
    for (const group of groups.keys()) {
      const total = countsBy(tables, groups[group]!, field).at(-1) ?? null;
      const ownSums = (filled.shown[index] ?? []).filter((each) => each.group === group && each.count > 0);
      const untold = (filled.hidden[index] ?? []).flat().filter((cell) => cell % groups.length === group);
      const sums = [
        ...ownSums.map(({ cells, count }) => ({ cells, count, ...rangeOfPublished(count, policy) })),
        ...untoldSum(untold, counts, ownSums, total, policy),
      ];
      const shifts = shiftsOf(
        sums,
        sums.map(({ cells }) => side * pullOf(cells, counts, answers)),
        total === null ? null : rangeOfPublished(total, policy),
      );
      for (const [at, { cells, count }] of sums.entries())
        for (const cell of cells) {
          const part = count > 0 ? counts[cell]! / count : 1 / cells.length;
          moved[cell] = Math.max(0, moved[cell]! + shifts[at]! * part);
        }
    }
  }
  return placesOf({ ...filled, counts: moved });
}

/** Exponent by which a fill starts tilted towards the most influential combinations. */
const LEANING = 20;

function crowding(size: number, answers: Influence['answers'], side: 1 | -1): (cell: number) => number {
  const pulls = Float64Array.from({ length: size }, (_, cell) =>
    answers(Math.floor(cell / groups.length), cell % groups.length),
  );
  const greatest = pulls.reduce((most, pull) => Math.max(most, Math.abs(pull)), 0);
  return (cell) => (greatest === 0 ? 1 : Math.exp((side * LEANING * pulls[cell]!) / greatest));
}

type RangedSum = {
  readonly cells: readonly number[];
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
};

/** Sum of a group's hidden counts in a table: the printed total less the shown counts. */
function untoldSum(
  cells: readonly number[],
  counts: Float64Array,
  shown: readonly ShownSum[],
  total: number | null,
  policy: Policy,
): readonly RangedSum[] {
  if (cells.length === 0) return [];
  const count = sum(cells.map((cell) => counts[cell]!));
  if (total === null) return [{ cells, count, least: count, greatest: count }];
  const whole = rangeOfPublished(total, policy);
  const others = rangeOfSum(
    shown.map((each) => each.count),
    policy,
  );
  const greatest = Math.max(count, whole.greatest - others.least);
  return [{ cells, count, least: Math.min(count, Math.max(0, whole.least - others.greatest)), greatest }];
}

/** Mean influence per person of a count. */
function pullOf(cells: readonly number[], counts: Float64Array, answers: Influence['answers']): number {
  const people = sum(cells.map((cell) => counts[cell]!));
  const pulled = sum(
    cells.map((cell) => counts[cell]! * answers(Math.floor(cell / groups.length), cell % groups.length)),
  );
  return people === 0 ? 0 : pulled / people;
}

/**
 * Fractional knapsack: each part at the end of its range that moves the figure most; the least effective give way until
 * the parts sum to the whole.
 */
function shiftsOf(
  sums: readonly RangedSum[],
  pulls: readonly number[],
  whole: { readonly least: number; readonly greatest: number } | null,
): readonly number[] {
  const shifts = sums.map(({ count, least, greatest }, at) => (pulls[at]! > 0 ? greatest : least) - count);
  if (whole === null) return shifts;
  const order = [...sums.keys()].toSorted((one, other) => Math.abs(pulls[one]!) - Math.abs(pulls[other]!));
  let people = sum(sums.map(({ count }, at) => count + shifts[at]!));
  for (const at of order) {
    const { count, least, greatest } = sums[at]!;
    const missing = Math.min(0, whole.greatest - people) + Math.max(0, whole.least - people);
    if (missing === 0) break;
    const gives = missing < 0 === pulls[at]! > 0;
    if (!gives) continue;
    const next = Math.min(greatest - count, Math.max(least - count, shifts[at]! + missing));
    people += next - shifts[at]!;
    shifts[at] = next;
  }
  return shifts;
}

/** Weights for margins that are printed alike and move the figure as far as possible. */
export function rakedAlike(
  places: readonly Place[],
  levels: readonly Level[],
  { asked }: Influence,
  side: 1 | -1,
  rangeOf: (level: Level) => { readonly least: number; readonly greatest: number },
): readonly number[] {
  const people = levels.map(
    (level, index) => rangeOf(level)[side * asked[index]! > 0 ? 'greatest' : 'least'],
  );
  return rakeTo(
    people,
    levels,
    Float64Array.from(places, ({ usable }) => usable),
  ).weights;
}
