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
import { expectNear, folder, type Limits, readReference, WHY_SKIPPED } from './case-file.ts';
import { compareTwoByTwo, type TwoByTwoReference } from './two-by-two.ts';

const CLOSED_FORM = 1e-9;
const SOLVED = 1e-7;

type Sample = { readonly x: number; readonly n: number; readonly conf: number } & Readonly<
  Record<(typeof methods)[number]['field'], Limits>
>;
type Reference = {
  readonly one_sample: readonly Sample[];
  readonly two_sample: readonly TwoByTwoReference[];
};

const methods = [
  { field: 'wilson', interval: wilson, tolerance: CLOSED_FORM },
  { field: 'wilson_cc', interval: wilsonContinuity, tolerance: CLOSED_FORM },
  { field: 'clopper_pearson', interval: clopperPearson, tolerance: SOLVED },
  { field: 'agresti_coull', interval: agrestiCoull, tolerance: CLOSED_FORM },
  { field: 'jeffreys_endpoint_adjusted', interval: jeffreys, tolerance: CLOSED_FORM },
  { field: 'mid_p', interval: midP, tolerance: SOLVED },
  { field: 'wald', interval: wald, tolerance: CLOSED_FORM },
] as const satisfies readonly { field: string; interval: ProportionInterval; tolerance: number }[];

describe.skipIf(folder === null)(`proportion intervals of R (skipped when ${WHY_SKIPPED})`, () => {
  afterAll(() => recordCase('proportion_intervals'));

  it('holds 72 samples and 16 contrasts', () => {
    const reference = readReference<Reference>('proportion_intervals');
    expect(reference.one_sample).toHaveLength(72);
    expect(reference.two_sample).toHaveLength(16);
  });

  it.each(methods)(
    'gives the limits of $field for every sample and level',
    ({ field, interval, tolerance }) => {
      for (const sample of readReference<Reference>('proportion_intervals').one_sample) {
        const { x, n, conf } = sample;
        const { low, high } = interval(x, n, conf);
        expectNear(low, sample[field].lower, tolerance, `lower limit of ${x} of ${n} at ${conf}`);
        expectNear(high, sample[field].upper, tolerance, `upper limit of ${x} of ${n} at ${conf}`);
      }
    },
  );

  it('agrees on every difference, ratio and test of two proportions', () => {
    for (const contrast of readReference<Reference>('proportion_intervals').two_sample) {
      compareTwoByTwo(contrast, { closed: CLOSED_FORM, solved: SOLVED });
    }
  });
});
