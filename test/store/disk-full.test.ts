import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHUNK_ROWS } from '../../core/intake/reader.ts';
import {
  importAnswers,
  importDetails,
  makeFolder,
  makeProject,
  NOW,
  PASSPHRASE,
  refusalOf,
  reopen,
} from './sample.ts';

/** A disk of 8 MB, where this account may mount one; null elsewhere. */
function mountSmallDisk(folder: string): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

describe('a full disk', () => {
  it('refuses the step in words and keeps everything before it', ({ skip }) => {
    const disk = mountSmallDisk(makeFolder());
    if (disk === null) return skip('this account may not mount a small disk');
    onTestFinished(() => void execFileSync('umount', [disk]));
    const path = join(disk, 'a.rungs');
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(5 * 2 ** 20));
    const { store } = makeProject(path);
    importAnswers(store, ['Band 1']);
    const values = new Float64Array(CHUNK_ROWS);
    const writer = store.beginImport(importDetails);
    writer.begin([{ name: 'pay', type: 'number' }]);
    const fill = () => {
      for (let chunk = 0; chunk < 20; chunk++)
        writer.chunk({ rows: CHUNK_ROWS, columns: [{ type: 'number', values }] });
    };
    expect(refusalOf(fill)).toBe('project/disk-full');
    store.close();
    expect(refusalOf(() => reopen(path))).toBe('project/disk-full');
    rmSync(ballast);
    const opened = reopen(path);
    expect(opened.datasets()).toHaveLength(1);
    opened.chooseScheme('still at work', NOW);
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
  });

  it('leaves the passphrase as it was when there is no room for the copy', ({ skip }) => {
    const disk = mountSmallDisk(makeFolder());
    if (disk === null) return skip('this account may not mount a small disk');
    onTestFinished(() => void execFileSync('umount', [disk]));
    const path = join(disk, 'a.rungs');
    const { store } = makeProject(path);
    const writer = store.beginImport(importDetails);
    writer.begin([{ name: 'pay', type: 'number' }]);
    for (let chunk = 0; chunk < 4; chunk++) {
      writer.chunk({ rows: CHUNK_ROWS, columns: [{ type: 'number', values: new Float64Array(CHUNK_ROWS) }] });
    }
    expect(refusalOf(() => store.changePassphrase(PASSPHRASE, 'new', NOW))).toBe('project/disk-full');
    store.chooseScheme('still at work', NOW);
    store.close();
    const opened = reopen(path);
    expect(opened.settings().schemeId).toBe('still at work');
    opened.close();
  });
});
