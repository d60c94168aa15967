import { execFileSync } from 'node:child_process';
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeFolder } from './fixture.ts';

export type SmallDisk = {
  readonly folder: string;
  /** Leaves so many bytes, or nothing. */
  readonly fill: (leaving?: number) => void;
  readonly free: () => void;
  readonly makeReadOnly: () => void;
};

/** A disk of 8 MB where this account may mount one; null elsewhere. */
export function mountSmallDisk(): SmallDisk | null {
  const folder = makeFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: (leaving = 0) => {
      fillWith(ballast);
      truncateSync(ballast, Math.max(0, statSync(ballast).size - leaving));
    },
    free: () => rmSync(ballast, { force: true }),
    makeReadOnly: () => void execFileSync('mount', ['-o', 'remount,ro', folder]),
  };
}

/** Until not a page is free. */
function fillWith(ballast: string): void {
  try {
    for (let part = 0; ; part++) writeFileSync(ballast, Buffer.alloc(4_096), { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
