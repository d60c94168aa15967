import type { ByteSource } from '../../../ports.ts';
import { readBytes, readInto, viewOf } from '../../reading/workbook/byte-reading.ts';
import { damagedWorkbook, oversizedWorkbook } from '../../reading/workbook/refusals.ts';

/** Compound file ([MS-CFB]), a file system within a file: old Office files, and new ones with a password. */
export type CompoundFile = {
  /** Names of the streams, in lower case. */
  readonly names: readonly string[];
  /** Errors: intake/damaged-workbook, intake/too-large. */
  readonly readStream: (name: string) => Uint8Array<ArrayBuffer> | null;
};

const HEADER_BYTES = 512;
const HEADER_FAT_SECTORS = 109;
const LAST_SECTOR = 0xfffffffa;
const ENTRY_BYTES = 128;
const UNUSED = 0;
const STREAM = 2;
const ROOT = 5;
const MINI_SECTOR_BYTES = 64;
/** Largest stream, held in memory as a whole; 65,536 rows of 256 columns fit. */
const MOST_BYTES = 256 * 2 ** 20;

type Entry = {
  readonly name: string;
  readonly type: number;
  readonly first: number;
  readonly bytes: number;
};

/** Opens a compound file. Never reads more than the file holds, whatever its header says. */
export function openCompoundFile(source: ByteSource): CompoundFile {
  if (source.size > MOST_BYTES) throw oversizedWorkbook();
  const header = viewOf(readBytes(source, 0, HEADER_BYTES));
  const shift = header.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw damagedWorkbook();
  const sectorBytes = 2 ** shift;
  const sectors = Math.ceil(source.size / sectorBytes) - 1;
  const copySectors: CopySectors = (sector, count, into) => {
    if (sector + count > sectors) throw damagedWorkbook();
    const offset = (sector + 1) * sectorBytes;
    readInto(source, offset, into.subarray(0, Math.min(count * sectorBytes, source.size - offset)));
  };
  const readSector: ReadSector = (sector) => {
    const sectorRead = new Uint8Array(sectorBytes);
    copySectors(sector, 1, sectorRead);
    return sectorRead;
  };
  const next = readTable(fatSectors(header, readSector, sectors), readSector, sectorBytes);
  const readChain = (first: number, bytes = Infinity): Uint8Array<ArrayBuffer> =>
    joinChain(first, next, sectors, bytes, sectorBytes, copySectors);
  const entries = readEntries(readChain(header.getUint32(48, true)));
  if (entries.some(({ type, bytes }) => type !== UNUSED && bytes > source.size)) throw damagedWorkbook();
  const root = entries.find(({ type }) => type === ROOT);
  const streams = entries.filter(({ type }) => type === STREAM);
  const miniLimit = header.getUint32(56, true);
  const readMini = ({ first, bytes }: Entry): Uint8Array<ArrayBuffer> => {
    const mini = root ? readChain(root.first, root.bytes) : new Uint8Array();
    const miniFat = viewOf(readChain(header.getUint32(60, true)));
    const nextMini = (sector: number): number =>
      sector * 4 + 4 > miniFat.byteLength ? LAST_SECTOR : miniFat.getUint32(sector * 4, true);
    const miniSectors = Math.ceil(mini.length / MINI_SECTOR_BYTES);
    return joinChain(first, nextMini, miniSectors, bytes, MINI_SECTOR_BYTES, (sector, count, into) =>
      into.set(mini.subarray(sector * MINI_SECTOR_BYTES, (sector + count) * MINI_SECTOR_BYTES)),
    );
  };
  return {
    names: streams.map(({ name }) => name),
    readStream(name) {
      const entry = streams.find((each) => each.name === name);
      if (!entry) return null;
      return entry.bytes < miniLimit ? readMini(entry) : readChain(entry.first, entry.bytes);
    },
  };
}

type NextSector = (sector: number) => number;
type ReadSector = (sector: number) => Uint8Array<ArrayBuffer>;
/** Copies consecutive sectors. */
type CopySectors = (sector: number, count: number, into: Uint8Array) => void;

/** Sectors of the file allocation table. */
function fatSectors(header: DataView, readSector: ReadSector, sectors: number): number[] {
  const found: number[] = [];
  const take = (view: DataView, from: number, count: number): void => {
    for (let index = 0; index < count; index++) {
      const sector = view.getUint32(from + index * 4, true);
      if (sector < LAST_SECTOR) found.push(sector);
    }
  };
  take(header, 76, HEADER_FAT_SECTORS);
  let more = header.getUint32(68, true);
  for (let steps = 0; more < LAST_SECTOR; steps++) {
    if (steps > sectors) throw damagedWorkbook();
    const view = viewOf(readSector(more));
    take(view, 0, view.byteLength / 4 - 1);
    more = view.getUint32(view.byteLength - 4, true);
  }
  return found;
}

function readTable(tableSectors: readonly number[], readSector: ReadSector, sectorBytes: number): NextSector {
  const read = new Map<number, DataView>();
  const perSector = sectorBytes / 4;
  return (sector) => {
    const index = Math.floor(sector / perSector);
    const tableSector = tableSectors[index];
    if (tableSector === undefined) throw damagedWorkbook();
    const view = read.get(index) ?? viewOf(readSector(tableSector));
    read.set(index, view);
    return view.getUint32((sector % perSector) * 4, true);
  };
}

/** Concatenates a sector chain. A chain longer than all sectors together is a cycle. */
function joinChain(
  first: number,
  next: NextSector,
  sectors: number,
  bytes: number,
  sectorBytes: number,
  copySectors: CopySectors,
): Uint8Array<ArrayBuffer> {
  const chain: number[] = [];
  for (
    let sector = first;
    sector < LAST_SECTOR && chain.length * sectorBytes < bytes;
    sector = next(sector)
  ) {
    if (sector >= sectors || chain.length > sectors) throw damagedWorkbook();
    chain.push(sector);
  }
  if (bytes !== Infinity && chain.length * sectorBytes < bytes) throw damagedWorkbook();
  const joined = new Uint8Array(chain.length * sectorBytes);
  for (let index = 0, count = 1; index < chain.length; index += count, count = 1) {
    const sector = chain[index]!;
    while (chain[index + count] === sector + count) count++;
    copySectors(sector, count, joined.subarray(index * sectorBytes, (index + count) * sectorBytes));
  }
  return bytes === Infinity ? joined : joined.subarray(0, bytes);
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = viewOf(directory);
  const utf16 = new TextDecoder('utf-16le');
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(64, Math.max(2, view.getUint16(at + 64, true))) - 2;
    entries.push({
      name: utf16.decode(directory.subarray(at, at + nameBytes)).toLowerCase(),
      type: view.getUint8(at + 66),
      first: view.getUint32(at + 116, true),
      bytes: Number(view.getBigUint64(at + 120, true)),
    });
  }
  return entries;
}
