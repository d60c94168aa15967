import { readFileSync } from 'node:fs';

const SAMPLE_EVERY_MS = 10;
const KB_A_MB = 1_024;

/**
 * Follows how much memory a process and those it started hold together, in MB. Pages of files, which is the code
 * that they share, count once. `stop` answers the greatest sum, 0 where the system has no /proc.
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

type Resident = { readonly ownKb: number; readonly fileKb: number };

function residentMb(pid: number): number {
  const processes = treeOf(pid).map(readResident);
  const ownKb = processes.reduce((sum, each) => sum + each.ownKb, 0);
  return (ownKb + Math.max(...processes.map(({ fileKb }) => fileKb))) / KB_A_MB;
}

function treeOf(pid: number): readonly number[] {
  const children = readProc(`${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}

function readResident(pid: number): Resident {
  const status = readProc(`${pid}/status`);
  const kilobytes = (name: string): number =>
    Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);
  return { ownKb: kilobytes('RssAnon') + kilobytes('RssShmem'), fileKb: kilobytes('RssFile') };
}

/** Empty for a process that has just gone. */
function readProc(name: string): string {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    return '';
  }
}
