import { afterAll, describe, expect, it } from 'vitest';
import {
  agrestiCoull,
  clopperPearson,
  jeffreys,
  midP,
  type ProportionInterval,
  wald,
  wilson,
  wilsonContinuity,
} from '../../core/stats/proportion.ts';
import { recordCase } from '../cases.ts';
import { absolute, disagreements, folder, type Limits, readReference, WHY_SKIPPED } from './case-file.ts';
import { compareTwoByTwo, type TwoByTwoReference } from './two-by-two.ts';

const CLOSED_FORM = 1e-9;
const SOLVED = 1e-7;

const methods = [
  { field: 'wilson', interval: wilson, tolerance: CLOSED_FORM },
  { field: 'wilson_cc', interval: wilsonContinuity, tolerance: CLOSED_FORM },
  { field: 'clopper_pearson', interval: clopperPearson, tolerance: SOLVED },
  { field: 'agresti_coull', interval: agrestiCoull, tolerance: CLOSED_FORM },
  { field: 'jeffreys_endpoint_adjusted', interval: jeffreys, tolerance: CLOSED_FORM },
  { field: 'mid_p', interval: midP, tolerance: SOLVED },
  { field: 'wald', interval: wald, tolerance: CLOSED_FORM },
] as const satisfies readonly { field: string; interval: ProportionInterval; tolerance: number }[];

type Sample = { readonly x: number; readonly n: number; readonly conf: number } & Readonly<
  Record<(typeof methods)[number]['field'], Limits>
>;

function read(): {
  readonly one_sample: readonly Sample[];
  readonly two_sample: readonly TwoByTwoReference[];
} {
  return readReference('proportion_intervals') as ReturnType<typeof read>;
}

describe.skipIf(folder === null)(`proportion intervals against R (${WHY_SKIPPED})`, () => {
  afterAll(() => recordCase('proportion_intervals'));

  it('reads 72 samples and 16 contrasts', () => {
    expect(read().one_sample).toHaveLength(72);
    expect(read().two_sample).toHaveLength(16);
  });

  it.each(methods)('gives the limits of $field at every level', ({ field, interval, tolerance }) => {
    const comparisons = read().one_sample.flatMap((sample) => {
      const { x, n, conf } = sample;
      const { low, high } = interval(x, n, conf);
      return [
        absolute(`lower of ${x}/${n} at ${conf}`, low, sample[field].lower, tolerance),
        absolute(`upper of ${x}/${n} at ${conf}`, high, sample[field].upper, tolerance),
      ];
    });
    expect(comparisons).toHaveLength(144);
    expect(disagreements(comparisons)).toEqual([]);
  });

  it('agrees on every difference, ratio and test of two proportions', () => {
    const comparisons = read().two_sample.flatMap((contrast) =>
      compareTwoByTwo(contrast, { closed: CLOSED_FORM, solved: SOLVED }),
    );
    expect(comparisons.length).toBeGreaterThan(16 * 30);
    expect(disagreements(comparisons)).toEqual([]);
  });
});
