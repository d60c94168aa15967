import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysisOf } from '../../core/analyses/registry.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import type { PublishedTable } from '../../core/disclosure/protected.ts';
import { cohortFixture, type People } from '../analyses/cohort-fixture.ts';
import { organisation, scenes, sightOf } from '../bench/sight.ts';
import { casesFolder, recordCase } from '../cases.ts';

/** What must stay visible: protection that hides more than it needs is a fault too. */
const policy = policies['10-5'];
const seeds = Array.from({ length: 15 }, (_, index) => index + 1);
const cases = casesFolder();

function publishedOf(
  people: readonly People[],
  analysis: string,
  options: Readonly<Record<string, unknown>>,
): readonly PublishedTable[] {
  const cohort = cohortFixture(people, ['grade', 'sex', 'function', 'promoted']);
  const draft = analysisOf(analysis).bind(options).draft({ main: cohort, beside: [] }, policy);
  return protect([draft], policy, emptyLedger)[0]?.value.tables ?? [];
}

const sceneOf = (title: string) => scenes.find((scene) => scene.title === title)!;

describe('the figure of everyone', () => {
  it('is as well shown with a split as without one', () => {
    for (const seed of seeds) {
      const people = organisation(500, sceneOf('background by grade'), seed);
      const [alone] = publishedOf(people, 'representation', {});
      const [beside] = publishedOf(people, 'representation', { by: 'grade' });
      expect(beside).toEqual(alone);
    }
  });

  it('is shown where one group is empty in the whole population', () => {
    for (const seed of seeds) {
      const people = organisation(500, sceneOf('the same, one group empty'), seed);
      const [everyone] = publishedOf(people, 'representation', { by: 'grade' });
      expect(everyone?.counts).not.toContain(null);
    }
  });

  it('is shown where nobody answered: that all reasons are empty tells nothing of a reason that is not hidden', () => {
    for (const options of [{}, { by: 'grade' }]) {
      const [answers, reasons] = publishedOf(
        ['A', 'B'].map((grade) => ({ count: 70, background: 'blank', answers: { grade } })),
        'completion-funnel',
        options,
      );
      expect(answers?.counts.at(-1)).toBe(140);
      expect(answers?.counts.slice(0, -1)).toEqual(Array.from({ length: 7 }, () => null));
      // Were every reason shown as empty, so would be their hidden sum.
      expect(reasons?.counts).toContain(null);
    }
  });
});

describe('a split', () => {
  it('with one group empty hides few counts that are not small', () => {
    const sights = seeds.map((seed) =>
      sightOf(
        organisation(2_000, sceneOf('the same, one group empty'), seed),
        sceneOf('the same, one group empty'),
      ),
    );
    const sum = (key: 'small' | 'hidden' | 'cells'): number =>
      sights.reduce((all, each) => all + each[key], 0);
    expect(sum('small')).toBeGreaterThan(20);
    expect((sum('hidden') - sum('small')) / sum('cells')).toBeLessThan(0.05);
  });

  it.skipIf(cases === null)('of the admissions of 1973 hides little beside its one count of 8', () => {
    recordCase('ucb_admissions');
    const people = readFileSync(join(cases ?? '', 'ucb_admissions', 'ucb_counts.csv'), 'utf8')
      .replaceAll('"', '')
      .trim()
      .split('\n')
      .slice(1)
      .map((line): People => {
        const [admit = '', gender, department = '', count] = line.split(',');
        return {
          count: Number(count),
          background: gender === 'Female' ? 'working-class' : 'professional',
          answers: { promoted: admit === 'Admitted' ? 'Yes' : 'No', function: department },
        };
      });
    const tables = publishedOf(people, 'intersectional-progression', {
      outcome: 'promoted',
      with: ['function'],
    });
    expect(tables[0]?.counts).not.toContain(null);
    const hidden = tables[1]?.counts.filter((count) => count === null).length;
    expect(hidden).toBeGreaterThan(0);
    // Nearly all who were rejected in that department are of the other group, which is hidden beside it.
    expect(hidden).toBeLessThanOrEqual(8);
  });
});
