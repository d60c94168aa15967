import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../electron/base/ask.ts';
import { newJobId } from '../../electron/host/core-host.ts';
import type { FromReader } from '../../electron/messages/reader-messages.ts';
import { assignWave, importWave, representation } from './day.ts';
import {
  createProject,
  datasetIds,
  expectWhole,
  expectWords,
  makeFolder,
  refusalOf,
  reopenProject,
  startTestHost,
} from './fixture.ts';
import type { TestHost } from './host.ts';
import { forkSmallReader, readerSaying, readerWith } from './readers.ts';

const wave = '2026-03-31';
const stages: readonly FromReader['type'][] = ['begin', 'chunk', 'end', 'done'];

async function failureOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof RefusedError) return error.failure;
    throw error;
  }
  return null;
}

/** A project whose imports can be disturbed at any message of the reader. */
async function startDisturbed() {
  const folder = makeFolder();
  const project = join(folder, 'a.rungs');
  const disturbance: { at: FromReader['type'] | null; act: (child: { kill: () => void }) => void } = {
    at: null,
    act: () => undefined,
  };
  const host = await startTestHost(folder, {
    forkReader: readerWith((message, child) => {
      if (message.type !== disturbance.at) return;
      disturbance.at = null;
      disturbance.act(child);
    }),
  });
  await createProject(host, project);
  return { folder, project, host, disturbance };
}

async function expectNothingImported(host: TestHost): Promise<void> {
  expect(await datasetIds(host)).toStrictEqual([]);
  await expectWhole(host);
}

describe('an import', () => {
  it('cancelled at any stage leaves nothing behind, and can be repeated', async () => {
    const { host, disturbance } = await startDisturbed();
    const jobId = newJobId();
    for (const stage of stages) {
      disturbance.at = stage;
      disturbance.act = () => void host.request('job.cancel', { jobId });
      expectWords(await failureOf(importWave(host, wave, jobId)), 'app/cancelled');
      await expectNothingImported(host);
    }
    expect(await failureOf(importWave(host, wave, jobId))).toBeNull();
    await expectWhole(host);
  });

  it('cancelled before its reader has begun does not begin', async () => {
    const { host } = await startDisturbed();
    const jobId = newJobId();
    const work = failureOf(importWave(host, wave, jobId));
    await host.request('job.cancel', { jobId });
    expectWords(await work, 'app/cancelled');
    await expectNothingImported(host);
  });

  it('cancelled after it is done stays, whole', async () => {
    const { host } = await startDisturbed();
    const jobId = newJobId();
    await importWave(host, wave, jobId);
    expect(await refusalOf(host, 'job.cancel', { jobId })).toBeNull();
    expect(await datasetIds(host)).toHaveLength(1);
  });

  it('with a killed reader is refused in words and leaves nothing behind', async () => {
    const { host, disturbance } = await startDisturbed();
    for (const stage of stages.slice(0, -1)) {
      disturbance.at = stage;
      disturbance.act = (child) => child.kill();
      expectWords(await failureOf(importWave(host, wave)), 'intake/reader-stopped');
      await expectNothingImported(host);
    }
    expect(await failureOf(importWave(host, wave))).toBeNull();
  });

  it('with a reader out of memory is refused in words, and the project goes on', async () => {
    const folder = makeFolder();
    const host = await startTestHost(folder, { forkReader: forkSmallReader });
    await createProject(host, join(folder, 'a.rungs'));
    const extract = join(folder, 'many.csv');
    const names = Array.from({ length: 12 }, (_, column) => `Column ${column}`);
    const rows = Array.from({ length: 60_000 }, (_, row) => names.map((name) => `${name} ${row}`).join(','));
    writeFileSync(extract, `${names.join(',')}\n${rows.join('\n')}\n`);
    const token = host.tokenOf(extract);
    expectWords(
      await refusalOf(host, 'extract.inspect', { jobId: newJobId(), token, valueLimit: 100_000 }),
      'intake/reader-stopped',
    );
    await expectNothingImported(host);
  });

  it.each([
    ['begin', { type: 'begin', columns: [{ name: 'Grade', type: 'blob' }] }],
    ['begin', null],
    ['chunk', { type: 'chunk', chunk: { rows: 1e9, columns: [] } }],
    ['chunk', { type: 'chunk', chunk: { rows: 1, columns: [{ type: 'number', values: [1] }] } }],
    ['end', { type: 'end', dictionaries: [[{ toString: 'Band 1' }]] }],
    ['done', { type: 'done', outcome: { profile: {}, sha256: 1, leftOut: [], preview: [] } }],
    ['done', { type: 'erase', all: true }],
  ] as const)(
    'whose reader says in place of its %s what no reader says is stopped',
    async (type, instead) => {
      const folder = makeFolder();
      const host = await startTestHost(folder, { forkReader: readerSaying(type, instead) });
      await createProject(host, join(folder, 'a.rungs'));
      expectWords(await failureOf(importWave(host, wave)), 'intake/reader-stopped');
      await expectNothingImported(host);
    },
  );

  it('into a project closed meanwhile is refused in words, and absent when it is reopened', async () => {
    const { host, project, disturbance } = await startDisturbed();
    disturbance.at = 'chunk';
    disturbance.act = () => void host.request('project.close', {});
    expectWords(await failureOf(importWave(host, wave)), 'project/closed');
    await reopenProject(host, project);
    await expectNothingImported(host);
  });

  it('never reaches a project that was opened meanwhile', async () => {
    const { host, folder, disturbance } = await startDisturbed();
    const extract = join(folder, 'staff.csv');
    writeFileSync(extract, 'Grade,Name\nA,x\n');
    const other = join(folder, 'b.rungs');
    disturbance.at = 'done';
    disturbance.act = () => void createProject(host, other);
    // Not looked at before: it is inspected first, then read again.
    const refusal = await refusalOf(host, 'dataset.import', {
      jobId: newJobId(),
      token: host.tokenOf(extract),
      label: 'Staff',
      kind: 'workforce',
      wave,
      columns: [{ column: 'Grade', field: 'grade' }],
    });
    expectWords(refusal, 'project/closed');
    await expectNothingImported(host);
  });

  it('is refused in words when Rungs is closed meanwhile, and absent afterwards', async () => {
    const { host, folder, project, disturbance } = await startDisturbed();
    disturbance.at = 'chunk';
    disturbance.act = () => void host.close();
    expectWords(await failureOf(importWave(host, wave)), 'app/closing');
    const next = await startTestHost(folder);
    await reopenProject(next, project);
    await expectNothingImported(next);
  });
});

describe('concurrent work', () => {
  it('two imports both arrive, whole', async () => {
    const { host } = await startDisturbed();
    await Promise.all([importWave(host, '2025-03-31'), importWave(host, wave), importWave(host, wave)]);
    expect(await datasetIds(host)).toHaveLength(3);
    await expectWhole(host);
  });

  it('an analysis during an import has the same result', async () => {
    const { host, disturbance } = await startDisturbed();
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    const run = () => host.ask('analysis.run', { jobId: newJobId(), ...representation(datasetId) });
    const alone = await run();
    const meanwhile: ReturnType<typeof run>[] = [];
    disturbance.at = 'chunk';
    disturbance.act = () => void meanwhile.push(run());
    await importWave(host, '2025-03-31');
    expect(await Promise.all(meanwhile)).toStrictEqual([alone]);
    await expectWhole(host);
  });

  it('a finding is not pinned in a project opened while it was computed', async () => {
    const { host, folder } = await startDisturbed();
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    const pinning = refusalOf(host, 'finding.pin', representation(datasetId));
    await createProject(host, join(folder, 'b.rungs'));
    expectWords(await pinning, 'project/closed');
    expect(await host.ask('finding.list', {})).toStrictEqual([]);
  });
});
