import { describe, expect, it } from 'vitest';
import { type AnalysisRun, runAnalyses, runAnalysis } from '../../core/analyses/run.ts';
import { benchmarkOf, benchmarks, DEFAULT_BENCHMARK_ID } from '../../core/benchmarks/benchmarks.ts';
import { among, type People } from '../../core/disclosure/people.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { nothingPublished } from '../../core/disclosure/protected.ts';
import { digestOf } from '../../core/digest.ts';
import { cohortFixture, fixturePeople } from '../analyses/cohort-fixture.ts';
import { peopleOf } from './attacker.ts';

const terms = { policy: policies['10-5'], ledger: null };
const rows = [
  [40, 31, 22, 5, 12],
  [60, 12, 33, 8, 20],
  [25, 18, 30, 11, 3],
];

function runOf(
  counts: readonly (readonly number[])[],
  who: People,
  analysisId = 'representation',
  options: AnalysisRun['options'] = { by: 'grade' },
): AnalysisRun {
  return {
    ...{ analysisId, options, benchmarks },
    cohort: { ...cohortFixture(peopleOf(counts)), who },
    benchmark: benchmarkOf(DEFAULT_BENCHMARK_ID),
    context: {
      ...{ dataset: 'Fixture', kind: 'Workforce snapshot', wave: '2026-03-31', filters: [] },
      scheme: { id: 'smc-2021-three', version: 1, label: 'SMC three groups, 2021', confidence: 'seen' },
    },
  };
}

const one = runOf(rows, fixturePeople);
const moved = rows.map(([first = 0, second = 0, ...others]) => [first - 7, second + 7, ...others]);

describe('runs that are protected together', () => {
  it.each([
    ['two groupings', runOf(moved, { ...fixturePeople, grouping: 'another' })],
    ['two filters', runOf([rows[0]!], among(fixturePeople, { sex: ['F'] }))],
    ['two datasets', runOf(moved.slice(1), { ...fixturePeople, dataset: 'another' })],
    ['two states of one dataset', runOf(moved.slice(1), { ...fixturePeople, revision: '2' })],
    ['two analyses', runOf(rows, fixturePeople, 'completion-funnel')],
  ])('stand side by side: %s', (_, other) => {
    const [first, second] = runAnalyses([one, other], terms);
    expect(first?.value.analysis.id).toBe('representation');
    expect(second?.value.analysis.id).toBe(other.analysisId);
  });

  it('hide a cell in all or none: a grade as a line of one and as all of another', () => {
    const grade = one.cohort.split('grade').column.labels[1]!;
    const filtered = runOf([rows[0]!], among(fixturePeople, { grade: [grade] }), 'representation', {});
    const [all, alone] = runAnalyses([one, filtered], terms).map(({ value }) => value.published.tables);
    const split = all!.find(({ id }) => id === 'background-by')!;
    const width = split.dimensions[1]!.members.length;
    expect(alone!.find(({ id }) => id === 'background')!.counts).toEqual(split.counts.slice(0, width));
  });

  it('refuse two counts under one name: a defect', () => {
    expect(() => runAnalyses([one, runOf(moved, fixturePeople)], terms)).toThrow('two different counts');
  });
});

describe('published counts of a result', () => {
  it('are kept with it, with a digest independent of earlier releases', () => {
    const releases = [{ id: 'release-1', releasedAt: '2026-04-01T00:00:00Z', digest: 'd' }];
    const results = [null, { releases: [] }, { releases }].map(
      (ledger) => runAnalysis(one, { ...terms, ledger }).value,
    );
    expect(new Set(results.map((result) => digestOf(result))).size).toBe(1);
    const [{ published, digest }] = [results[0]!];
    expect(digest).toBe(digestOf(published));
    expect(published.tables.map(({ id }) => id)).toContain('background-by');
    expect(runAnalysis(runOf(moved, fixturePeople), terms).value.digest).not.toBe(digest);
  });

  it('of an import report are left out, since it names fewer answers than its tables', () => {
    const { published, digest } = runAnalysis(runOf(rows, fixturePeople, 'import-report', {}), terms).value;
    expect(published).toEqual(nothingPublished);
    expect(digest).toBe(digestOf(published));
  });
});
