import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { drawWhole, type Random, startRandom } from '../demo/generator/random.ts';
import { type Baseline, checkDay } from './day-check.ts';
import { dayFolder } from './day.ts';
import { progressOf, readJournal } from './journal.ts';

/**
 * Lets a process work on a project, kills it and its reader at a random moment, and lets the next one look at what
 * was left before it goes on; stopped by SIGTERM it reports how far it came: `node test/faults/kill-run.ts --kills 1000 --seed 1`.
 */
export type KillReport = {
  readonly kills: number;
  /** What the process was at when it was killed. */
  readonly byPhase: Readonly<Record<string, number>>;
  /** Killed between the change on disk and its answer: the command is there, whole. */
  readonly completedUnderWay: number;
  /** Half-written files of an export, seen and not counted. */
  readonly leftovers: number;
};

/** After so many kills a new project is begun, so that creating one is killed too. */
const KILLS_PER_PROJECT = 25;
/** Half of the kills come soon, so that short steps are killed as well as imports. */
const SHORT_WAIT_MS = 30;
const LONGEST_WAIT_MS = 450;
const LONGEST_STARTING_MS = 1_500;

const fromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('checked'), isCompleted: z.boolean(), leftovers: z.number() }),
  z.object({ type: z.literal('begun'), phase: z.string() }),
]);

type Life = { readonly phase: string; readonly isCompleted: boolean; readonly leftovers: number };

export async function runKills(
  kills: number,
  seed: number,
  onKill: (kill: number, phase: string) => void = () => undefined,
  isStopped: () => boolean = () => false,
): Promise<KillReport> {
  const random = startRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'rungs-kills-'));
  const byPhase: Record<string, number> = {};
  const report = { kills: 0, byPhase, completedUnderWay: 0, leftovers: 0 };
  try {
    const baselinePath = join(folder, 'baseline.json');
    const baseline = await makeBaseline(join(folder, 'baseline'));
    writeFileSync(baselinePath, JSON.stringify(baseline));
    let dayAt = '';
    for (let kill = 0; kill < kills && !isStopped(); kill++) {
      if (kill % KILLS_PER_PROJECT === 0) {
        if (dayAt !== '') endDay(dayAt, baseline);
        dayAt = join(folder, `day-${kill}`);
      }
      const life = await liveAndKill(dayAt, baselinePath, random);
      report.kills += 1;
      byPhase[life.phase] = (byPhase[life.phase] ?? 0) + 1;
      report.completedUnderWay += life.isCompleted ? 1 : 0;
      report.leftovers += life.leftovers;
      onKill(report.kills, life.phase);
    }
    if (dayAt !== '') endDay(dayAt, baseline);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One process: it checks, works, and is killed with its reader. Throws when it ends by itself. */
async function liveAndKill(dayAt: string, baselinePath: string, random: Random): Promise<Life> {
  const isKilledStarting = random() < 0.1;
  const stepsBefore = drawWhole(random, 0, 4);
  const longestWait = random() < 0.5 ? SHORT_WAIT_MS : LONGEST_WAIT_MS;
  const wait = drawWhole(random, 0, isKilledStarting ? LONGEST_STARTING_MS : longestWait);
  mkdirSync(dayAt, { recursive: true });
  const child = startChild('day-child.ts', dayAt, [baselinePath]);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  let phase = 'open';
  let steps = 0;
  let checked = { isCompleted: false, leftovers: 0 };
  const closed = once(child, 'close');
  await new Promise<void>((resolve) => {
    const killLater = () => setTimeout(resolve, wait);
    if (isKilledStarting) killLater();
    child.once('close', resolve);
    child.on('message', (message) => {
      const told = fromChild.parse(message);
      if (told.type === 'checked') checked = told;
      else {
        phase = told.phase;
        if (steps === stepsBefore && !isKilledStarting) killLater();
        steps += 1;
      }
    });
  });
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  const [, signal]: unknown[] = await closed;
  if (signal !== 'SIGKILL') throw new Error(`A process at work ended by itself (${phase}).\n${said}`);
  return { phase, ...checked };
}

/** What an import of each wave looks like when nobody disturbs it; fills the cache of compiled code by the way. */
async function makeBaseline(folder: string): Promise<Baseline> {
  mkdirSync(folder, { recursive: true });
  const child = startChild('baseline-child.ts', folder, []);
  const [baseline]: unknown[] = await once(child, 'message');
  await once(child, 'close');
  return z.record(z.string(), z.string()).parse(baseline);
}

/** Leads a group of its own, so that its reader dies with it; compiled code is kept, to save time. */
function startChild(name: string, folder: string, more: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, name), [folder, ...more], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(folder), 'compiled') },
  });
}

function endDay(dayAt: string, baseline: Baseline): void {
  const day = dayFolder(dayAt);
  checkDay(day, progressOf(readJournal(day.journal)), baseline);
  rmSync(dayAt, { recursive: true, force: true });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  const started = performance.now();
  let isStopped = false;
  process.once('SIGTERM', () => (isStopped = true));
  const sayNow = (kill: number, phase: string): void => {
    if (kill % 50 === 0) console.error(`${kill} kills, the last at ${phase}`);
  };
  const report = await runKills(Number(values.kills), Number(values.seed), sayNow, () => isStopped);
  console.log(JSON.stringify({ ...report, seconds: Math.round((performance.now() - started) / 1_000) }));
}
