import type { CountPlace, DraftFigure, FigureRule } from '../../disclosure/figure.ts';
import {
  percentileInterval,
  type Resampled,
  resampledMeans,
  resampledMedians,
} from '../../stats/bootstrap.ts';
import { meanOf, medianOf, sumOf, weightedMedian } from '../../stats/quantile.ts';
import { randomOf } from '../../stats/random.ts';
import type { Work } from '../../work.ts';
import { NOT_USABLE, type ValuesBySlot } from './people.ts';

export const LEVEL = 0.95;
/** Fewer than 10,000 let a limit of a median of few people move with the seed. */
export const RESAMPLES = 10_000;
/** Means of many people, whose limits hardly move, take a draw for each. */
export const FEWER_RESAMPLES = 2_000;
export const MANY = 2_000;
/** On either side of a gap, and for an interval: resamples of fewer vary too little. */
export const LEAST_RESAMPLED = 10;
/** Of a figure of money: fewer tell too much of single people. */
export const LEAST_PAID = 30;
const LEAST_OTHERS = 10;
export const MONEY_DIGITS = 3;
export const GAP_STEP = 0.001;

export type Average = 'mean' | 'median';
export const averages: readonly Average[] = ['mean', 'median'];

/** The amounts that one set of figures is about, and where their people are counted. */
export type Amounts = {
  /** Opening of their names: `pay`, `bonus`. */
  readonly name: string;
  /** What is added up, wherever it stands; `unit` of it makes one of `bySlot`. */
  readonly amount: string;
  readonly unit: number;
  /** Of random numbers: what is drawn for one set says nothing of another. */
  readonly stream: number;
  readonly bySlot: ValuesBySlot;
  readonly placeOf: (slot: number) => CountPlace;
};

const methods: Readonly<Record<Average, { of: (sorted: Float64Array) => number; resampled: Resampled }>> = {
  mean: { of: (sorted) => (isVaried(sorted) ? meanOf(sorted) : sorted[0]!), resampled: resampledMeans },
  median: { of: medianOf, resampled: resampledMedians },
};

export function figureName(name: string, average: Average, group: string, what = ''): string {
  return `${name}-${average}${what}-${group}`;
}

/**
 * Mean and median of each group; their gap to the reference with a bootstrap interval; and the gap where those without a
 * usable answer are half, or twice, as likely to be of the last group. Each group has random numbers of its own, so that
 * what is drawn of one depends on nobody in another.
 */
export function draftFigures(
  amounts: Amounts,
  groups: readonly string[],
  reference: number,
  seed: number,
  work: Work,
): readonly DraftFigure[] {
  const { name, stream, bySlot, placeOf } = amounts;
  return averages.flatMap((average, turn) => {
    const { of, resampled } = methods[average];
    const drawn = groups.map((_, slot) => {
      work.throwIfCancelled();
      const values = bySlot[slot]!;
      return values.length === 0
        ? null
        : resampled(values, resamplesOf(average, values), randomOf(seed, stream + turn * NOT_USABLE + slot));
    });
    return groups.flatMap((group, slot): DraftFigure[] => {
      const values = bySlot[slot]!;
      const against = bySlot[reference]!;
      const own: DraftFigure = {
        id: figureName(name, average, group),
        people: [placeOf(slot)],
        leastPeople: LEAST_PAID,
        values: values.length === 0 ? {} : { value: of(values), ...intervalOf(drawn[slot], [values]) },
        rules: [ruleOf(average, amounts, slot)],
        precision: { kind: 'significant', digits: MONEY_DIGITS },
      };
      if (slot === reference) return [own];
      const isEnough = Math.min(values.length, against.length) >= LEAST_RESAMPLED;
      const gap: DraftFigure = {
        id: figureName(name, average, group, '-gap'),
        people: [placeOf(slot), placeOf(reference)],
        leastPeople: LEAST_PAID,
        values: isEnough
          ? {
              value: 1 - of(values) / of(against),
              ...intervalOf(gapsBetween(drawn[slot], drawn[reference]), [values, against]),
            }
          : {},
        rules: [ruleOf(average, amounts, slot), ruleOf(average, amounts, reference)],
        precision: { kind: 'step', step: GAP_STEP },
      };
      return [own, gap, ifOthersDiffer(gap, average, amounts, slot, reference)];
    });
  });
}

/** None of few people, nor where nothing varies: it would have no width and seem certain. */
function intervalOf(
  drawn: Float64Array | null | undefined,
  of: readonly Float64Array[],
): Readonly<Record<string, number>> {
  const isAny = of.every(({ length }) => length >= LEAST_RESAMPLED) && of.some(isVaried);
  return drawn && isAny ? percentileInterval(drawn, LEVEL) : {};
}

function isVaried(sorted: Float64Array): boolean {
  return sorted[0] !== sorted.at(-1);
}

/** By the group alone, so that what is drawn of one depends on nobody in another. */
function resamplesOf(average: Average, { length }: Float64Array): number {
  return average === 'mean' && length > MANY ? FEWER_RESAMPLES : RESAMPLES;
}

function gapsBetween(
  own: Float64Array | null | undefined,
  reference: Float64Array | null | undefined,
): Float64Array | null {
  if (!own || !reference) return null;
  const pairs = Math.min(own.length, reference.length);
  return own.subarray(0, pairs).map((value, draw) => 1 - value / reference[draw]!);
}

function ruleOf(average: Average, { amount, unit, bySlot, placeOf }: Amounts, slot: number): FigureRule {
  const sorted = bySlot[slot]!;
  if (average === 'mean') {
    return {
      kind: 'mean',
      amount,
      of: placeOf(slot),
      people: sorted.length,
      total: unit * sumOf(sorted),
      largest: [unit * (sorted.at(-1) ?? 0), unit * (sorted.at(-2) ?? 0)],
      alike: longestRun(sorted),
    };
  }
  const median = medianOf(sorted);
  return {
    kind: 'quantile',
    below: sorted.filter((value) => value < median).length,
    above: sorted.filter((value) => value > median).length,
  };
}

function longestRun(sorted: Float64Array): number {
  let longest = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (sorted[end] === sorted[start]) end++;
    longest = Math.max(longest, end - start);
    start = end;
  }
  return longest;
}

/**
 * How far the gap would move if people without a usable answer belonged to the compared group half, or twice, as often
 * as those with one do, and to the others as often as these do among themselves.
 */
function ifOthersDiffer(
  gap: DraftFigure,
  average: Average,
  amounts: Amounts,
  slot: number,
  reference: number,
): DraftFigure {
  const { bySlot, placeOf } = amounts;
  const others = bySlot[NOT_USABLE]!;
  const usable = bySlot.slice(0, NOT_USABLE).reduce((sum, { length }) => sum + length, 0);
  const share = (of: number): number => bySlot[of]!.length / usable;
  const gapIf = (times: number): number => {
    const own = Math.min(1, times * share(slot));
    const rest = share(slot) === 1 ? 0 : ((1 - own) * share(reference)) / (1 - share(slot));
    return (
      1 -
      averageWith(average, bySlot[slot]!, others, own) /
        averageWith(average, bySlot[reference]!, others, rest)
    );
  };
  const isAny = gap.values['value'] !== undefined;
  return {
    ...gap,
    id: `${gap.id}-if`,
    people: [...gap.people, placeOf(NOT_USABLE)],
    leastPeople: LEAST_OTHERS,
    rules: [...gap.rules, ...(average === 'mean' ? [ruleOf(average, amounts, NOT_USABLE)] : [])],
    values: isAny && others.length > 0 ? { half: gapIf(0.5), twice: gapIf(2) } : {},
  };
}

function averageWith(average: Average, own: Float64Array, others: Float64Array, weight: number): number {
  return average === 'mean'
    ? (sumOf(own) + weight * sumOf(others)) / (own.length + weight * others.length)
    : weightedMedian({ sorted: own, weight: 1 }, { sorted: others, weight });
}
