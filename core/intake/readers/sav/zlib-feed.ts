import { unzlibSync } from 'fflate';
import type { ByteSource } from '../../../ports.ts';
import type { ReadBudget } from '../../reading/read-budget.ts';
import { damagedFile, truncatedFile } from '../../reading/stat-files/faults.ts';
import { FieldReader } from '../../reading/stat-files/field-reader.ts';
import type { ByteFeed } from '../../reading/stat-files/forward-bytes.ts';

const HEADER_BYTES = 24;
const BLOCK_ENTRY_BYTES = 24;
const ADLER_MODULUS = 65_521;
/** zlib header (two bytes) and Adler-32 checksum (four). */
const LEAST_ZLIB_BYTES = 6;
/** SPSS writes blocks of 4 MB. */
const MOST_BLOCK_BYTES = 16_777_216;

/** Feed of inflated bytes; one block at a time is in memory. */
export function inflatedFeed(
  source: ByteSource,
  dataStart: number,
  isLittleEndian: boolean,
  budget: ReadBudget,
): ByteFeed {
  const fields = new FieldReader(source, dataStart);
  fields.isLittleEndian = isLittleEndian;
  if (fields.count(8) !== dataStart) throw damagedFile('its compressed part does not stand where it says');
  const trailerStart = fields.count(8);
  if (trailerStart > source.size) throw truncatedFile();
  fields.position = trailerStart + 20;
  const blocks = fields.uint32();
  if (blocks * BLOCK_ENTRY_BYTES > source.size - fields.position) throw truncatedFile();
  let next = 0;
  let expected = dataStart + HEADER_BYTES;
  let block = new Uint8Array(0);
  let used = 0;
  return (into) => {
    while (used === block.length) {
      if (next === blocks) return 0;
      fields.position = trailerStart + HEADER_BYTES + next++ * BLOCK_ENTRY_BYTES + 8;
      const start = fields.count(8);
      const inflated = fields.uint32();
      const deflated = fields.uint32();
      if (start !== expected) throw damagedFile('its compressed blocks do not follow one another');
      expected += deflated;
      budget.takeUnpacked(inflated);
      block = inflateBlock(source, start, deflated, inflated);
      used = 0;
    }
    const part = block.subarray(used, used + into.length);
    into.set(part);
    used += part.length;
    return part.length;
  };
}

function inflateBlock(
  source: ByteSource,
  start: number,
  deflated: number,
  inflated: number,
): Uint8Array<ArrayBuffer> {
  if (inflated > MOST_BLOCK_BYTES || deflated > MOST_BLOCK_BYTES || deflated < LEAST_ZLIB_BYTES) {
    throw damagedFile('a compressed block in it claims an impossible size');
  }
  if (start + deflated > source.size) throw truncatedFile();
  const packed = new Uint8Array(deflated);
  for (let filled = 0; filled < deflated;) {
    const length = source.read(start + filled, packed.subarray(filled));
    if (length === 0) throw truncatedFile();
    filled += length;
  }
  const block = inflate(packed, inflated);
  const sum = new DataView(packed.buffer).getUint32(deflated - 4);
  if (block.length !== inflated || adler32(block) !== sum) {
    throw damagedFile('a compressed block in it does not match its checksum');
  }
  return block;
}

function inflate(packed: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  try {
    return unzlibSync(packed, { out: new Uint8Array(length) });
  } catch {
    throw damagedFile('a compressed block in it cannot be unpacked');
  }
}

/** Adler-32 (RFC 1950, section 8.2), which fflate does not check. */
function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  // Most sums that stay exact in 32 bits before the modulo.
  const stride = 5_552;
  for (let from = 0; from < bytes.length; from += stride) {
    const to = Math.min(bytes.length, from + stride);
    for (let at = from; at < to; at++) {
      low += bytes[at]!;
      high += low;
    }
    low %= ADLER_MODULUS;
    high %= ADLER_MODULUS;
  }
  return high * 65_536 + low;
}
