import { Inflate } from 'fflate';
import { AppError } from '../../../errors.ts';
import { readBytes, viewOf } from './byte-reading.ts';
import { Crc32 } from './crc32.ts';
import { damagedWorkbook, oversizedWorkbook } from './refusals.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

/** Packed bytes a step: deflate expands 1,032 to 1 at most, so that a block unpacks to 17 MB at most. */
const BLOCK_BYTES = 16_384;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;

/** Limit on the unpacked size of one zip part. Sheets compress well, but zip bombs a thousand to one. */
export type PartLimit = { readonly bytes: number };
export const STREAMED_PART: PartLimit = { bytes: 16 * 2 ** 30 };
export const KEPT_PART: PartLimit = { bytes: 512 * 2 ** 20 };
export const SMALL_PART: PartLimit = { bytes: 64 * 2 ** 20 };
const UNSUSPICIOUS_BYTES = 64 * 2 ** 20;
const MOST_TO_ONE = 250;

/** Consumer of the unpacked bytes of a part; returns false to stop. `doneBytes` counts packed bytes. */
export type PartTaker = (bytes: Uint8Array, doneBytes: number) => boolean;

/** Errors: intake/damaged-workbook, intake/too-large. A consumer that stops early does not see later damage. */
export function readPart(archive: ZipArchive, entry: ZipEntry, limit: PartLimit, take: PartTaker): void {
  checkSize(entry, limit);
  const start = dataStart(archive, entry);
  const crc = new Crc32();
  let unpacked = 0;
  let done = 0;
  let isMoreWanted = true;
  const put = (bytes: Uint8Array): void => {
    unpacked += bytes.length;
    archive.budget.takeUnpacked(bytes.length);
    if (unpacked > entry.bytes) throw oversizedWorkbook();
    crc.add(bytes);
    if (isMoreWanted && bytes.length > 0) isMoreWanted = take(bytes, done);
  };
  const inflate = new Inflate(put);
  while (done < entry.packedBytes) {
    const length = Math.min(BLOCK_BYTES, entry.packedBytes - done);
    const block = readBytes(archive.source, start + done, length);
    done += length;
    if (entry.isDeflated) inflateBlock(inflate, block, done === entry.packedBytes);
    else put(block);
    if (!isMoreWanted) return;
  }
  if (unpacked !== entry.bytes || crc.value() !== entry.crc) throw damagedWorkbook();
}

function inflateBlock(inflate: Inflate, block: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(block, isLast);
  } catch (error) {
    throw error instanceof AppError || isOwn(error) ? error : damagedWorkbook();
  }
}

/** Errors of our own; fflate's carry a number as their code. */
function isOwn(error: unknown): boolean {
  return !(error instanceof Error && 'code' in error && typeof error.code === 'number');
}

function checkSize({ bytes, packedBytes }: ZipEntry, limit: PartLimit): void {
  const isBomb = bytes > UNSUSPICIOUS_BYTES && bytes > packedBytes * MOST_TO_ONE;
  if (bytes > limit.bytes || isBomb) throw oversizedWorkbook();
}

function dataStart({ source }: ZipArchive, { headerOffset }: ZipEntry): number {
  const header = viewOf(readBytes(source, headerOffset, LOCAL_HEADER_BYTES));
  if (header.getUint32(0, true) !== LOCAL_SIGNATURE) throw damagedWorkbook();
  return headerOffset + LOCAL_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}
