import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRandom } from '../../demo/generator/random.ts';
import { extractColumns } from './columns.ts';
import { drawPerson } from './person.ts';

export const EXTRACT_ROWS = 1_000_000;

const SEED = 20_260_630;
const ROWS_A_WRITE = 20_000;

/** Everything the bench keeps, by the content of what makes it: another generator gets another folder. */
export const benchFolder =
  process.env['RUNGS_BENCH_FOLDER'] ?? join(tmpdir(), `rungs-bench-${hashOfGenerator()}`);

export const extractPath = join(benchFolder, 'extract.csv');

/** A made-up HR extract of a million people, the same on every machine; made once. */
export function makeExtract(): void {
  if (existsSync(extractPath)) return;
  console.log(`Making the extract: ${EXTRACT_ROWS.toLocaleString('en-GB')} rows …`);
  mkdirSync(benchFolder, { recursive: true });
  const unfinished = `${extractPath}.${process.pid}`;
  const file = openSync(unfinished, 'w');
  const random = startRandom(SEED);
  writeSync(file, `${extractColumns.map(({ name }) => name).join(',')}\n`);
  for (let first = 0; first < EXTRACT_ROWS; first += ROWS_A_WRITE) {
    const lines = Array.from({ length: ROWS_A_WRITE }, (_, index) => drawPerson(random, first + index));
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
  renameSync(unfinished, extractPath);
}

function hashOfGenerator(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(import.meta.dirname).toSorted()) {
    hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
