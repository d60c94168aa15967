import { describe, expect, it } from 'vitest';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import type { Sealed } from '../../core/results/seal.ts';
import { importAnswers, importDetails, makeProject, NOW, profileOf, refusalOf, reopen } from './sample.ts';

const benchmark: Benchmark = {
  id: 'custom-sector',
  label: 'Our sector',
  shortLabel: 'Our sector, 2025',
  measure: 'parental-occupation',
  schemes: ['smc-2021-three'],
  population: 'Sector workforce',
  base: 'usable answers',
  period: '2025',
  edition: '1',
  shares: { professional: 0.5, intermediate: 0.2, 'working-class': 0.3 },
  source: { title: 'Sector survey', url: '', date: '2025-06-01' },
  confidence: 'unverified',
  unverifiedShares: [],
  cautions: [],
  custom: true,
  isNational: false,
};
const request = {
  analysisId: 'who-works-here',
  datasetId: 'dataset-1',
  options: { by: 'grade' },
  filters: [],
};
const sealed = Uint8Array.of(82, 85, 78, 71, 83) as Sealed;
const inputs = { data: 'd', answers: 'a', grouping: 'g', benchmark: 'b', program: 'p' };

describe('a project that is opened again', () => {
  it('holds everything that was put into it', () => {
    const { path, store } = makeProject();
    const facts = store.facts();
    const datasetId = importAnswers(store, ['Band 1', 'Band 2']);
    store.chooseScheme('five-groups', NOW);
    store.chooseBenchmark('custom-sector', NOW);
    store.addBenchmark(benchmark, NOW);
    store.assignAnswers(
      datasetId,
      [
        { answer: '__proto__', meaning: { kind: 'group', group: 'intermediate' } },
        { answer: 'Clerk', meaning: { kind: 'answer', code: 'clerical' } },
        { answer: 'n/a', meaning: { kind: 'reason', reason: 'not-applicable' } },
      ],
      NOW,
    );
    store.assignAnswers(datasetId, [{ answer: 'Clerk', meaning: null }], NOW);
    const findingId = store.pinFinding({ request, sealed, inputs }, NOW);
    const release = store.recordExport({
      digest: 'd1',
      formats: ['html'],
      findingIds: [findingId],
      now: NOW,
    });
    const before = store.auditEntries();
    store.close();

    const opened = reopen(path);
    expect(opened.facts()).toStrictEqual(facts);
    expect(facts).toMatchObject({ name: 'Test', policyId: '10-5', isSample: false, createdAt: NOW });
    expect(opened.settings()).toStrictEqual({ schemeId: 'five-groups', benchmarkId: 'custom-sector' });
    expect(opened.datasets()).toStrictEqual([
      {
        id: datasetId,
        label: 'Staff, March 2026',
        kind: 'workforce',
        wave: '2026-03-31',
        fileName: 'staff.csv',
        sha256: 'ab'.repeat(32),
        importedAt: NOW,
        rows: 2,
        setAsideCount: 1,
        columns: [{ name: 'grade', type: 'category', field: 'grade', chosenBy: null }],
      },
    ]);
    expect(opened.datasetReport(datasetId)).toStrictEqual({
      fileName: 'staff.csv',
      importedAt: NOW,
      rows: 2,
      setAsideCount: 1,
      setAside: [{ row: 7, reason: 'has too many cells' }],
      columnsLeftOut: [{ column: 'name', looksLike: null, why: 'identifier' }],
      remarks: ['One row was longer than the header.'],
      profile: profileOf(2),
    });
    expect(Object.entries(opened.coding(datasetId).assignments)).toStrictEqual([
      ['__proto__', { kind: 'group', group: 'intermediate' }],
      ['n/a', { kind: 'reason', reason: 'not-applicable' }],
    ]);
    expect(opened.customBenchmarks()).toStrictEqual([benchmark]);
    expect(opened.findings()).toStrictEqual([
      { id: findingId, pinnedAt: NOW, request, sealed: Uint8Array.from(sealed), inputs },
    ]);
    expect(opened.ledger()).toStrictEqual({ releases: [release] });
    expect(opened.auditEntries().slice(0, before.length)).toStrictEqual(before);
    opened.close();
  });
});

describe('a dataset', () => {
  it('cannot be seen before its import is finished, nor after it is abandoned', async () => {
    const { store } = makeProject();
    const writer = store.beginImport(importDetails);
    writer.begin([{ name: 'grade', type: 'category' }]);
    writer.chunk({ rows: 1, columns: [{ type: 'category', codes: Uint8Array.of(0) }] });
    expect(store.datasets()).toStrictEqual([]);
    expect(refusalOf(() => store.loadColumn('dataset-1', 'grade'))).toBe('project/no-dataset');
    await writer.abandon();
    expect(store.auditEntries().map((entry) => entry.command)).toStrictEqual(['project.create']);
    expect(importAnswers(store, ['Band 1'])).toBe('dataset-2');
    await writer.abandon();
    expect(store.datasets()).toHaveLength(1);
    store.close();
  });

  it('is removed alone: other datasets, findings and benchmarks stay', () => {
    const { store } = makeProject();
    const gone = importAnswers(store, ['Band 1']);
    const kept = importAnswers(store, ['Band 2']);
    store.addBenchmark(benchmark, NOW);
    store.pinFinding({ request: { ...request, datasetId: gone }, sealed, inputs }, NOW);
    const entries = store.auditEntries();
    store.removeDataset(gone, NOW);
    expect(store.datasets().map((each) => each.id)).toStrictEqual([kept]);
    expect(store.loadColumn(kept, 'grade')).toMatchObject({ labels: ['', 'Band 2'] });
    expect(store.findings()).toHaveLength(1);
    expect(store.customBenchmarks()).toHaveLength(1);
    expect(store.auditEntries()).toMatchObject([
      ...entries,
      { command: 'dataset.remove', detail: { datasetId: gone } },
    ]);
    for (const refused of [
      () => store.loadColumn(gone, 'grade'),
      () => store.coding(gone),
      () => store.datasetReport(gone),
      () => store.removeDataset(gone, NOW),
      () => store.assignAnswers(gone, [], NOW),
      () => store.coding("dataset-1' OR 1"),
    ]) {
      expect(refusalOf(refused)).toBe('project/no-dataset');
    }
    store.close();
  });
});

describe('a command', () => {
  it('that is refused leaves neither a change nor an entry', () => {
    const { store } = makeProject();
    store.addBenchmark(benchmark, NOW);
    const entries = store.auditEntries();
    expect(refusalOf(() => store.addBenchmark(benchmark, NOW))).toBe('project/benchmark-exists');
    expect(refusalOf(() => store.removeFinding('finding-1', NOW))).toBe('project/no-finding');
    expect(store.auditEntries()).toStrictEqual(entries);
    store.close();
  });

  it('keeps cell values out of its entry', () => {
    const { store } = makeProject();
    const datasetId = importAnswers(store, ['Secret answer']);
    const meaning = { kind: 'group', group: 'intermediate' } as const;
    store.assignAnswers(datasetId, [{ answer: 'Secret answer', meaning }], NOW);
    const filters = [{ field: 'grade' as const, values: ['Secret answer'] }];
    store.pinFinding({ request: { ...request, filters }, sealed, inputs }, NOW);
    expect(JSON.stringify(store.auditEntries())).not.toContain('Secret');
    expect(store.auditEntries().map((entry) => entry.command)).toStrictEqual([
      'project.create',
      'dataset.import',
      'answers.assign',
      'finding.pin',
    ]);
    store.close();
  });

  it('after the project was closed says so', () => {
    const { store } = makeProject();
    store.close();
    expect(refusalOf(() => store.facts())).toBe('project/closed');
    expect(refusalOf(() => store.chooseScheme('x', NOW))).toBe('project/closed');
  });
});

describe('the release ledger', () => {
  it('takes the same figures once, and the record every export', () => {
    const { store } = makeProject();
    const first = { digest: 'd1', formats: ['html'], findingIds: [], now: NOW };
    const release = store.recordExport(first);
    expect(store.recordExport({ ...first, formats: ['csv'], now: '2027-01-01T00:00:00.000Z' })).toStrictEqual(
      release,
    );
    store.recordExport({ ...first, digest: 'd2' });
    expect(store.ledger().releases.map((each) => each.digest)).toStrictEqual(['d1', 'd2']);
    expect(store.auditEntries().filter((entry) => entry.command === 'finding.export')).toHaveLength(3);
    store.close();
  });
});
