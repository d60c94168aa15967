import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differencesBetween } from '../../core/results/same-answer.ts';
import { reopen } from '../../core/results/seal.ts';
import { type Ask, askingOf } from '../../electron/base/ask.ts';
import type { CoreHost } from '../../electron/host/core-host.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';

const folder = mkdtempSync(join(tmpdir(), 'rungs-pins-'));
const tokens = new FileTokens();
const jobId = '00000000-0000';
let host: CoreHost;
let ask: Ask;
let datasetId = '';

beforeAll(async () => {
  host = await startCoreHost({
    tokens,
    userDataFolder: join(folder, 'user-data'),
    forkReader: forkReaderUnderNode,
    info: { version: '1.0.0', banner: null, sampleOnly: false },
    now: () => '2026-11-24T09:00:00.000Z',
    log: () => undefined,
  });
  ask = askingOf(host.request);
  await ask('project.try-sample', { jobId });
  datasetId = (await ask('project.state', {}))?.datasets[0]?.id ?? '';
}, 120_000);
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function pinOne(options: Readonly<Record<string, string>> = {}): Promise<string> {
  const { findingId } = await ask('finding.pin', {
    ...{ analysisId: 'representation', datasetId, options, filters: [] },
  });
  return findingId;
}

describe('a pinned finding', () => {
  it('is as it was while what it was made from is, and after an export', async () => {
    const findingId = await pinOne();
    expect(await ask('finding.check', { findingId })).toEqual({ isStale: false, causes: [], now: null });
    const token = tokens.issue(join(folder, 'first'));
    await ask('finding.export', { jobId, token, formats: ['json'] });
    expect(readFileSync(join(folder, 'first', 'results.json'), 'utf8')).toContain('"stale": null');
    expect(await ask('finding.check', { findingId })).toMatchObject({ isStale: false });
    await ask('finding.remove', { findingId });
  });

  it('that another grouping would answer differently says so, says where, and is pinned again in its place', async () => {
    const findingId = await pinOne({ by: 'grade' });
    const other = await ask('finding.pin', {
      ...{ analysisId: 'completion-funnel', datasetId, options: {}, filters: [] },
    });
    await ask('project.choose-scheme', { schemeId: 'smc-2020-three' });
    const check = await ask('finding.check', { findingId });
    expect(check.isStale).toBe(true);
    expect(check.causes).toEqual([
      'Grouping: Three groups (SMC 2021), version 1 then, Three groups (SMC 2020), version 1 now.',
    ]);
    const pinned = (await ask('finding.list', {})).find(({ id }) => id === findingId);
    const differences = differencesBetween(
      reopen(pinned?.sealed ?? Uint8Array.of()).value,
      reopen(check.now ?? Uint8Array.of()).value,
    );
    expect(differences.map(({ what }) => what)).toContain(
      'People by background, against UK workforce, May 2021: Working class, Share',
    );
    expect(differences.map(({ what }) => what).join()).not.toMatch(/\(\d+\)/);
    const token = tokens.issue(join(folder, 'second'));
    await ask('finding.export', { jobId, token, formats: ['json', 'html', 'csv'] });
    const sentence = 'Pinned on 24 November 2026, 09:00 UTC; today the answer would be different. Grouping:';
    for (const file of ['results.json', 'report.html', 'representation-about.csv'])
      expect(readFileSync(join(folder, 'second', file), 'utf8')).toContain(sentence);

    const again = await ask('finding.pin-again', { findingId });
    expect((await ask('finding.list', {})).map(({ id }) => id)).toEqual([again.findingId, other.findingId]);
    expect(await ask('finding.check', again)).toMatchObject({ isStale: false });
    await ask('project.choose-scheme', { schemeId: 'smc-2021-three' });
    expect(await ask('finding.check', again)).toMatchObject({ isStale: true });
    await ask('finding.remove', again);
  });

  it('is not stale where something has changed that does not change the answer', async () => {
    const findingId = await pinOne();
    const field = 'school-type';
    const list = await ask('coding.list', { datasetId, field });
    const answer = list.value.answers[0]?.answer ?? '';
    await ask('coding.assign', {
      ...{ datasetId, field },
      assignments: [{ answer, meaning: { kind: 'category', label: 'Another name' } }],
    });
    expect(await ask('finding.check', { findingId })).toMatchObject({ isStale: false });
    await ask('finding.remove', { findingId });
  });

  it('whose file was removed says that it cannot be answered, and why to its holder alone', async () => {
    const findingId = await pinOne();
    await ask('dataset.remove', { datasetId });
    expect(await ask('finding.check', { findingId })).toEqual({
      isStale: true,
      causes: ['It cannot be answered today. That dataset is not in this project.'],
      now: null,
    });
    const token = tokens.issue(join(folder, 'third'));
    await ask('finding.export', { jobId, token, formats: ['json'] });
    const { results } = JSON.parse(readFileSync(join(folder, 'third', 'results.json'), 'utf8')) as {
      readonly results: readonly { readonly stale: string | null }[];
    };
    expect([...new Set(results.map(({ stale }) => stale))]).toEqual([
      'Pinned on 24 November 2026, 09:00 UTC; today the answer would be different. It cannot be answered today.',
    ]);
  });
});
