import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Mutated } from './small-files.ts';

const outcome = z.object({
  read: z.number(),
  refused: z.number(),
  slowestMs: z.number(),
  peakMegabytes: z.number(),
  faults: z.array(z.string()),
});
export type MutantsOutcome = z.infer<typeof outcome>;

/** Numbers settle the mutants, so that one can be read again. A reader that takes longer over one is ended. */
export function runMutants(
  format: Mutated,
  first: number,
  count: number,
  mostSilentMs: number,
): Promise<MutantsOutcome> {
  const script = join(import.meta.dirname, 'mutants-child.ts');
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=2', script, format, String(first), String(count)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let last = 'before the first';
  let timer = setTimeout(() => child.kill('SIGKILL'), 4 * mostSilentMs);
  child.stdout.on('data', (bytes: Buffer) => {
    last = bytes.toString().trimEnd().split('\n').at(-1) ?? last;
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), mostSilentMs);
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(outcome.parse(JSON.parse(last)));
      else reject(new Error(`The reader of ${format} stopped or hung at mutant ${last}.`));
    });
  });
}
