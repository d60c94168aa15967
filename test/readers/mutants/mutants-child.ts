import { existsSync, readFileSync, writeSync } from 'node:fs';
import { AppError } from '../../../core/errors.ts';
import { readerFor } from '../../../core/intake/readers/registry.ts';
import type { ByteSource } from '../../../core/ports.ts';
import { mutate, mutatePart, seeded } from './mutations.ts';
import { mutated, smallFiles } from './small-files.ts';

/**
 * Reads one mutant after another. Before each one its number is written, so that whoever waits knows where it
 * stopped; at the end what came of all.
 */

const [, , name = '', first = '0', count = '0'] = process.argv;
const format = mutated.find((each) => each === name) ?? 'csv';
const SENTENCE = /^\p{Lu}.*[.!?]$/su;
const isZip = format === 'xlsx' || format === 'ods';

const files = await smallFiles(format);
let read = 0;
let refused = 0;
let slowestMs = 0;
const faults: string[] = [];
for (let number = Number(first); number < Number(first) + Number(count) && files.length > 0; number++) {
  writeSync(1, `${number}\n`);
  const startedAt = performance.now();
  const fault = await faultOf(mutantOf(number));
  slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  if (fault !== null) faults.push(`${format} ${number}: ${fault}`);
}
writeSync(
  1,
  `${JSON.stringify({ read, refused, faults, slowestMs: Math.round(slowestMs), peakMegabytes: peak() })}\n`,
);

/** The same number is the same mutant, whatever came before. */
function mutantOf(number: number): Uint8Array {
  const random = seeded(number * 7_919 + 13);
  const file = files[number % files.length] ?? new Uint8Array();
  return isZip && random() < 0.7 ? mutatePart(file, random) : mutate(file, random);
}

async function faultOf(bytes: Uint8Array): Promise<string | null> {
  const source: ByteSource = {
    size: bytes.length,
    read(offset, into) {
      const part = bytes.subarray(offset, offset + into.length);
      into.set(part);
      return part.length;
    },
  };
  const sink = { begin: () => undefined, chunk: () => undefined, end: () => undefined };
  const decode = (part: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(part);
  const work = { report: () => undefined, checkCancelled: () => undefined };
  try {
    await readerFor(bytes.subarray(0, 65_536)).read(source, { valueLimit: 3 }, sink, decode, work);
    read++;
    return null;
  } catch (error) {
    if (!(error instanceof AppError))
      return error instanceof Error ? (error.stack ?? error.message) : 'no error';
    refused++;
    const { what, whatToDo } = error.detail;
    return SENTENCE.test(what) && SENTENCE.test(whatToDo) ? null : `no sentence: ${what} ${whatToDo}`;
  }
}

/** Linux counts what the parent held when it forked into the peak that Node reports, so its own record is read. */
function peak(): number {
  const record = '/proc/self/status';
  const [, own] = /VmHWM:\s+(\d+) kB/u.exec(existsSync(record) ? readFileSync(record, 'utf8') : '') ?? [];
  return Math.round((own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1_024);
}
