import { describe, expect, it } from 'vitest';
import uk202105 from '../../assets/benchmarks/uk-2021-05.json' with { type: 'json' };
import response from '../../assets/benchmarks/response.json' with { type: 'json' };
import { schemes } from '../background/schemes.ts';
import {
  benchmarkOf,
  benchmarks,
  COMPLETION_NEW_HIRES,
  COMPLETION_WORKFORCE,
  customBenchmark,
  type CustomBenchmarkInput,
  DEFAULT_BENCHMARK_ID,
  readBenchmark,
  readFigures,
  RESPONSE_RATE_DEVELOPING,
  RESPONSE_RATE_TARGET,
} from './benchmarks.ts';

describe('shipped benchmarks', () => {
  it('have the published shares of each edition', () => {
    const percents = benchmarks.map(({ id, shares }) => [
      id,
      ...Object.values(shares).map((share) => Number((share * 100).toFixed(1))),
    ]);
    expect(percents).toEqual([
      ['uk-2021-05', 37, 24, 39],
      ['uk-2021-03-as-printed', 34, 24, 42],
      ['uk-2020-02', 34, 38, 28],
      ['creative-industries', 52, 21, 27],
      ['coop-2024', 39.7, 13.6, 46.6],
    ]);
  });

  it('mark the shares that were derived by subtraction', () => {
    expect(benchmarks.map((each) => each.unverifiedShares)).toEqual([
      ['intermediate'],
      [],
      ['working-class'],
      ['intermediate'],
      [],
    ]);
  });

  it('name shipped schemes only, and the oldest edition only the scheme that it was made with', () => {
    const known = schemes.map((scheme) => scheme.id);
    for (const each of benchmarks) expect(known).toEqual(expect.arrayContaining([...each.schemes]));
    expect(benchmarkOf('uk-2020-02').schemes).toEqual(['smc-2020-three']);
  });

  it('start with the default', () => {
    expect(benchmarks[0]).toBe(benchmarkOf(DEFAULT_BENCHMARK_ID));
  });

  it.each(['title', 'date'] as const)('are refused without the %s of their source', (missing) => {
    const { [missing]: _, ...source } = uk202105.source;
    expect(() => readBenchmark({ ...uk202105, source })).toThrow('incomplete');
    expect(() => readBenchmark({ ...uk202105, source: { ...source, [missing]: '' } })).toThrow('incomplete');
  });

  it('are refused without a source, or with shares that do not sum to 1', () => {
    const { source: _, ...withoutSource } = uk202105;
    const shares = { ...uk202105.shares, intermediate: 0.3 };
    expect(() => readBenchmark(withoutSource)).toThrow('incomplete');
    expect(() => readBenchmark({ ...uk202105, shares })).toThrow('incomplete');
    expect(readBenchmark(uk202105).custom).toBe(false);
  });

  it('are refused for an unknown id', () => {
    expect(() => benchmarkOf('uk-1066')).toThrow(/not in this project/);
  });
});

describe('response figures', () => {
  it('are the published target, level and completion rates', () => {
    expect(RESPONSE_RATE_TARGET.value).toBe(0.7);
    expect(RESPONSE_RATE_DEVELOPING.value).toBe(0.66);
    expect(COMPLETION_WORKFORCE.value).toBe(0.86);
    expect(COMPLETION_NEW_HIRES.value).toBe(0.87);
  });

  it('are refused without a date', () => {
    const [first] = response;
    const undated = { ...first, source: { title: 'A pack', url: '' } };
    expect(() => readFigures([undated])).toThrow('incomplete');
    expect(readFigures(response)).toHaveLength(4);
  });
});

describe('a custom benchmark', () => {
  const input: CustomBenchmarkInput = {
    id: 'own-1',
    label: 'Our region',
    population: 'People working in our region',
    sourceTitle: 'Regional survey',
    sourceUrl: '',
    sourceDate: '2025',
    schemes: ['smc-2021-three'],
    professionalPercent: 30,
    intermediatePercent: 25,
    workingClassPercent: 45,
  };

  it('is marked as custom and found beside the shipped ones', () => {
    const own = customBenchmark(input);
    expect(own).toMatchObject({ custom: true, confidence: 'unverified', shares: { professional: 0.3 } });
    expect(benchmarkOf('own-1', [own])).toBe(own);
  });

  it('may sum to 100 within rounding only', () => {
    expect(customBenchmark({ ...input, workingClassPercent: 45.5 }).shares['working-class']).toBe(0.455);
    expect(() => customBenchmark({ ...input, workingClassPercent: 45.6 })).toThrow('do not add up');
    expect(() => customBenchmark({ ...input, workingClassPercent: Number.NaN })).toThrow('do not add up');
    expect(() => customBenchmark({ ...input, professionalPercent: 110, workingClassPercent: -35 })).toThrow(
      'do not add up',
    );
  });

  it('needs a source, a date and an unused id', () => {
    expect(() => customBenchmark({ ...input, sourceTitle: ' ' })).toThrow('needs a name');
    expect(() => customBenchmark({ ...input, sourceDate: '' })).toThrow('needs a name');
    expect(() => customBenchmark({ ...input, id: 'uk-2021-05' })).toThrow('already has this id');
  });
});
