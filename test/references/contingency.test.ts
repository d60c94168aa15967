import { describe, expect, it } from 'vitest';
import { fitChiSquare, indexOfDissimilarity } from '../../core/stats/fit.ts';
import type { Contrast } from '../../core/stats/interval.ts';
import { clopperPearson, wilson } from '../../core/stats/proportion.ts';
import { oddsRatioWoolf, riskRatioKatz } from '../../core/stats/ratio.ts';
import { breslowDay, cochranMantelHaenszel, mantelHaenszel } from '../../core/stats/strata.ts';
import {
  absolute,
  disagreements,
  folder,
  readCaseFile,
  readReference,
  relative,
  WHY_SKIPPED,
} from './case-file.ts';
import { compareTwoByTwo, type TwoByTwoReference } from './two-by-two.ts';

const CLOSED_FORM = 1e-9;
/** The tolerance that the class-origin case names. */
const CLASS_ORIGIN = 1e-8;

type Admissions = {
  readonly aggregate: TwoByTwoReference;
  readonly by_department: readonly TwoByTwoReference[];
  readonly cmh: Readonly<
    Record<
      | 'common_or_male_vs_female'
      | 'lower'
      | 'upper'
      | 'common_or_female_vs_male'
      | 'lower_f'
      | 'upper_f'
      | 'chisq_continuity_corrected'
      | 'p_corrected'
      | 'chisq_uncorrected'
      | 'p_uncorrected',
      number
    >
  >;
  readonly homogeneity: Readonly<Record<'breslow_day' | 'df' | 'p' | 'tarone' | 'p_tarone', number>>;
  readonly dissimilarity_index_dept_by_gender: number;
};

describe.skipIf(folder === null)(`admissions in six departments against R (${WHY_SKIPPED})`, () => {
  const read = (): Admissions => readReference('ucb_admissions') as Admissions;
  const swapped = (): readonly Contrast[] =>
    read().by_department.map(({ x1, n1, x2, n2 }) => ({ x1: x2, n1: n2, x2: x1, n2: n1 }));

  it('agrees on every two-by-two block', () => {
    const { aggregate, by_department } = read();
    const comparisons = [aggregate, ...by_department].flatMap((block) =>
      compareTwoByTwo(block, { closed: CLOSED_FORM, solved: 1e-6 }),
    );
    expect(comparisons.length).toBeGreaterThan(7 * 30);
    expect(disagreements(comparisons)).toEqual([]);
  });

  it('agrees on the common odds ratio in both directions', () => {
    const { by_department, cmh } = read();
    const female = mantelHaenszel(by_department, 0.95);
    const male = mantelHaenszel(swapped(), 0.95);
    expect(
      disagreements([
        relative('women to men', female?.estimate, cmh.common_or_female_vs_male, CLOSED_FORM),
        relative('women to men, lower', female?.low, cmh.lower_f, CLOSED_FORM),
        relative('women to men, upper', female?.high, cmh.upper_f, CLOSED_FORM),
        relative('men to women', male?.estimate, cmh.common_or_male_vs_female, CLOSED_FORM),
        relative('men to women, lower', male?.low, cmh.lower, CLOSED_FORM),
        relative('men to women, upper', male?.high, cmh.upper, CLOSED_FORM),
      ]),
    ).toEqual([]);
  });

  it('agrees on the stratified test and on the tests of equal odds ratios', () => {
    const { by_department, cmh, homogeneity } = read();
    const corrected = cochranMantelHaenszel(by_department, true);
    const uncorrected = cochranMantelHaenszel(by_department, false);
    const equal = breslowDay(by_department);
    expect(
      disagreements([
        relative('corrected', corrected?.statistic, cmh.chisq_continuity_corrected, CLOSED_FORM),
        relative('corrected, p', corrected?.p, cmh.p_corrected, CLOSED_FORM),
        relative('uncorrected', uncorrected?.statistic, cmh.chisq_uncorrected, CLOSED_FORM),
        relative('uncorrected, p', uncorrected?.p, cmh.p_uncorrected, CLOSED_FORM),
        relative('Breslow–Day', equal?.breslowDay.statistic, homogeneity.breslow_day, CLOSED_FORM),
        relative('Breslow–Day, p', equal?.breslowDay.p, homogeneity.p, CLOSED_FORM),
        relative('Tarone', equal?.tarone.statistic, homogeneity.tarone, CLOSED_FORM),
        relative('Tarone, p', equal?.tarone.p, homogeneity.p_tarone, CLOSED_FORM),
        absolute('degrees of freedom', equal?.tarone.degreesOfFreedom, homogeneity.df, 0),
      ]),
    ).toEqual([]);
  });

  it('agrees on how differently women and men spread over the departments', () => {
    const { by_department, dissimilarity_index_dept_by_gender } = read();
    const sharesOf = (counts: readonly number[]): readonly number[] => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      return counts.map((count) => count / total);
    };
    const index = indexOfDissimilarity(
      sharesOf(by_department.map(({ n1 }) => n1)),
      sharesOf(by_department.map(({ n2 }) => n2)),
    );
    const reference = dissimilarity_index_dept_by_gender;
    expect(disagreements([relative('index', index, reference, CLOSED_FORM)])).toEqual([]);
  });
});

type Origin = {
  readonly count: number;
  readonly share: number;
  readonly wilson95: readonly [number, number];
  readonly clopper_pearson95: readonly [number, number];
  readonly in_classes_I_II: number;
  readonly share_in_I_II_wilson95: readonly [number, number];
};
type ClassOrigin = {
  readonly total: number;
  readonly groups: Readonly<Record<'professional' | 'intermediate' | 'working_class', Origin>>;
  readonly goodness_of_fit_against_37_24_39: Readonly<Record<'chi_square' | 'df' | 'p', number>>;
  readonly index_of_dissimilarity_against_37_24_39: number;
  readonly professional_against_working_class_in_I_II: {
    readonly odds_ratio: number;
    readonly odds_ratio_woolf95: readonly [number, number];
    readonly risk_ratio: number;
    readonly risk_ratio_katz95: readonly [number, number];
  };
};

const NATIONAL = [0.37, 0.24, 0.39];
const ORIGINS: Readonly<Record<string, keyof ClassOrigin['groups']>> = {
  I: 'professional',
  II: 'professional',
  III: 'intermediate',
  IVa: 'intermediate',
  IVb: 'intermediate',
  IVc: 'intermediate',
  'V/VI': 'working_class',
  VIIa: 'working_class',
  VIIb: 'working_class',
};

describe.skipIf(folder === null)(`class origin in England and Wales against R (${WHY_SKIPPED})`, () => {
  const read = (): ClassOrigin => readReference('class_origin_england_wales') as ClassOrigin;

  /** People by origin, from the published table: all of them, and those in classes I and II. */
  const count = (): ReadonlyMap<string, { readonly n: number; readonly x: number }> => {
    const counts = new Map<string, { n: number; x: number }>();
    const [, ...lines] = readCaseFile('class_origin_england_wales', 'erikson_ew_9x9.csv').trim().split('\n');
    for (const line of lines) {
      const [origin = '', destination = '', people = ''] = line.trim().replaceAll('"', '').split(',');
      const group = ORIGINS[origin] ?? origin;
      const { n, x } = counts.get(group) ?? { n: 0, x: 0 };
      const isInService = destination === 'I' || destination === 'II';
      counts.set(group, { n: n + Number(people), x: x + (isInService ? Number(people) : 0) });
    }
    return counts;
  };

  it('agrees on the shares of the three origins and their intervals', () => {
    const { total, groups } = read();
    const comparisons = Object.entries(groups).flatMap(([name, reference]) => {
      const { n = 0, x = 0 } = count().get(name) ?? {};
      const score = wilson(n, total, 0.95);
      const exact = clopperPearson(n, total, 0.95);
      const inService = wilson(x, n, 0.95);
      return [
        absolute(`${name}, people`, n, reference.count, 0),
        absolute(`${name}, people in I and II`, x, reference.in_classes_I_II, 0),
        relative(`${name}, share`, n / total, reference.share, CLASS_ORIGIN),
        relative(`${name}, Wilson lower`, score.low, reference.wilson95[0], CLASS_ORIGIN),
        relative(`${name}, Wilson upper`, score.high, reference.wilson95[1], CLASS_ORIGIN),
        relative(`${name}, exact lower`, exact.low, reference.clopper_pearson95[0], CLASS_ORIGIN),
        relative(`${name}, exact upper`, exact.high, reference.clopper_pearson95[1], CLASS_ORIGIN),
        relative(`${name}, I and II lower`, inService.low, reference.share_in_I_II_wilson95[0], CLASS_ORIGIN),
        relative(
          `${name}, I and II upper`,
          inService.high,
          reference.share_in_I_II_wilson95[1],
          CLASS_ORIGIN,
        ),
      ];
    });
    expect(comparisons).toHaveLength(27);
    expect(disagreements(comparisons)).toEqual([]);
  });

  it('agrees on the fit to the national shares and on the index of dissimilarity', () => {
    const reference = read();
    const observed = Object.values(reference.groups).map((group) => group.count);
    const fit = fitChiSquare(observed, NATIONAL);
    const { chi_square, df, p } = reference.goodness_of_fit_against_37_24_39;
    const index = indexOfDissimilarity(
      observed.map((people) => people / reference.total),
      NATIONAL,
    );
    expect(
      disagreements([
        relative('chi-square', fit.statistic, chi_square, CLASS_ORIGIN),
        absolute('degrees of freedom', fit.degreesOfFreedom, df, 0),
        absolute('p', fit.p, p, 0),
        relative('index', index, reference.index_of_dissimilarity_against_37_24_39, CLASS_ORIGIN),
      ]),
    ).toEqual([]);
  });

  it('agrees on the odds and the chances of reaching classes I and II', () => {
    const { groups, professional_against_working_class_in_I_II: reference } = read();
    const contrast = {
      x1: groups.professional.in_classes_I_II,
      n1: groups.professional.count,
      x2: groups.working_class.in_classes_I_II,
      n2: groups.working_class.count,
    };
    const odds = oddsRatioWoolf(contrast, 0.95);
    const risk = riskRatioKatz(contrast, 0.95);
    expect(
      disagreements([
        relative('odds ratio', odds?.estimate, reference.odds_ratio, CLASS_ORIGIN),
        relative('odds ratio, lower', odds?.low, reference.odds_ratio_woolf95[0], CLASS_ORIGIN),
        relative('odds ratio, upper', odds?.high, reference.odds_ratio_woolf95[1], CLASS_ORIGIN),
        relative('risk ratio', risk?.estimate, reference.risk_ratio, CLASS_ORIGIN),
        relative('risk ratio, lower', risk?.low, reference.risk_ratio_katz95[0], CLASS_ORIGIN),
        relative('risk ratio, upper', risk?.high, reference.risk_ratio_katz95[1], CLASS_ORIGIN),
      ]),
    ).toEqual([]);
  });
});
