import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export type Measured = {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  /** Of processors, by the command and all processes that it started: other work on the machine adds nothing. */
  readonly processorSeconds: number;
  /** Of the command and all processes that it started, resident at one time. */
  readonly peakMegabytes: number;
};

const BETWEEN_LOOKS_MS = 25;
/** Linux counts the time of processors in hundredths of a second. */
const TICKS_A_SECOND = 100;
/** A command that waits for something for ever takes no time of processors. */
const MOST_WAITING_MS = 150_000;

/** Runs a command, and ends it with all that it started once it takes more memory or time than it may. Linux only. */
export function runMeasured(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  most: { readonly megabytes: number; readonly processorSeconds: number },
): Promise<Measured> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  const ticks = new Map<number, number>();
  const processorSeconds = (): number => sum(ticks.values()) / TICKS_A_SECOND;
  let peakMegabytes = 0;
  let out = '';
  let error = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (error += bytes.toString()));
  const timer = setInterval(() => {
    const tree = treeOf(pid);
    peakMegabytes = Math.max(peakMegabytes, residentMegabytes(tree));
    for (const each of tree) ticks.set(each, Math.max(ticksOf(each), ticks.get(each) ?? 0));
    const isBeyond = peakMegabytes > 2 * most.megabytes || processorSeconds() > 2 * most.processorSeconds;
    if (isBeyond || performance.now() - startedAt > MOST_WAITING_MS) endAll(tree);
  }, BETWEEN_LOOKS_MS);
  return new Promise((done) => {
    child.on('close', (code) => {
      clearInterval(timer);
      done({
        code,
        out,
        error,
        processorSeconds: processorSeconds(),
        peakMegabytes: Math.round(peakMegabytes),
      });
    });
  });
}

/** A process and those that it started, the last first. */
function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/u.test(each))) {
    const stat = readIfThere(`/proc/${name}/stat`);
    // The name before the parenthesis may hold anything.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(name), parent);
  }
  const found = [root];
  for (const each of found) {
    for (const [pid, parent] of parents) if (parent === each) found.push(pid);
  }
  return found.toReversed();
}

/** In user and system mode: the fourteenth and fifteenth field, counted from the name in parentheses, the second. */
function ticksOf(pid: number): number {
  const stat = readIfThere(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function residentMegabytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/u.exec(readIfThere(`/proc/${pid}/status`)) ?? [];
    return sum + Number(kilobytes) / 1_024;
  }, 0);
}

function endAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has gone by itself.
    }
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
