import { ByteWriter } from '../../readers/statfiles-bytes.ts';
import { extractFields } from './people.ts';

const DAY_MS = 86_400_000;
const SERIAL_OF_1970 = 25_569;
/** Formats by the places of their records: as it is, and a date. */
const styles = [0, 14];
const DATE_STYLE = 1;
const MOST_RECORD_BYTES = 8_224;

const SECTOR_SHIFT = 9;
const SECTOR_BYTES = 2 ** SECTOR_SHIFT;
const ENTRY_BYTES = 128;
const PLACES_A_SECTOR = SECTOR_BYTES / 4;
const PLACES_IN_HEADER = 109;
const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const TABLE_SECTOR = 0xfffffffd;
const TABLE_LIST_SECTOR = 0xfffffffc;

/** The first people as an Excel workbook of the years 1997 to 2003 ([MS-XLS]), in a compound file ([MS-CFB]). */
export function xlsOfPeople(rows: number): Uint8Array {
  const strings = new Map<string, number>();
  const cells = sheetRecords(rows, strings);
  const beforeSheet = globalRecords(strings, 0).length;
  const stream = new ByteWriter(false);
  stream.raw(globalRecords(strings, beforeSheet));
  stream.raw(cells);
  return compoundFile(stream.finish());
}

function putRecord(out: ByteWriter, type: number, bytes: Uint8Array): void {
  out.uint16(type, bytes.length);
  out.raw(bytes);
}

function words(...values: number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from(values).buffer);
}

function globalRecords(strings: ReadonlyMap<string, number>, sheetStart: number): Uint8Array {
  const out = new ByteWriter(false);
  putRecord(out, 0x809, words(0x600, 0x5, 0, 1_997, 0, 0, 6, 0));
  for (const format of styles) putRecord(out, 0xe0, words(0, format, 0, 0, 0, 0, 0, 0, 0, 0));
  const name = new TextEncoder().encode('Extract');
  putRecord(
    out,
    0x85,
    Uint8Array.of(...words(sheetStart & 0xffff, sheetStart >>> 16, 0), name.length, 0, ...name),
  );
  putStrings(out, [...strings.keys()]);
  putRecord(out, 0x0a, new Uint8Array(0));
  return out.finish();
}

/** No string is cut: one that does not fit begins the next record. */
function putStrings(out: ByteWriter, strings: readonly string[]): void {
  let part = new ByteWriter(false);
  part.int32(strings.length, strings.length);
  let type = 0xfc;
  for (const text of strings) {
    if (part.length + 3 + text.length > MOST_RECORD_BYTES) {
      putRecord(out, type, part.finish());
      part = new ByteWriter(false);
      type = 0x3c;
    }
    part.uint16(text.length);
    part.uint8(0);
    part.latin(text);
  }
  putRecord(out, type, part.finish());
}

function sheetRecords(rows: number, strings: Map<string, number>): Uint8Array {
  const out = new ByteWriter(false);
  putRecord(out, 0x809, words(0x600, 0x10, 0, 1_997, 0, 0, 6, 0));
  let row = 0;
  for (const fields of extractFields(rows)) {
    for (const [column, field] of fields.entries()) putCell(out, row, column, field, strings);
    row++;
  }
  putRecord(out, 0x0a, new Uint8Array(0));
  return out.finish();
}

function putCell(
  out: ByteWriter,
  row: number,
  column: number,
  field: string,
  strings: Map<string, number>,
): void {
  if (field === '') return;
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(field);
  if (isDay || /^-?\d+(\.\d+)?$/u.test(field)) {
    out.uint16(0x203, 14, row, column, isDay ? DATE_STYLE : 0);
    out.float64(isDay ? Date.parse(field) / DAY_MS + SERIAL_OF_1970 : Number(field));
    return;
  }
  const index = strings.get(field) ?? strings.size;
  strings.set(field, index);
  out.uint16(0xfd, 10, row, column, 0);
  out.int32(index);
}

/** One stream after the header, then its directory, the allocation table, and a list of where the table is. */
function compoundFile(stream: Uint8Array): Uint8Array {
  const data = Math.ceil(stream.length / SECTOR_BYTES);
  // Room for the table itself and for the list.
  const tables = Math.ceil((data + 1) / (PLACES_A_SECTOR - 2));
  const lists = Math.ceil((tables - PLACES_IN_HEADER) / (PLACES_A_SECTOR - 1));
  const listStart = data + 1 + tables;
  const tablePlace = (index: number): number => (index < tables ? data + 1 + index : FREE);
  const out = new ByteWriter(false);
  out.uint8(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  out.latin('', 16);
  out.uint16(0x3e, 3, 0xfffe, SECTOR_SHIFT, 6);
  out.latin('', 6);
  out.int32(0, tables, data, 0, 4_096, END_OF_CHAIN, 0, listStart, lists);
  for (let index = 0; index < PLACES_IN_HEADER; index++) out.int32(tablePlace(index));
  out.padded(stream, data * SECTOR_BYTES, 0);
  putEntry(out, 'Root Entry', 5, 1, END_OF_CHAIN, 0);
  putEntry(out, 'Workbook', 2, FREE, 0, stream.length);
  out.latin('', SECTOR_BYTES - 2 * ENTRY_BYTES);
  for (let sector = 0; sector < tables * PLACES_A_SECTOR; sector++) {
    if (sector < data - 1) out.int32(sector + 1);
    else if (sector <= data) out.int32(END_OF_CHAIN);
    else if (sector < listStart) out.int32(TABLE_SECTOR);
    else out.int32(sector < listStart + lists ? TABLE_LIST_SECTOR : FREE);
  }
  for (let list = 0, index = PLACES_IN_HEADER; list < lists; list++) {
    for (let place = 0; place < PLACES_A_SECTOR - 1; place++) out.int32(tablePlace(index++));
    out.int32(list < lists - 1 ? listStart + list + 1 : END_OF_CHAIN);
  }
  return out.finish();
}

function putEntry(
  out: ByteWriter,
  name: string,
  type: number,
  child: number,
  first: number,
  bytes: number,
): void {
  const utf16 = new Uint8Array(Uint16Array.from(`${name}\0`, (letter) => letter.charCodeAt(0)).buffer);
  out.padded(utf16, 64, 0);
  out.uint16(utf16.length);
  out.uint8(type, 1);
  out.int32(FREE, FREE, child);
  out.latin('', 36);
  out.int32(first);
  out.int64(bytes);
}
