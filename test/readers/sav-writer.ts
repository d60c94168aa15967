import { zlibSync } from 'fflate';
import { ByteWriter } from './statfiles-bytes.ts';
import { type CaseElement, writeCases } from './sav-cases.ts';

export type SavVariable = {
  readonly name: string;
  /** In the file beside the name of eight letters. */
  readonly longName?: string;
  /** 0 of a number, else the width of a string in bytes. */
  readonly width?: number;
  readonly label?: string;
  /** SPSS code: 1 A, 5 F, 20 DATE … */
  readonly format?: number;
  readonly labels?: readonly (readonly [number | string, string])[];
  readonly missing?: readonly (number | string)[];
  /** The first two missing values are the ends of a range. */
  readonly hasMissingRange?: boolean;
  readonly values: readonly (number | string | null)[];
};

export type SavSettings = {
  readonly compression?: 'none' | 'bytecode' | 'zlib';
  readonly isBigEndian?: boolean;
  /** What the header says of the number of cases. */
  readonly cases?: number;
  /** What record 7 subtype 16 says of it. */
  readonly longCases?: number;
  /** Of names, labels and texts; characters up to U+00FF where it is not UTF-8. */
  readonly encoding?: 'UTF-8' | 'windows-1252';
  readonly isEncodingNamed?: boolean;
  readonly codePage?: number;
  readonly systemMissing?: number;
  /** Inflated bytes of a block. */
  readonly blockBytes?: number;
  readonly weightElement?: number;
};

const BIAS = 100;
const SPACE = 32;
const SEGMENT_BYTES = 255;
const SEGMENT_SHARE = 252;
const COMPRESSIONS = ['none', 'bytecode', 'zlib'];

/** An SPSS system file as the PSPP developers guide describes it. */
export function writeSav(variables: readonly SavVariable[], settings: SavSettings = {}): Uint8Array {
  const out = new ByteWriter(settings.isBigEndian ?? false);
  const compression = settings.compression ?? 'none';
  const rows = variables[0]?.values.length ?? 0;
  const elements = elementsOf(variables, settings);
  out.latin(compression === 'zlib' ? '$FL3' : '$FL2');
  out.latin('@(#) SPSS DATA FILE written by a test', 60, SPACE);
  out.int32(2, elements.length, COMPRESSIONS.indexOf(compression), settings.weightElement ?? 0);
  out.int32(settings.cases ?? rows);
  out.float64(BIAS);
  out.latin('06 May 1810:10:10');
  out.latin('', 67, SPACE);
  for (const variable of variables) writeVariable(out, variable, settings);
  writeLabels(out, variables, settings);
  writeExtensions(out, variables, settings);
  out.int32(999, 0);
  const cases = writeCases(elements, rows, {
    bias: BIAS,
    isBigEndian: out.isBigEndian,
    isCompressed: compression !== 'none',
    systemMissing: settings.systemMissing ?? -Number.MAX_VALUE,
  });
  if (compression === 'zlib') writeBlocks(out, cases, settings.blockBytes ?? 4_190_208);
  else out.raw(cases);
  return out.finish();
}

function encode(text: string, { encoding = 'UTF-8' }: SavSettings): Uint8Array {
  if (encoding === 'UTF-8') return new TextEncoder().encode(text);
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

type Part = { readonly name: string; readonly width: number };

/** A string of more than 255 bytes is written as several variables. */
function partsOf({ name, width = 0 }: SavVariable): Part[] {
  if (width <= SEGMENT_BYTES) return [{ name, width }];
  const count = Math.ceil(width / SEGMENT_SHARE);
  return Array.from({ length: count }, (_, part) => ({
    name: part === 0 ? name : `${name.slice(0, 5)}${part}`,
    width: part < count - 1 ? SEGMENT_BYTES : width - part * SEGMENT_SHARE,
  }));
}

function writeVariable(out: ByteWriter, variable: SavVariable, settings: SavSettings): void {
  const { label, missing = [], format = variable.width ? 1 : 5 } = variable;
  const isShort = (variable.width ?? 0) <= 8;
  partsOf(variable).forEach(({ name, width }, part) => {
    const isFirst = part === 0;
    const values = isFirst && isShort ? missing : [];
    out.int32(2, width, isFirst && label ? 1 : 0);
    out.int32(variable.hasMissingRange ? -values.length : values.length);
    out.int32((format << 16) | (8 << 8), (format << 16) | (8 << 8));
    out.padded(encode(name, settings), 8, SPACE);
    if (isFirst && label) {
      const bytes = encode(label, settings);
      out.int32(bytes.length);
      out.padded(bytes, Math.ceil(bytes.length / 4) * 4, 0);
    }
    for (const value of values) writeValue(out, value, settings);
    for (let more = 1; more < Math.ceil(width / 8); more++) {
      out.int32(2, -1, 0, 0, 0, 0);
      out.latin('', 8, SPACE);
    }
  });
}

function writeValue(out: ByteWriter, value: number | string, settings: SavSettings): void {
  if (typeof value === 'number') out.float64(value);
  else out.padded(encode(value, settings), 8, SPACE);
}

function writeLabels(out: ByteWriter, variables: readonly SavVariable[], settings: SavSettings): void {
  let element = 1;
  for (const variable of variables) {
    const { labels = [], width = 0 } = variable;
    if (labels.length > 0 && width <= 8) {
      out.int32(3, labels.length);
      for (const [value, text] of labels) {
        writeValue(out, value, settings);
        const bytes = encode(text, settings);
        out.uint8(bytes.length);
        out.padded(bytes, bytes.length + 7 - (bytes.length % 8), SPACE);
      }
      out.int32(4, 1, element);
    }
    for (const part of partsOf(variable)) element += Math.max(1, Math.ceil(part.width / 8));
  }
}

function writeExtensions(out: ByteWriter, variables: readonly SavVariable[], settings: SavSettings): void {
  const { codePage, systemMissing, longCases, encoding = 'UTF-8', isEncodingNamed = true } = settings;
  if (codePage !== undefined) {
    out.int32(7, 3, 4, 8, 20, 0, 0, -1, 1, 1, 2, codePage);
  }
  if (systemMissing !== undefined) {
    out.int32(7, 4, 8, 3);
    out.float64(systemMissing, Number.MAX_VALUE, -Number.MAX_VALUE);
  }
  // A record that no reader knows.
  writeText(out, 5, new Uint8Array(11));
  const names = variables.map(({ name, longName }) => `${name}=${longName ?? name}`);
  writeText(out, 13, encode(names.join('\t'), settings));
  const veryLong = variables.filter(({ width = 0 }) => width > SEGMENT_BYTES);
  if (veryLong.length > 0) {
    const widths = veryLong.map(({ name, width }) => `${name}=${String(width).padStart(5, '0')}\0\t`);
    writeText(out, 14, encode(widths.join(''), settings));
  }
  if (longCases !== undefined) {
    out.int32(7, 16, 8, 2);
    out.int64(1, longCases);
  }
  if (isEncodingNamed) writeText(out, 20, encode(encoding, settings));
  writeLongStrings(out, variables, settings);
}

function writeText(out: ByteWriter, subtype: number, bytes: Uint8Array): void {
  out.int32(7, subtype, 1, bytes.length);
  out.raw(bytes);
}

/** Labels and missing values of strings of more than eight bytes. */
function writeLongStrings(out: ByteWriter, variables: readonly SavVariable[], settings: SavSettings): void {
  const counted = (into: ByteWriter, bytes: Uint8Array): void => {
    into.int32(bytes.length);
    into.raw(bytes);
  };
  for (const { name, longName = name, width = 0, labels = [], missing = [] } of variables) {
    if (width > 8 && labels.length > 0) {
      const record = new ByteWriter(out.isBigEndian);
      counted(record, encode(longName, settings));
      record.int32(width, labels.length);
      for (const [value, text] of labels) {
        counted(record, encode(String(value).padEnd(width), settings));
        counted(record, encode(text, settings));
      }
      writeText(out, 21, record.finish());
    }
    if (width > 8 && missing.length > 0) {
      const record = new ByteWriter(out.isBigEndian);
      counted(record, encode(longName, settings));
      record.uint8(missing.length);
      record.int32(8);
      for (const value of missing) writeValue(record, value, settings);
      writeText(out, 22, record.finish());
    }
  }
}

/** The elements of eight bytes of which a case consists. */
function elementsOf(variables: readonly SavVariable[], settings: SavSettings): CaseElement[] {
  return variables.flatMap((variable): CaseElement[] => {
    const { width = 0, values } = variable;
    if (width === 0) return [(row) => (typeof values[row] === 'number' ? values[row] : null)];
    const bytesOf = (row: number): Uint8Array => encode(String(values[row] ?? ''), settings);
    return partsOf(variable).flatMap((part, index) =>
      Array.from({ length: Math.ceil(part.width / 8) }, (_, element) => (row: number) => {
        const start = index * SEGMENT_BYTES + element * 8;
        const eight = new Uint8Array(8).fill(SPACE);
        eight.set(bytesOf(row).subarray(start, Math.min(start + 8, (index + 1) * SEGMENT_BYTES)));
        return eight;
      }),
    );
  });
}

function writeBlocks(out: ByteWriter, cases: Uint8Array, blockBytes: number): void {
  const start = out.length;
  const blocks = [];
  for (let at = 0; at < cases.length; at += blockBytes) {
    const inflated = cases.subarray(at, at + blockBytes);
    blocks.push({ at, inflated: inflated.length, deflated: zlibSync(inflated) });
  }
  const deflatedBytes = blocks.reduce((sum, { deflated }) => sum + deflated.length, 0);
  out.int64(start, start + 24 + deflatedBytes, 24 + blocks.length * 24);
  for (const { deflated } of blocks) out.raw(deflated);
  out.int64(-BIAS, 0);
  out.int32(blockBytes, blocks.length);
  let deflatedAt = start + 24;
  for (const { at, inflated, deflated } of blocks) {
    out.int64(start + at, deflatedAt);
    out.int32(inflated, deflated.length);
    deflatedAt += deflated.length;
  }
}
