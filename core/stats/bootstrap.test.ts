import { describe, expect, it } from 'vitest';
import { percentileInterval, resampledMeans, resampledMedians } from './bootstrap.ts';
import { medianOf, meanOf, weightedMedian } from './quantile.ts';
import { randomOf } from './random.ts';

const skewed = (n: number) =>
  Float64Array.from({ length: n }, (_, place) => Math.exp((3 * place) / n)).sort();

/** Medians of resamples, drawn value by value as in the definition. */
function plainMedians(sorted: Float64Array, resamples: number): Float64Array {
  const random = randomOf(99);
  return Float64Array.from({ length: resamples }, () =>
    medianOf(sorted.map(() => sorted[Math.floor(random() * sorted.length)]!).sort()),
  );
}

describe('bootstrap', () => {
  it.each([31, 40])('draws medians of %i values distributed as value-by-value resampling', (n) => {
    const values = skewed(n);
    const ours = percentileInterval(resampledMedians(values, 20_000, randomOf(1)), 0.95);
    const plain = percentileInterval(plainMedians(values, 20_000), 0.95);
    const width = plain.high - plain.low;
    expect(Math.abs(ours.low - plain.low)).toBeLessThan(0.03 * width);
    expect(Math.abs(ours.high - plain.high)).toBeLessThan(0.03 * width);
  });

  it('draws means of many values from their limit, with the spread of resampling', () => {
    const values = skewed(10_001);
    const drawn = resampledMeans(values, 20_000, randomOf(1));
    const spread = Math.sqrt(meanOf(values.map((each) => (each - meanOf(values)) ** 2)) / values.length);
    const found = Math.sqrt(meanOf(drawn.map((each) => (each - meanOf(values)) ** 2)));
    expect(Math.abs(found / spread - 1)).toBeLessThan(0.03);
    expect(Math.abs(meanOf(drawn) - meanOf(values))).toBeLessThan(0.05 * spread);
  });

  it('has no spread for equal values', () => {
    const alike = new Float64Array(50).fill(12.5);
    for (const resampled of [resampledMeans, resampledMedians]) {
      expect(percentileInterval(resampled(alike, 100, randomOf(1)), 0.95)).toEqual({ low: 12.5, high: 12.5 });
    }
  });

  it('gives each stream of a seed its own reproducible numbers', () => {
    const first = (seed: number, stream: number) => {
      const random = randomOf(seed, stream);
      return [random(), random(), random()];
    };
    expect(first(1, 0)).toEqual(first(1, 0));
    expect(new Set([first(1, 0), first(1, 1), first(2, 0), first(0, 0)].flat()).size).toBe(12);
  });
});

describe('weightedMedian', () => {
  const own = { sorted: Float64Array.of(1, 2, 3), weight: 1 };
  it('equals the median for equal weights, and for others of weight 0', () => {
    expect(weightedMedian(own, { sorted: Float64Array.of(9, 9), weight: 0 })).toBe(2);
    expect(weightedMedian(own, { sorted: Float64Array.of(9, 9), weight: 1 })).toBe(3);
    expect(weightedMedian(own, { sorted: Float64Array.of(9), weight: 1 })).toBe(2.5);
  });
});
