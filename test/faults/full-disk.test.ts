import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newJobId } from '../../electron/host/core-host.ts';
import { RefusedError } from '../../electron/base/ask.ts';
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
import { mountSmallDisk } from './small-disk.ts';

const wave = '2026-03-31';
const formats: ('html' | 'csv' | 'json')[] = ['html', 'csv', 'json'];

async function importRefusal(host: TestHost) {
  try {
    await importWave(host, '2025-03-31');
  } catch (error) {
    if (error instanceof RefusedError) return error.failure;
    throw error;
  }
  return null;
}

describe('a full disk', () => {
  it('refuses an import in words, keeps what was there, and accepts it once there is room', async ({
    skip,
  }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const host = await startTestHost(makeFolder());
    const project = join(disk.folder, 'a.rungs');
    await createProject(host, project);
    const datasetId = await importWave(host, wave);
    disk.fill();
    expectWords(await importRefusal(host), 'project/disk-full');
    expect(await datasetIds(host)).toStrictEqual([datasetId]);
    await expectWhole(host);
    disk.free();
    expect(await importRefusal(host)).toBeNull();
    expect(await datasetIds(host)).toHaveLength(2);
    await host.ask('project.close', {});
    await reopenProject(host, project);
    expect(await datasetIds(host)).toHaveLength(2);
    await expectWhole(host);
  });

  it('refuses an export in words and leaves no truncated file', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const folder = makeFolder();
    const host = await startTestHost(folder);
    await createProject(host, join(folder, 'a.rungs'));
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    await host.ask('finding.pin', representation(datasetId));
    const out = join(disk.folder, 'out');
    mkdirSync(out);
    disk.fill();
    const request = { jobId: newJobId(), token: host.tokenOf(out), formats };
    expectWords(await refusalOf(host, 'finding.export', request), 'file/cannot-write');
    expect(readdirSync(out).filter((name) => name.endsWith('.next'))).toStrictEqual([]);
    disk.free();
    const { files } = await host.ask('finding.export', request);
    expect(readdirSync(out).toSorted()).toStrictEqual(files.toSorted());
    JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    await expectWhole(host);
  });

  it('lets a project be opened without room for the list of recent ones', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const folder = makeFolder();
    const host = await startTestHost(disk.folder);
    disk.fill();
    await createProject(host, join(folder, 'a.rungs'));
    expect(await host.ask('project.state', {})).not.toBeNull();
    disk.free();
    await reopenProject(host, join(folder, 'a.rungs'));
    disk.fill();
    await createProject(host, join(folder, 'b.rungs'));
    expect(await host.ask('project.recent', {})).toHaveLength(1);
  });
});

describe('a disk that may not be written to', () => {
  it('refuses to make, open and export to it, in words', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const folder = makeFolder();
    const host = await startTestHost(folder);
    const project = join(disk.folder, 'a.rungs');
    await createProject(host, project);
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    await host.ask('project.close', {});
    disk.makeReadOnly();
    const passphrase = 'a passphrase for tests';
    const other = { token: host.tokenOf(join(disk.folder, 'b.rungs')), name: 'b', passphrase };
    expectWords(await refusalOf(host, 'project.create', { ...other, policy: '10-5' }), 'project/read-only');
    const opening = { token: host.tokenOf(project), passphrase };
    expectWords(await refusalOf(host, 'project.open', opening), 'project/read-only');
    await createProject(host, join(folder, 'c.rungs'));
    const copy = await importWave(host, wave);
    await assignWave(host, copy, wave);
    await host.ask('finding.pin', representation(copy));
    const token = host.tokenOf(disk.folder);
    const exporting = { jobId: newJobId(), token, formats };
    expectWords(await refusalOf(host, 'finding.export', exporting), 'file/cannot-write');
    await expectWhole(host);
  });
});
