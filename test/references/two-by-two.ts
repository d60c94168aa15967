import { expect } from 'vitest';
import { chiSquareTwoByTwo, chiSquareYates } from '../../core/stats/contingency.ts';
import {
  type DifferenceInterval,
  mee,
  miettinenNurminen,
  newcombe,
  waldDifference,
} from '../../core/stats/difference.ts';
import { fisherExact } from '../../core/stats/fisher.ts';
import type { Contrast, LogRatio, TestResult } from '../../core/stats/interval.ts';
import { clopperPearson, wilson } from '../../core/stats/proportion.ts';
import { oddsRatioHaldane, oddsRatioWoolf, riskRatio, riskRatioKatz } from '../../core/stats/ratio.ts';
import { expectClose, expectNear, type Limits } from './case-file.ts';

const LEVEL = 0.95;
const P_VALUE = 1e-6;

type EstimateReference = Limits & { readonly estimate: number };
type RatioReference = EstimateReference & { readonly se_log: number };
type TestReference = { readonly stat: number | null; readonly df: number; readonly p: number | null };

/** The block described in the README of the cases. */
export type TwoByTwoReference = Contrast & {
  readonly p1_wilson95: Limits;
  readonly p2_wilson95: Limits;
  readonly p1_clopper_pearson95: Limits;
  readonly p2_clopper_pearson95: Limits;
  readonly diff_newcombe10: EstimateReference;
  readonly diff_wald: EstimateReference;
  readonly diff_miettinen_nurminen: EstimateReference;
  readonly diff_mee?: EstimateReference;
  readonly chisq_uncorrected: TestReference;
  readonly chisq_yates: TestReference;
  readonly fisher_exact: {
    readonly p_two_sided: number;
    readonly or_conditional_mle: number | 'Inf';
    readonly lower: number;
    readonly upper: number | 'Inf';
  };
  readonly odds_ratio_woolf?: RatioReference | null;
  readonly odds_ratio_haldane_plus_half?: RatioReference;
  readonly risk_ratio_katz?: RatioReference;
  readonly impact_ratio_p1_over_p2: number | null;
};

/** `closed` is absolute for proportions and relative for ratios and statistics; `solved` is for limits found by search. */
export type Tolerances = { readonly closed: number; readonly solved: number };

export function compareTwoByTwo(reference: TwoByTwoReference, tolerances: Tolerances): void {
  const { x1, n1, x2, n2 } = reference;
  const contrast: Contrast = { x1, n1, x2, n2 };
  const name = `${x1}/${n1} against ${x2}/${n2}`;
  compareShares(contrast, reference, tolerances, name);
  compareDifferences(contrast, reference, tolerances, name);
  compareTest(chiSquareTwoByTwo(contrast), reference.chisq_uncorrected, tolerances.closed, name);
  compareTest(chiSquareYates(contrast), reference.chisq_yates, tolerances.closed, name);
  compareFisher(contrast, reference.fisher_exact, tolerances, name);
  compareRatios(contrast, reference, tolerances.closed, name);
}

function compareShares(
  { x1, n1, x2, n2 }: Contrast,
  reference: TwoByTwoReference,
  { closed, solved }: Tolerances,
  name: string,
): void {
  const pairs = [
    { found: wilson(x1, n1, LEVEL), expected: reference.p1_wilson95, tolerance: closed },
    { found: wilson(x2, n2, LEVEL), expected: reference.p2_wilson95, tolerance: closed },
    { found: clopperPearson(x1, n1, LEVEL), expected: reference.p1_clopper_pearson95, tolerance: solved },
    { found: clopperPearson(x2, n2, LEVEL), expected: reference.p2_clopper_pearson95, tolerance: solved },
  ];
  for (const { found, expected, tolerance } of pairs) {
    expectNear(found.low, expected.lower, tolerance, name);
    expectNear(found.high, expected.upper, tolerance, name);
  }
}

function compareDifferences(
  contrast: Contrast,
  reference: TwoByTwoReference,
  { closed, solved }: Tolerances,
  name: string,
): void {
  const compare = (interval: DifferenceInterval, expected: EstimateReference, tolerance: number): void => {
    const found = interval(contrast, LEVEL);
    expectNear(found.estimate, expected.estimate, closed, name);
    expectNear(found.low, expected.lower, tolerance, name);
    expectNear(found.high, expected.upper, tolerance, name);
  };
  compare(newcombe, reference.diff_newcombe10, closed);
  compare(waldDifference, reference.diff_wald, closed);
  compare(miettinenNurminen, reference.diff_miettinen_nurminen, solved);
  if (reference.diff_mee) compare(mee, reference.diff_mee, solved);
}

export function compareTest(
  found: TestResult | null,
  expected: TestReference,
  tolerance: number,
  name: string,
): void {
  if (expected.stat === null || expected.p === null) {
    expect(found, name).toBeNull();
    return;
  }
  if (!found) throw new Error(`${name}: the test is missing`);
  expectClose(found.statistic, expected.stat, tolerance, `${name}, statistic`);
  expectClose(found.p, expected.p, P_VALUE, `${name}, p`);
  expect(found.degreesOfFreedom).toBe(expected.df);
}

function compareFisher(
  contrast: Contrast,
  expected: TwoByTwoReference['fisher_exact'],
  { solved }: Tolerances,
  name: string,
): void {
  const found = fisherExact(contrast, LEVEL);
  expectClose(found.p, expected.p_two_sided, P_VALUE, `${name}, Fisher's p`);
  expectClose(found.low, expected.lower, solved, `${name}, lower limit of the conditional odds ratio`);
  expectClose(found.high, expected.upper, solved, `${name}, upper limit of the conditional odds ratio`);
  if (contrast.x1 + contrast.x2 === 0) {
    // R prints 0 here; with nobody having the outcome every odds ratio fits equally well.
    expect(found.oddsRatio, name).toBeNull();
    return;
  }
  if (found.oddsRatio === null) throw new Error(`${name}: the conditional odds ratio is missing`);
  expectClose(found.oddsRatio, expected.or_conditional_mle, solved, `${name}, conditional odds ratio`);
}

function compareRatios(
  contrast: Contrast,
  reference: TwoByTwoReference,
  tolerance: number,
  name: string,
): void {
  compareRatio(oddsRatioWoolf(contrast, LEVEL), reference.odds_ratio_woolf, tolerance, `${name}, Woolf`);
  compareRatio(riskRatioKatz(contrast, LEVEL), reference.risk_ratio_katz, tolerance, `${name}, Katz`);
  if (reference.odds_ratio_haldane_plus_half) {
    const found = oddsRatioHaldane(contrast, LEVEL);
    compareRatio(found, reference.odds_ratio_haldane_plus_half, tolerance, `${name}, Haldane`);
  }
  const impact = riskRatio(contrast);
  if (impact === null || reference.impact_ratio_p1_over_p2 === null) {
    expect(impact, name).toBe(reference.impact_ratio_p1_over_p2);
  } else {
    expectClose(impact, reference.impact_ratio_p1_over_p2, tolerance, `${name}, impact ratio`);
  }
}

function compareRatio(
  found: LogRatio | null,
  expected: RatioReference | null | undefined,
  tolerance: number,
  name: string,
): void {
  if (!expected) {
    expect(found, name).toBeNull();
    return;
  }
  if (!found) throw new Error(`${name}: the ratio is missing`);
  expectClose(found.estimate, expected.estimate, tolerance, name);
  expectClose(found.low, expected.lower, tolerance, name);
  expectClose(found.high, expected.upper, tolerance, name);
  expectClose(found.logStandardError, expected.se_log, tolerance, name);
}
