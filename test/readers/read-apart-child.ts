import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '../../core/errors.ts';
import { readerFor } from '../../core/intake/readers/registry.ts';
import { unhurried } from '../../core/intake/readers/whole.ts';
import { openSource } from '../../electron/reading/byte-source.ts';
import type { Inspected } from './read-apart.ts';

const source = openSource(process.argv[2] ?? '');
const head = new Uint8Array(Math.min(source.size, 65_536));
source.read(0, head);
let chunks = 0;
let rows = 0;
let refusal: string | null = null;
try {
  const sink = { begin: () => undefined, chunk: () => void chunks++, end: () => undefined };
  const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);
  ({ rows } = await readerFor(head).read(source, {}, sink, decode, unhurried));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  refusal = `${error.detail.code} ${error.detail.what}`;
}
const result: Inspected = {
  refusal,
  rows,
  chunks,
  peakMegabytes: Math.round(peakKilobytes() / 1_024),
};
console.log(JSON.stringify(result));

/** Linux counts what the parent held when it forked into the peak that it reports, so its own record is read. */
function peakKilobytes(): number {
  const record = '/proc/self/status';
  const [, own] = /VmHWM:\s+(\d+) kB/u.exec(existsSync(record) ? readFileSync(record, 'utf8') : '') ?? [];
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}
