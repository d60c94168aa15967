import type { ByteSource } from '../../../ports.ts';
import { ReadBudget } from '../read-budget.ts';
import { readBytes, viewOf } from './byte-reading.ts';
import { damagedWorkbook, encryptedWorkbook, oversizedWorkbook } from './refusals.ts';

/** One file of a zip archive as its central directory describes it (APPNOTE.TXT 6.3.10, section 4.3.12). */
export type ZipEntry = {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerOffset: number;
};

export type ZipArchive = {
  readonly source: ByteSource;
  readonly budget: ReadBudget;
  /** By lower-case name: some programs refer to parts in another case than they name them. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
};

export const MOST_ENTRIES = 20_000;
const MOST_DIRECTORY_BYTES = 8 << 20;
const END_BYTES = 22;
const MOST_COMMENT_BYTES = 65_535;
const END_SIGNATURE = 0x06054b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const ZIP64_EXTRA = 1;
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const WINZIP_AES = 99;

type Directory = { readonly entries: number; readonly bytes: number; readonly offset: number };

/** Errors: intake/damaged-workbook, intake/encrypted, intake/too-large. */
export function openZip(source: ByteSource): ZipArchive {
  const directory = findDirectory(source);
  if (directory.entries > MOST_ENTRIES || directory.bytes > MOST_DIRECTORY_BYTES) throw oversizedWorkbook();
  const bytes = readBytes(source, directory.offset, directory.bytes);
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let count = 0; count < directory.entries; count++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw damagedWorkbook();
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + ENTRY_BYTES + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damagedWorkbook();
    const entry = readEntry(bytes, view, at, nameBytes, extraBytes);
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw damagedWorkbook();
    entries.set(key, entry);
    at = next;
  }
  return { source, budget: new ReadBudget(source.size), entries };
}

function findDirectory(source: ByteSource): Directory {
  const length = Math.min(source.size, END_BYTES + MOST_COMMENT_BYTES);
  const tail = readBytes(source, source.size - length, length);
  const view = viewOf(tail);
  let at = length - END_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END_SIGNATURE) at--;
  if (at < 0) throw damagedWorkbook();
  const short = {
    entries: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  const locator = at - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR_SIGNATURE) return short;
  const end = viewOf(readBytes(source, Number(view.getBigUint64(locator + 8, true)), 56));
  if (end.getUint32(0, true) !== END64_SIGNATURE) throw damagedWorkbook();
  return {
    entries: Number(end.getBigUint64(32, true)),
    bytes: Number(end.getBigUint64(40, true)),
    offset: Number(end.getBigUint64(48, true)),
  };
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameBytes: number,
  extraBytes: number,
): ZipEntry {
  const method = view.getUint16(at + 10, true);
  const isLocked = (view.getUint16(at + 8, true) & 1) !== 0;
  if (isLocked || method === WINZIP_AES) throw encryptedWorkbook();
  if (method !== STORED && method !== DEFLATED) throw damagedWorkbook();
  const nameStart = at + ENTRY_BYTES;
  const extraStart = nameStart + nameBytes;
  const wide = wideFields(view, extraStart, extraStart + extraBytes);
  const field = (place: number): number => {
    const value = view.getUint32(at + place, true);
    return value === IN_ZIP64 ? (wide.shift() ?? value) : value;
  };
  // zip64 fields stand in this order; only those needed are present.
  const size = field(24);
  const packedBytes = field(20);
  const headerOffset = field(42);
  if (method === STORED && size !== packedBytes) throw damagedWorkbook();
  return {
    name: new TextDecoder('utf-8').decode(bytes.subarray(nameStart, extraStart)).replaceAll('\\', '/'),
    isDeflated: method === DEFLATED,
    crc: view.getUint32(at + 16, true),
    packedBytes,
    bytes: size,
    headerOffset,
  };
}

function wideFields(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end;) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      const fields: number[] = [];
      for (let field = at + 4; field + 8 <= Math.min(next, end); field += 8) {
        fields.push(Number(view.getBigUint64(field, true)));
      }
      return fields;
    }
    at = next;
  }
  return [];
}
