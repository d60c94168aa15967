import { readFileSync } from 'node:fs';

const SAMPLE_EVERY_MS = 10;
const BYTES_A_MB = 1_048_576;
const PAGE_BYTES = 4_096;

/**
 * Follows how much memory a process and those it started hold together, in MB; pages that two of them share count
 * twice. `stop` answers the greatest sum, 0 where the system has no /proc.
 */
export class MemoryWatch {
  #peakMb = 0;
  #timer: NodeJS.Timeout | undefined;

  start(pid: number): void {
    this.#timer = setInterval(() => {
      this.#peakMb = Math.max(this.#peakMb, residentMb(pid));
    }, SAMPLE_EVERY_MS);
  }

  stop(): number {
    clearInterval(this.#timer);
    return this.#peakMb;
  }
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
