import { describe, expect, it } from 'vitest';
import { identified } from '../../core/report/json/estimate-ids.ts';
import { nameResults, resultsJson } from '../../core/report/json/json.ts';
import { RESULTS_SCHEMA_VERSION } from '../../core/report/json/results-file.ts';
import { about, admitted, completionResult, representationResult } from './fixture.ts';

describe('results.json', () => {
  const results = nameResults(admitted(representationResult, completionResult, representationResult));
  const text = resultsJson(results, about);

  it('holds each result whole, under a name of its own', () => {
    const read = JSON.parse(text) as { schemaVersion: number; results: { name: string }[] };
    expect(read.schemaVersion).toBe(RESULTS_SCHEMA_VERSION);
    expect(read.results.map((each) => each.name)).toEqual([
      'representation',
      'completion',
      'representation-2',
    ]);
    const { published: _, ...printed } = completionResult;
    expect(read.results[1]).toEqual({
      name: 'completion',
      stale: null,
      ...printed,
      estimates: identified(completionResult.estimates),
    });
  });

  it('is the same, byte for byte, in whatever order its parts were made', () => {
    const reversed = Object.fromEntries(
      Object.entries(completionResult).toReversed(),
    ) as typeof completionResult;
    const [first] = nameResults(admitted(completionResult));
    const [second] = nameResults(admitted(reversed));
    expect(first && second && resultsJson([second], about)).toBe(first && resultsJson([first], about));
    expect(first).toBeDefined();
  });

  it('ends with a line end and has its keys in order', () => {
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.indexOf('"project"')).toBeLessThan(text.indexOf('"results"'));
    expect(text.indexOf('"results"')).toBeLessThan(text.indexOf('"schemaVersion"'));
  });
});
