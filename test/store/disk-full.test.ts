import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS } from '../../core/intake/reader.ts';
import type { ImportWriter } from '../../electron/store/import-writer.ts';
import { mountSmallDisk } from '../faults/small-disk.ts';
import {
  forgoShrinking,
  importDetails,
  isShrinking,
  makeProject,
  NOW,
  PASSPHRASE,
  profileOf,
  refusalOf,
  reopen,
} from './sample.ts';

const MB = 2 ** 20;

function sendChunks(writer: ImportWriter, count: number): void {
  writer.begin([{ name: 'pay', type: 'number' }]);
  for (let chunk = 0; chunk < count; chunk++) {
    writer.chunk({ rows: CHUNK_ROWS, columns: [{ type: 'number', values: new Float64Array(CHUNK_ROWS) }] });
  }
  writer.end([null]);
}

function importChunks(writer: ImportWriter, count: number): void {
  sendChunks(writer, count);
  const profile = profileOf(count * CHUNK_ROWS);
  writer.finish({ profile, sha256: 'ab', mapping: [], columnsLeftOut: [] });
}

describe('a full disk', () => {
  it('refuses the step in words and keeps everything before it', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const { path, store } = makeProject(join(disk.folder, 'a.rungs'));
    importChunks(store.beginImport(importDetails), 1);
    const bytes = statSync(path).size;
    disk.fill(3 * MB);
    const writer = store.beginImport(importDetails);
    expect(refusalOf(() => sendChunks(writer, 20))).toBe('project/disk-full');
    await writer.abandon();
    expect(statSync(path).size).toBeLessThanOrEqual(bytes);
    store.close();
    disk.fill();
    expect(refusalOf(() => reopen(path))).toBe('project/disk-full');
    disk.free();
    const opened = reopen(path);
    expect(opened.datasets()).toHaveLength(1);
    opened.chooseScheme('still at work', NOW);
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
  });

  it('leaves the passphrase as it was when there is no room for the copy', ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const { path, store } = makeProject(join(disk.folder, 'a.rungs'));
    importChunks(store.beginImport(importDetails), 2);
    disk.fill(MB / 2);
    expect(refusalOf(() => store.changePassphrase(PASSPHRASE, 'new', NOW))).toBe('project/disk-full');
    store.chooseScheme('still at work', NOW);
    store.close();
    const opened = reopen(path);
    expect(opened.settings().schemeId).toBe('still at work');
    opened.close();
  });

  it('leaves a file of the first releases as it was made, and opens it', ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const { path, store } = makeProject(join(disk.folder, 'a.rungs'));
    importChunks(store.beginImport(importDetails), 2);
    store.close();
    forgoShrinking(path);
    disk.fill(MB / 2);
    const opened = reopen(path);
    expect(opened.datasets()).toHaveLength(1);
    opened.close();
    expect(isShrinking(path)).toBe(false);
    disk.free();
    reopen(path).close();
    expect(isShrinking(path)).toBe(true);
  });
});
