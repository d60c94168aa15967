import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameResults, resultsJson } from '../../core/report/json/json.ts';
import { resultsDocument } from '../../core/report/json/results-document.ts';
import { RESULTS_SCHEMA_VERSION, resultsSchema } from '../../core/report/json/results-file.ts';
import { analyses } from '../../core/analyses/registry.ts';
import { root } from '../command-line.ts';
import { runOn, splittingOptions } from '../analyses/cohort-fixture.ts';
import { about, admitted, completionResult, representationResult } from './fixture.ts';

const place = join(root, 'core', 'report', 'json', 'results-schema.md');

describe('the schema of results.json', () => {
  it('is what its document says; RUNGS_WRITE=1 writes the document', () => {
    if (process.env['RUNGS_WRITE'] === '1') writeFileSync(place, resultsDocument());
    expect(readFileSync(place, 'utf8')).toBe(resultsDocument());
    expect(resultsDocument()).toContain(`\`schemaVersion\` is ${RESULTS_SCHEMA_VERSION}.`);
  });

  it.each(analyses.map(({ id }) => id))('holds for %s, split as far as it goes', (id) => {
    const people = (['professional', 'intermediate', 'working-class', 'blank'] as const).flatMap(
      (background, at) =>
        ['A', 'B'].map((grade) => ({
          count: 40 + 9 * at,
          background,
          answers: {
            grade,
            sex: grade === 'A' ? 'Female' : 'Male',
            promoted: at % 2 ? 'Yes' : 'No',
          } as const,
        })),
    );
    for (const policy of ['10-5', 'none'] as const) {
      const named = nameResults([runOn(id, people, splittingOptions(id), policy)]);
      expect(() => resultsSchema.parse(JSON.parse(resultsJson(named, about)))).not.toThrow();
    }
  });

  it('refuses what it does not know', () => {
    const text = resultsJson(nameResults(admitted(completionResult)), about);
    expect(resultsSchema.safeParse(JSON.parse(text)).success).toBe(true);
    const more = JSON.parse(text.replace('"asides"', '"unheard-of": 1, "asides"')) as unknown;
    expect(resultsSchema.safeParse(more).success).toBe(false);
  });

  it('has ids for programs and labels beside them', () => {
    const [estimate] = representationResult.estimates;
    if (!estimate) throw new Error('The fixture has no estimate.');
    const grades = ['B Officer', 'B officer', '高', '低'];
    const estimates = grades.map((grade) => ({ ...estimate, of: { background: 'working-class', grade } }));
    const named = nameResults(admitted({ ...representationResult, estimates }));
    const { results } = resultsSchema.parse(JSON.parse(resultsJson(named, about)));
    expect(results[0]?.estimates.map(({ of, labels }) => [of['grade'], labels['grade']])).toEqual([
      ['b-officer', 'B Officer'],
      ['b-officer-2', 'B officer'],
      ['untitled', '高'],
      ['untitled-2', '低'],
    ]);
    expect(results[0]?.estimates[0]?.labels['background']).toBe('Working class');
    for (const { of } of results[0]?.estimates ?? [])
      for (const id of Object.values(of)) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('has no time where nobody stated one', () => {
    const text = resultsJson(nameResults(admitted(completionResult)), { ...about, isTimeStated: false });
    expect(resultsSchema.parse(JSON.parse(text)).statedTime).toBeNull();
  });
});
