import { type Contrast, type LogRatio, requireLevel, type TestResult } from './interval.ts';
import { chiSquareUpperTail, zOfLevel } from './normal.ts';

/**
 * Two groups compared within strata (grade, site, year). A stratum in which a group has nobody, or everybody has the
 * same outcome, says nothing about the odds ratio: it drops out, and its position is listed in `dropped`.
 * Counts outside their base throw RangeError; an empty group is allowed here.
 */
export type Strata = readonly Contrast[];

type Usable = { readonly strata: Strata; readonly dropped: readonly number[] };

/** Null when no stratum is left or the estimate is 0 or infinite. */
export type CommonOddsRatio = LogRatio & { readonly dropped: readonly number[] };

/**
 * Mantel–Haenszel common odds ratio of the first group against the second, with the Robins–Breslow–Greenland interval.
 * Source: Mantel and Haenszel, Journal of the National Cancer Institute 22 (1959), 719–748; Robins, Breslow and
 * Greenland, Biometrics 42 (1986), 311–323.
 */
export function mantelHaenszel(strata: Strata, level: number): CommonOddsRatio | null {
  requireLevel(level);
  const { strata: kept, dropped } = usableStrata(strata);
  let [r, s, pr, psqr, qs] = [0, 0, 0, 0, 0];
  for (const { x1, n1, x2, n2 } of kept) {
    const people = n1 + n2;
    const along = (x1 * (n2 - x2)) / people;
    const across = ((n1 - x1) * x2) / people;
    const p = (x1 + n2 - x2) / people;
    r += along;
    s += across;
    pr += p * along;
    psqr += p * across + (1 - p) * along;
    qs += (1 - p) * across;
  }
  if (r === 0 || s === 0) return null;
  const logStandardError = Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s));
  const factor = Math.exp(zOfLevel(level) * logStandardError);
  const estimate = r / s;
  return { estimate, low: estimate / factor, high: estimate * factor, logStandardError, dropped };
}

/**
 * Cochran–Mantel–Haenszel test that the common odds ratio is 1, 1 degree of freedom. With the correction, ½ is taken
 * off the deviation, never more than all of it (as R does). Null when no stratum is left.
 * Source: Mantel and Haenszel (1959); Cochran, Biometrics 10 (1954), 417–451.
 */
export function cochranMantelHaenszel(strata: Strata, isCorrected: boolean): TestResult | null {
  const { strata: kept } = usableStrata(strata);
  if (kept.length === 0) return null;
  let deviation = 0;
  let variance = 0;
  for (const { x1, n1, x2, n2 } of kept) {
    const people = n1 + n2;
    const yes = x1 + x2;
    deviation += x1 - (n1 * yes) / people;
    variance += (n1 * n2 * yes * (people - yes)) / (people * people * (people - 1));
  }
  const distance = Math.abs(deviation);
  const correction = isCorrected ? Math.min(0.5, distance) : 0;
  const statistic = (distance - correction) ** 2 / variance;
  return { statistic, degreesOfFreedom: 1, p: chiSquareUpperTail(statistic, 1) };
}

export type Homogeneity = { readonly breslowDay: TestResult; readonly tarone: TestResult };

/**
 * Breslow–Day test that the odds ratio is the same in every stratum, and Tarone's adjustment of it; strata − 1 degrees
 * of freedom. Null when fewer than two strata are left or the common odds ratio is 0 or infinite.
 * Source: Breslow and Day, Statistical Methods in Cancer Research I (1980), 142; Tarone, Biometrika 72 (1985), 91–95.
 */
export function breslowDay(strata: Strata): Homogeneity | null {
  const { strata: kept } = usableStrata(strata);
  const common = mantelHaenszel(strata, 0.95);
  if (kept.length < 2 || !common) return null;
  let [statistic, deviation, variance] = [0, 0, 0];
  for (const stratum of kept) {
    const expected = expectedCount(stratum, common.estimate);
    const { x1, n1, x2, n2 } = stratum;
    const yes = x1 + x2;
    const spread =
      1 / (1 / expected + 1 / (n1 - expected) + 1 / (yes - expected) + 1 / (n2 - yes + expected));
    statistic += (x1 - expected) ** 2 / spread;
    deviation += x1 - expected;
    variance += spread;
  }
  const degreesOfFreedom = kept.length - 1;
  const adjusted = Math.max(0, statistic - deviation ** 2 / variance);
  const test = (value: number): TestResult => ({
    statistic: value,
    degreesOfFreedom,
    p: chiSquareUpperTail(value, degreesOfFreedom),
  });
  return { breslowDay: test(statistic), tarone: test(adjusted) };
}

/**
 * Test that the difference of two proportions is the same in every stratum, strata − 1 degrees of freedom: weighted
 * squares around the mean that inverse variances give. Strata in which a group has nobody, or nobody varies, drop out;
 * null when fewer than two are left.
 * Source: Lipsitz, Dear, Laird and Molenberghs, Biometrics 54 (1998), 148–160 (weighted least squares statistic).
 */
export function equalDifferences(strata: Strata): TestResult | null {
  const kept = usableStrata(strata).strata.flatMap(({ x1, n1, x2, n2 }) => {
    const variance = (x1 * (n1 - x1)) / n1 ** 3 + (x2 * (n2 - x2)) / n2 ** 3;
    return variance > 0 ? [{ difference: x1 / n1 - x2 / n2, weight: 1 / variance }] : [];
  });
  if (kept.length < 2) return null;
  const weights = kept.reduce((sum, { weight }) => sum + weight, 0);
  const mean = kept.reduce((sum, { weight, difference }) => sum + weight * difference, 0) / weights;
  const statistic = kept.reduce((sum, { weight, difference }) => sum + weight * (difference - mean) ** 2, 0);
  const degreesOfFreedom = kept.length - 1;
  return { statistic, degreesOfFreedom, p: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

/** Expected count of the first group with the outcome, given the margins and the odds ratio. */
function expectedCount({ x1, n1, x2, n2 }: Contrast, oddsRatio: number): number {
  const yes = x1 + x2;
  if (oddsRatio === 1) return (n1 * yes) / (n1 + n2);
  // (1 − ψ)·e² + (n2 − m + ψ(n1 + m))·e − ψ·n1·m = 0; the root within the margins, computed without cancellation.
  const a = 1 - oddsRatio;
  const b = n2 - yes + oddsRatio * (n1 + yes);
  const c = oddsRatio * n1 * yes;
  const root = Math.sqrt(b * b + 4 * a * c);
  return b >= 0 ? (2 * c) / (b + root) : (root - b) / (2 * a);
}

function usableStrata(strata: Strata): Usable {
  const dropped: number[] = [];
  const kept = strata.filter((stratum, position) => {
    const { x1, n1, x2, n2 } = stratum;
    if (![x1, x2].every((x) => x >= 0) || !(x1 <= n1 && x2 <= n2)) {
      throw new RangeError('A count lies between 0 and its base.');
    }
    const hasAll = n1 > 0 && n2 > 0 && x1 + x2 > 0 && x1 + x2 < n1 + n2;
    if (!hasAll) dropped.push(position);
    return hasAll;
  });
  return { strata: kept, dropped };
}
