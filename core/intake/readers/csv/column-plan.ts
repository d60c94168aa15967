import type { ByteSource } from '../../../ports.ts';
import type { ColumnType } from '../../../table/column.ts';
import type { Dialect, ReadOptions } from '../../reader.ts';
import { ByteDictionary } from '../columns/byte-dictionary.ts';
import { isMostlyDistinct } from '../columns/category-builder.ts';
import type { ColumnKind } from '../columns/column-builder.ts';
import { DayText } from '../columns/day-text.ts';
import { kindOfLabels } from '../columns/label-evidence.ts';
import { NumberText } from '../columns/number-text.ts';
import type { EncodingFound } from './encoding.ts';
import type { Header } from './header.ts';
import { RecordScanner } from './record-scanner.ts';
import { type SampleBytes, takeSample } from './sample.ts';

/** What a pass over the file does with one column. */
export type ColumnPlan = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** This kind and those that the file refuted before. */
  readonly tried: readonly ColumnKind[];
  readonly isFixed: boolean;
  readonly isLeftOut: boolean;
};

export type SampledColumns = {
  readonly dictionaries: readonly ByteDictionary[];
  readonly rows: number;
  /** Rows of the whole file, estimated from the length of the sampled ones. */
  readonly estimatedRows: number;
};

const PART_BYTES = 131_072;
const MOST_ROWS = 2_000;
const MOST_SLOTS = 262_144;
/** Fewer values say little about how many distinct ones there are. */
const LEAST_VALUES = 100;

/** Looks at the start, the middle and the end of the file: late columns are often empty at the start. */
export function sampleColumns(
  source: ByteSource,
  encoding: EncodingFound,
  dialect: Dialect,
  header: Header,
): SampledColumns {
  const dictionaries = header.names.map(() => new ByteDictionary());
  const offsets = source.size > 4 * PART_BYTES ? [0, source.size >> 1, source.size - PART_BYTES] : [0];
  let rows = 0;
  let usedBytes = 0;
  for (const offset of offsets) {
    const length = offsets.length === 1 ? 4 * PART_BYTES : PART_BYTES;
    const part = takeSample(source, encoding, offset, length);
    const found = addRecords(part, dialect, offset === 0 ? header.skip : -1, dictionaries);
    rows += found.rows;
    usedBytes += found.bytes;
  }
  return { dictionaries, rows, estimatedRows: Math.max(rows, (rows * source.size) / Math.max(1, usedBytes)) };
}

/** `skip` -1: the sample starts anywhere in a record. */
function addRecords(
  sample: SampleBytes,
  dialect: Dialect,
  skip: number,
  dictionaries: readonly ByteDictionary[],
): { rows: number; bytes: number } {
  const { bytes, length } = sample;
  const view = new DataView(bytes.buffer);
  const width = dictionaries.length;
  const scanner = new RecordScanner(dialect, width);
  scanner.look(bytes, length, sample.isLast);
  const mostRows = Math.min(MOST_ROWS, Math.ceil(MOST_SLOTS / width));
  let at = skip < 0 ? scanner.endOfLine(0) : 0;
  let seen = 0;
  let rows = 0;
  let used = 0;
  while (at >= 0 && at < length && rows < mostRows) {
    const next = scanner.next(at, 0);
    const isKept = next >= 0 && ++seen > skip && scanner.fields === width && !scanner.isBlankLine(0);
    if (isKept) {
      scanner.undoubleQuotes();
      dictionaries.forEach((dictionary, column) => {
        dictionary.codeOf(bytes, view, scanner.starts[column]!, scanner.ends[column]!);
      });
      rows++;
      used += next - at;
    }
    if (next < 0) seen++;
    at = next >= 0 ? next : scanner.endOfLine(at);
  }
  return { rows, bytes: used };
}

/** The first plan; a pass over the whole file may refute it. */
export function planColumns(
  sampled: SampledColumns,
  header: Header,
  dialect: Dialect,
  options: ReadOptions,
): ColumnPlan[] {
  const hasDecimalComma = dialect.delimiter !== ',';
  return sampled.dictionaries.map((dictionary, column) => {
    const name = header.names[column] ?? '';
    const fixed = options.types?.[name];
    const isBlank = header.hasBlankLast && column === header.names.length - 1 && dictionary.size === 1;
    const kind = fixed
      ? fixedKind(fixed, dictionary, hasDecimalComma)
      : isBlank
        ? ({ type: 'blank' } as const)
        : (kindOfLabels(dictionary, hasDecimalComma) ?? wordsKind(dictionary.size - 1, sampled));
    const isLeftOut = options.leaveOut?.includes(name) ?? false;
    return { name, kind, tried: [kind], isFixed: fixed !== undefined, isLeftOut };
  });
}

/**
 * Whether words are answers or names. In a draw of n values out of D equally likely ones about
 * n(n - 1) / 2D pairs are alike, so the pairs met estimate D.
 */
function wordsKind(distinct: number, { rows, estimatedRows }: SampledColumns): ColumnKind {
  if (rows < LEAST_VALUES) return { type: 'category' };
  const pairs = rows - distinct;
  const expected = pairs === 0 ? estimatedRows : Math.min(estimatedRows, (rows * (rows - 1)) / (2 * pairs));
  return { type: isMostlyDistinct(expected, estimatedRows) ? 'text' : 'category' };
}

function fixedKind(type: ColumnType, dictionary: ByteDictionary, hasDecimalComma: boolean): ColumnKind {
  if (type === 'number') {
    const isComma = hasDecimalComma && countNumbers(dictionary, ',') > countNumbers(dictionary, '.');
    return { type, decimal: isComma ? ',' : '.' };
  }
  if (type === 'date') {
    const days = new DayText(false);
    for (let code = 1; code < dictionary.size; code++) {
      const { bytes, start, end } = dictionary.span(code);
      days.read(bytes, start, end);
    }
    return { type, isMonthFirst: days.monthFirstOnly > days.dayFirstOnly };
  }
  return { type };
}

function countNumbers(dictionary: ByteDictionary, decimal: '.' | ','): number {
  const numbers = new NumberText(decimal);
  let count = 0;
  for (let code = 1; code < dictionary.size; code++) {
    const { bytes, start, end } = dictionary.span(code);
    if (!Number.isNaN(numbers.read(bytes, start, end))) count++;
  }
  return count;
}
