/**
 * Quantile of ascending values, at least one; type 7 of Hyndman and Fan, The American Statistician 50 (1996), 361–365.
 */
export function quantileOf(sorted: Float64Array, probability: number): number {
  const at = (sorted.length - 1) * probability;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}

export function medianOf(sorted: Float64Array): number {
  return quantileOf(sorted, 0.5);
}

export function meanOf(values: Float64Array): number {
  return sumOf(values) / values.length;
}

/** Neumaier’s compensated sum (Zeitschrift für Angewandte Mathematik und Mechanik 54, 1974, 39–51). */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Ascending values that share one `weight`. */
export type Weighted = { readonly sorted: Float64Array; readonly weight: number };

/**
 * Weighted median of two such groups; the middle of two values where exactly half the weight lies below. NaN for no
 * weight.
 */
export function weightedMedian(one: Weighted, other: Weighted): number {
  const half = (one.sorted.length * one.weight + other.sorted.length * other.weight) / 2;
  let [i, j, passed] = [0, 0, 0];
  let last = Number.NaN;
  while (i < one.sorted.length || j < other.sorted.length) {
    const isOne = (one.sorted[i] ?? Infinity) <= (other.sorted[j] ?? Infinity);
    const value = isOne ? one.sorted[i++]! : other.sorted[j++]!;
    const weight = isOne ? one.weight : other.weight;
    if (weight === 0) continue;
    if (passed === half) return (last + value) / 2;
    passed += weight;
    last = value;
    if (passed > half) return value;
  }
  return last;
}
