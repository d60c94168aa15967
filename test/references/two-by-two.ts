import { chiSquareTwoByTwo, chiSquareYates } from '../../core/stats/contingency.ts';
import { mee, miettinenNurminen, newcombe, waldDifference } from '../../core/stats/difference.ts';
import { fisherExact } from '../../core/stats/fisher.ts';
import type {
  Contrast,
  EstimatedInterval,
  Interval,
  LogRatio,
  TestResult,
} from '../../core/stats/interval.ts';
import { clopperPearson, wilson } from '../../core/stats/proportion.ts';
import { oddsRatioHaldane, oddsRatioWoolf, riskRatio, riskRatioKatz } from '../../core/stats/ratio.ts';
import { absolute, type Comparison, type Limits, relative } from './case-file.ts';

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

/** `closed` is for closed formulas, `solved` for limits found by search. */
export type Tolerances = { readonly closed: number; readonly solved: number };

export function compareTwoByTwo(reference: TwoByTwoReference, tolerances: Tolerances): readonly Comparison[] {
  const { x1, n1, x2, n2 } = reference;
  const contrast: Contrast = { x1, n1, x2, n2 };
  return [
    ...compareShares(contrast, reference, tolerances),
    ...compareDifferences(contrast, reference, tolerances),
    ...compareTest('chi-square', chiSquareTwoByTwo(contrast), reference.chisq_uncorrected, tolerances),
    ...compareTest('Yates', chiSquareYates(contrast), reference.chisq_yates, tolerances),
    ...compareFisher(contrast, reference.fisher_exact, tolerances),
    ...compareRatios(contrast, reference, tolerances),
  ].map((each) => ({ ...each, what: `${x1}/${n1} against ${x2}/${n2}: ${each.what}` }));
}

function compareShares(
  { x1, n1, x2, n2 }: Contrast,
  reference: TwoByTwoReference,
  { closed, solved }: Tolerances,
): readonly Comparison[] {
  return [
    ...limits('Wilson 1', wilson(x1, n1, LEVEL), reference.p1_wilson95, closed),
    ...limits('Wilson 2', wilson(x2, n2, LEVEL), reference.p2_wilson95, closed),
    ...limits('exact 1', clopperPearson(x1, n1, LEVEL), reference.p1_clopper_pearson95, solved),
    ...limits('exact 2', clopperPearson(x2, n2, LEVEL), reference.p2_clopper_pearson95, solved),
  ];
}

function compareDifferences(
  contrast: Contrast,
  reference: TwoByTwoReference,
  { closed, solved }: Tolerances,
): readonly Comparison[] {
  const compare = (
    what: string,
    ours: EstimatedInterval,
    expected: EstimateReference,
    tolerance: number,
  ): readonly Comparison[] => [
    absolute(`${what}, estimate`, ours.estimate, expected.estimate, closed),
    ...limits(what, ours, expected, tolerance),
  ];
  const score = reference.diff_miettinen_nurminen;
  return [
    ...compare('Newcombe', newcombe(contrast, LEVEL), reference.diff_newcombe10, closed),
    ...compare('Wald', waldDifference(contrast, LEVEL), reference.diff_wald, closed),
    ...compare('Miettinen–Nurminen', miettinenNurminen(contrast, LEVEL), score, solved),
    ...(reference.diff_mee ? compare('Mee', mee(contrast, LEVEL), reference.diff_mee, solved) : []),
  ];
}

function limits(what: string, ours: Interval, reference: Limits, tolerance: number): readonly Comparison[] {
  return [
    absolute(`${what}, lower`, ours.low, reference.lower, tolerance),
    absolute(`${what}, upper`, ours.high, reference.upper, tolerance),
  ];
}

function compareTest(
  what: string,
  ours: TestResult | null,
  reference: TestReference,
  { closed }: Tolerances,
): readonly Comparison[] {
  const degreesOfFreedom = reference.stat === null ? null : reference.df;
  return [
    relative(`${what}, statistic`, ours?.statistic, reference.stat, closed),
    relative(`${what}, p`, ours?.p, reference.p, P_VALUE),
    absolute(`${what}, degrees of freedom`, ours?.degreesOfFreedom, degreesOfFreedom, 0),
  ];
}

function compareFisher(
  contrast: Contrast,
  reference: TwoByTwoReference['fisher_exact'],
  { solved }: Tolerances,
): readonly Comparison[] {
  const ours = fisherExact(contrast, LEVEL);
  // R prints 0 where nobody has the outcome; every odds ratio fits such a table equally well, so there is none.
  const oddsRatio = contrast.x1 + contrast.x2 === 0 ? null : reference.or_conditional_mle;
  return [
    relative('Fisher, p', ours.p, reference.p_two_sided, P_VALUE),
    relative('conditional odds ratio', ours.oddsRatio, oddsRatio, solved),
    relative('conditional odds ratio, lower', ours.low, reference.lower, solved),
    relative('conditional odds ratio, upper', ours.high, reference.upper, solved),
  ];
}

function compareRatios(
  contrast: Contrast,
  reference: TwoByTwoReference,
  { closed }: Tolerances,
): readonly Comparison[] {
  const haldane = reference.odds_ratio_haldane_plus_half;
  return [
    ...compareRatio('Woolf', oddsRatioWoolf(contrast, LEVEL), reference.odds_ratio_woolf, closed),
    ...compareRatio('Katz', riskRatioKatz(contrast, LEVEL), reference.risk_ratio_katz, closed),
    ...(haldane ? compareRatio('Haldane', oddsRatioHaldane(contrast, LEVEL), haldane, closed) : []),
    relative('impact ratio', riskRatio(contrast), reference.impact_ratio_p1_over_p2, closed),
  ];
}

function compareRatio(
  what: string,
  ours: LogRatio | null,
  reference: RatioReference | null | undefined,
  tolerance: number,
): readonly Comparison[] {
  return [
    relative(what, ours?.estimate, reference?.estimate ?? null, tolerance),
    relative(`${what}, lower`, ours?.low, reference?.lower ?? null, tolerance),
    relative(`${what}, upper`, ours?.high, reference?.upper ?? null, tolerance),
    relative(`${what}, standard error`, ours?.logStandardError, reference?.se_log ?? null, tolerance),
  ];
}
