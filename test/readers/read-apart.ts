import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** How a file was read in a process of its own. */
export type Inspected = {
  /** Code and sentence; null when the file was read. */
  readonly refusal: string | null;
  readonly rows: number;
  readonly chunks: number;
  readonly peakMegabytes: number;
};

const MOST_HEAP_MEGABYTES = 128;
const MOST_MILLISECONDS = 30_000;

/** Reads a file that may attack, with limits on memory and time. A crash is an error. */
export async function inspectApart(path: string): Promise<Inspected> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`--max-old-space-size=${MOST_HEAP_MEGABYTES}`, join(import.meta.dirname, 'read-apart-child.ts'), path],
    { timeout: MOST_MILLISECONDS, killSignal: 'SIGKILL' },
  );
  return JSON.parse(stdout) as Inspected;
}
