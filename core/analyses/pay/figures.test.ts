import { describe, expect, it } from 'vitest';
import { unwatched } from '../../work.ts';
import { meanOf, medianOf } from '../../stats/quantile.ts';
import { draftFigures } from './figures.ts';

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).toSorted();
const times = (values: Float64Array, count: number): readonly number[] =>
  Array.from({ length: count }, () => [...values]).flat();

describe('the gap if people without a usable answer were of the group half, or twice, as often', () => {
  const reference = sorted([21, 24, 26, 31, 36, 41, 47, 55, 61, 80]);
  const group = sorted([18, 19, 22, 25, 29, 30, 33, 38, 44, 52]);
  const others = sorted([15, 20, 23, 27, 28, 35, 45, 50, 58, 90]);
  const figures = draftFigures(
    {
      ...{ name: 'pay', amount: 'pay', unit: 1, stream: 0 },
      bySlot: [reference, sorted([]), group, others],
      placeOf: () => ({ table: 'people', at: {} }),
    },
    ['professional', 'intermediate', 'working-class'],
    0,
    1,
    unwatched,
  );

  // As often: one in two. Each person stands for four; of those without an answer one or all, and the rest.
  it.each([
    ['mean', 'half', 1, 3, meanOf],
    ['median', 'half', 1, 3, medianOf],
    ['mean', 'twice', 4, 0, meanOf],
    ['median', 'twice', 4, 0, medianOf],
  ] as const)('is that of as many people counted out, by the %s, %s', (average, what, own, rest, of) => {
    const found = figures.find(({ id }) => id === `pay-${average}-gap-working-class-if`)?.values[what];
    const counted = (values: Float64Array, more: number): number =>
      of(sorted([...times(values, 4), ...times(others, more)]));
    expect(found).toBeCloseTo(1 - counted(group, own) / counted(reference, rest), 12);
  });
});
