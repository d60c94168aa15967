import { fork } from 'node:child_process';
import { benchFolder } from './extract/extract.ts';
import type { Line } from './lines.ts';
import { MemoryWatch } from './process-memory.ts';
import type { SideName } from './sides.ts';
import type { FromSide, SideReport } from './side.ts';

export type Measured = {
  readonly medianMs: number;
  readonly timesMs: readonly number[];
  /** Greatest resident memory of the side's processes together while it ran. */
  readonly peakMb: number;
  readonly digest: string;
  readonly figures: Readonly<Record<string, number>>;
};

const COLD_ROUNDS = 5;
const WARM_ROUNDS = 11;

type Run = SideReport & { readonly peakMb: number };

/** Both sides of a line. Cold rounds alternate, so that a busy moment of the machine meets both. */
export async function measureLine(
  line: Line,
  script: string,
  coldRounds = COLD_ROUNDS,
): Promise<{ ours: Measured; peer: Measured | null }> {
  const names = line.peer === null ? [line.ours] : [line.ours, line.peer.side];
  const runs = names.map((): Run[] => []);
  for (let round = 0; round <= (line.isCold ? coldRounds : 0); round++) {
    for (const [index, name] of names.entries()) {
      const run = await runInProcess(script, name, line.isCold ? [0, 1] : [2, WARM_ROUNDS]);
      // The first cold round warms up the disk, unless it is the only one.
      if (round > 0 || !line.isCold || coldRounds === 0) runs[index]!.push(run);
    }
  }
  const [ours, peer] = runs.map(summarise);
  return { ours: ours!, peer: peer ?? null };
}

function summarise(runs: readonly Run[]): Measured {
  const timesMs = runs.flatMap((run) => run.timesMs);
  const digests = new Set(runs.map(({ digest }) => digest));
  if (digests.size > 1) throw new Error('One side gave different answers in different rounds.');
  const names = Object.keys(runs[0]?.figures ?? {});
  const medianMs = medianOf(timesMs);
  return {
    medianMs,
    timesMs,
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    digest: [...digests].join(),
    figures: {
      medianMs,
      ...Object.fromEntries(
        names.map((name) => [name, Math.max(...runs.map(({ figures }) => figures[name]!))]),
      ),
    },
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function runInProcess(
  script: string,
  name: SideName,
  [warmUps, rounds]: readonly [number, number],
): Promise<Run> {
  const child = fork(script, [name, String(warmUps), String(rounds)], {
    env: { ...process.env, RUNGS_BENCH_FOLDER: benchFolder },
  });
  const memory = new MemoryWatch();
  return new Promise((resolve, reject) => {
    let peakMb = 0;
    let report: SideReport | null = null;
    child.on('message', (message: FromSide) => {
      switch (message.type) {
        case 'ready':
          memory.start(child.pid ?? 0);
          break;
        case 'ran':
          // Linux counts what this process held into the peak of those it starts, so there the watch alone counts.
          peakMb = memory.stop() || message.ownPeakMb;
          break;
        case 'done':
          report = message.report;
          break;
      }
    });
    child.on('exit', (code) => {
      memory.stop();
      if (report && code === 0) resolve({ ...report, peakMb });
      else reject(new Error(`${name} stopped with code ${code}.`));
    });
  });
}
