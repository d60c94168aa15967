import { ByteDictionary, NO_CODE } from '../../reading/columns/byte-dictionary.ts';
import type { EncodedText } from '../../reading/stat-files/encoded-text.ts';
import { dayCells, timeCells } from '../../reading/stat-files/moment-cells.ts';
import {
  declaredRemark,
  keptRemark,
  numberCells,
  type NumericCells,
  wordCells,
} from '../../reading/stat-files/numeric-cells.ts';
import type { ValueMeaning } from '../../reading/stat-files/value-labels.ts';
import type { SourceColumn } from '../../reading/rows/read-rows.ts';
import type { RowBatch } from '../../reading/rows/row-batch.ts';
import type { TextSegment, Variable } from './variables.ts';

/** SPSS format codes of dates and date-times, in seconds since 1582-10-14. */
const DAY_FORMATS: ReadonlySet<number> = new Set([20, 22, 23, 24, 28, 29, 30, 38, 39, 41]);
/** SPSS format codes of TIME, DTIME and MTIME, in seconds. */
const TIME_FORMATS: ReadonlySet<number> = new Set([21, 25, 40]);
const SPSS_DAYS = { epochDay: -141_428, unitsPerDay: 86_400 };

export function isMoment({ format }: Variable): boolean {
  return DAY_FORMATS.has(format) || TIME_FORMATS.has(format);
}

/** `areWords`: whether its labels are more than names of missing values. */
export function numericCellsOf(variable: Variable, meaning: ValueMeaning, areWords: boolean): NumericCells {
  if (DAY_FORMATS.has(variable.format)) return dayCells(meaning, SPSS_DAYS);
  if (TIME_FORMATS.has(variable.format)) return timeCells(meaning, 1, false);
  return areWords ? wordCells(meaning) : numberCells(meaning);
}

export function meaningOf(
  { labels, missing }: Variable,
  text: EncodedText,
  isLittleEndian: boolean,
): ValueMeaning {
  const numberIn = (bytes: Uint8Array): number =>
    new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, isLittleEndian);
  const named = labels.flatMap((label) => {
    const words = text.text(label.text).trim();
    return words === '' || label.value.length !== 8 ? [] : [[numberIn(label.value), words] as const];
  });
  const values = missing.values.filter((bytes) => bytes.length === 8).map(numberIn);
  return { labels: new Map(named), isMissing: missingTest(missing.isRange, values) };
}

function missingTest(isRange: boolean, values: readonly number[]): (value: number) => boolean {
  if (values.length === 0) return () => false;
  if (!isRange) return (value) => values.includes(value);
  const [lowest = Number.NaN, highest = Number.NaN, single] = values;
  return (value) => (value >= lowest && value <= highest) || value === single;
}

type Cases = { readonly bytes: Uint8Array; readonly caseBytes: number; readonly count: number };

/** The cells of one string variable. */
type TextCells = {
  readonly holds: SourceColumn['holds'];
  readonly begin: () => void;
  /** Puts the values of consecutive cases. */
  readonly put: (batch: RowBatch, column: number, cases: Cases) => void;
  readonly remarks: () => readonly string[];
};

export function textCellsOf(variable: Variable, text: EncodedText): TextCells {
  const { segments } = variable;
  const joined = new Uint8Array(segments.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(joined.buffer);
  const values = labelledValues(variable, text);
  let missing = 0;
  let kept = 0;

  function putOne(batch: RowBatch, column: number, end: number, row: number): void {
    const code = values ? values.dictionary.codeOf(joined, view, 0, end) : NO_CODE;
    const known = values?.known[code];
    if (!known || end === 0) text.put(batch, column, joined, 0, end, row);
    else if (known.word === null) missing++;
    else {
      if (known.isMissing) kept++;
      batch.putText(column, known.word, row);
    }
  }

  return {
    holds: 'text',
    begin: () => {
      missing = 0;
      kept = 0;
    },
    put: (batch, column, { bytes, caseBytes, count }) => {
      for (let row = 0; row < count; row++) {
        putOne(batch, column, joinSegments(bytes, row * caseBytes, segments, joined), row);
      }
    },
    remarks: () => [...declaredRemark(missing), ...keptRemark(kept)],
  };
}

/** Concatenates the segments of a string whose case starts at `from`; returns its end without padding spaces. */
function joinSegments(
  bytes: Uint8Array,
  from: number,
  segments: readonly TextSegment[],
  into: Uint8Array,
): number {
  let end = 0;
  let used = 0;
  for (const { start, length } of segments) {
    for (let at = from + start; at < from + start + length; at++) {
      const byte = bytes[at]!;
      into[used++] = byte;
      if (byte !== 32 && byte !== 0) end = used;
    }
  }
  return end;
}

type KnownValues = {
  readonly dictionary: ByteDictionary;
  /** By code: the label; null for a declared missing value without one. */
  readonly known: readonly ({ readonly word: string | null; readonly isMissing: boolean } | undefined)[];
};

/** Values that have a label or are declared missing; null where there are none. */
function labelledValues({ labels, missing }: Variable, text: EncodedText): KnownValues | null {
  if (labels.length === 0 && missing.values.length === 0) return null;
  const dictionary = new ByteDictionary();
  const known: { word: string | null; isMissing: boolean }[] = [];
  const codeOf = (bytes: Uint8Array): number => {
    const value = bytes.slice();
    return dictionary.codeOf(value, new DataView(value.buffer), 0, trimmedLength(value));
  };
  for (const label of labels) {
    const code = codeOf(label.value);
    const word = text.text(label.text).trim();
    if (code > 0 && word !== '') known[code] = { word, isMissing: false };
  }
  for (const value of missing.values) {
    const code = codeOf(value);
    if (code > 0) known[code] = { word: known[code]?.word ?? null, isMissing: true };
  }
  dictionary.keepFirst(dictionary.size - 1);
  return { dictionary, known };
}

function trimmedLength(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 32 || bytes[end - 1] === 0)) end--;
  return end;
}
