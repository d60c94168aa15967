import { readFileSync } from 'node:fs';

const SAMPLE_EVERY_MS = 10;
const BYTES_A_MB = 1_048_576;
const PAGE_BYTES = 4_096;

/**
 * Follows how much memory a process and those it started hold together. Answers the greatest sum in MB so far; 0 where
 * the system has no /proc. Pages that two processes share count for each of them.
 */
export function watchMemory(pid: number): { readonly stop: () => number } {
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(pid));
  }, SAMPLE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return peakMb;
    },
  };
}

function residentMb(pid: number): number {
  const [, pages = '0'] = readProc(`${pid}/statm`).split(' ');
  const children = readProc(`${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  const own = (Number(pages) * PAGE_BYTES) / BYTES_A_MB;
  return children.reduce((sum, child) => sum + residentMb(Number(child)), own);
}

/** Empty for a process that has just gone. */
function readProc(name: string): string {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    return '';
  }
}
