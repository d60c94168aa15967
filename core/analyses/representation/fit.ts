import { groups } from '../../background/background.ts';
import type { Benchmark } from '../../benchmarks/benchmark.ts';
import { exactMultinomialP, fitChiSquare, indexOfDissimilarity } from '../../stats/fit.ts';

/** All three groups at once against the benchmark. */
export type Fit = {
  /** Null when a count is hidden, nobody is usable, or too few weighted answers are expected in a group. */
  readonly fit: {
    readonly method: 'chi-square' | 'exact-multinomial';
    readonly chiSquare: number | null;
    readonly degreesOfFreedom: number | null;
    readonly p: number;
  } | null;
  /** Null when a count is hidden or nobody is usable. */
  readonly dissimilarity: number | null;
};

/** Below this expected count the chi-square approximation is not trusted. Source: Cochran, Biometrics 10 (1954), 417. */
const SMALLEST_EXPECTED_COUNT = 5;

/**
 * `counts` of weighted answers add up to their effective size, which divides chi-square by the design effect (Rao and
 * Scott, Journal of the American Statistical Association 76 (1981), 221–230). They are no whole numbers: no exact test.
 */
export function fitTo(counts: readonly (number | null)[], benchmark: Benchmark, isWeighted: boolean): Fit {
  const observed = counts.filter((count) => count !== null);
  const total = observed.reduce((sum, count) => sum + count, 0);
  if (observed.length < counts.length || total === 0) return { fit: null, dissimilarity: null };
  // Printed shares need not add up to 1 (rounding); a test needs expected counts that do.
  const printed = groups.map((group) => benchmark.shares[group]);
  const whole = printed.reduce((sum, share) => sum + share, 0);
  const expected = printed.map((share) => share / whole);
  const dissimilarity = indexOfDissimilarity(
    observed.map((count) => count / total),
    expected,
  );
  if (Math.min(...expected) * total < SMALLEST_EXPECTED_COUNT) {
    if (isWeighted) return { fit: null, dissimilarity };
    const p = exactMultinomialP(observed, expected);
    return {
      fit: { method: 'exact-multinomial', chiSquare: null, degreesOfFreedom: null, p },
      dissimilarity,
    };
  }
  const { statistic, degreesOfFreedom, p } = fitChiSquare(observed, expected);
  return { fit: { method: 'chi-square', chiSquare: statistic, degreesOfFreedom, p }, dissimilarity };
}
