import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHUNK_ROWS } from '../../core/intake/reader.ts';
import type { ImportWriter } from '../../electron/store/import-writer.ts';
import {
  importDetails,
  makeFolder,
  makeProject,
  NOW,
  PASSPHRASE,
  profileOf,
  refusalOf,
  reopen,
} from './sample.ts';

const MB = 2 ** 20;

/** A disk of 8 MB, 5 of them taken, where this account may mount one; null elsewhere. */
function mountSmallDisk(): { readonly project: string; readonly ballast: string } | null {
  const folder = makeFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(5 * MB));
  return { project: join(folder, 'a.rungs'), ballast };
}

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
  it('refuses the step in words and keeps everything before it', ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const { store } = makeProject(disk.project);
    importChunks(store.beginImport(importDetails), 1);
    expect(refusalOf(() => sendChunks(store.beginImport(importDetails), 20))).toBe('project/disk-full');
    store.close();
    expect(refusalOf(() => reopen(disk.project))).toBe('project/disk-full');
    rmSync(disk.ballast);
    const opened = reopen(disk.project);
    expect(opened.datasets()).toHaveLength(1);
    opened.chooseScheme('still at work', NOW);
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
  });

  it('leaves the passphrase as it was when there is no room for the copy', ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('this account may not mount a small disk');
    const { store } = makeProject(disk.project);
    importChunks(store.beginImport(importDetails), 2);
    writeFileSync(disk.ballast, Buffer.alloc(6.25 * MB));
    expect(refusalOf(() => store.changePassphrase(PASSPHRASE, 'new', NOW))).toBe('project/disk-full');
    store.chooseScheme('still at work', NOW);
    store.close();
    const opened = reopen(disk.project);
    expect(opened.settings().schemeId).toBe('still at work');
    opened.close();
  });
});
