import { MAX_CATEGORIES } from '../../../table/column.ts';
import { ByteDictionary, NO_CODE } from './byte-dictionary.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import {
  type BuilderSettings,
  type ColumnBuilder,
  type ColumnKind,
  type FieldBatch,
  MOST_ALIKE,
} from './column-builder.ts';
import { kindOfLabels } from './label-evidence.ts';
import { nearlyRemarks } from './nearly-kind.ts';

const FIRST_COUNTS = 16;
/** Shared initial array: there can be thousands of columns without codes. */
const noCodes = new Int32Array(MOST_ALIKE + 1).fill(NO_CODE);

/** Columns with at most this many distinct values are categories, whatever their length. */
const ALWAYS_CATEGORY = 1_000;

/** Whether values are names or identifiers rather than answers, judged by how many are distinct. */
export function isMostlyDistinct(distinct: number, rows: number): boolean {
  return distinct > MAX_CATEGORIES || (distinct > ALWAYS_CATEGORY && distinct > rows / 2);
}

export function categoryBuilder(settings: BuilderSettings): ColumnBuilder {
  const { budget } = settings;
  const dictionary = new ByteDictionary(budget);
  let counts = new Float64Array(FIRST_COUNTS);
  let codes = new Uint16Array(0);
  let codesOfAlike = noCodes;
  let filled = 0;
  let overflowRow: number | null = null;

  function append(batch: FieldBatch, column: number): void {
    const { bytes, view, starts, ends, alike = null, width, rows } = batch;
    if (filled + rows > codes.length) {
      codes = enlarged(codes, new Uint16Array(roomFor(filled + rows)), budget);
    }
    // A batch adds at most one value a row.
    if (dictionary.size + rows > counts.length) {
      counts = enlarged(counts, new Float64Array(2 * (dictionary.size + rows)), budget);
    }
    for (let row = 0, slot = column; row < rows; row++, slot += width) {
      const number = alike === null ? 0 : alike[slot]!;
      let code = codesOfAlike[number]!;
      if (code === NO_CODE) {
        code = dictionary.codeOf(bytes, view, starts[slot]!, ends[slot]!);
        if (code === NO_CODE) {
          overflowRow ??= batch.rowNumbers[row]!;
          continue;
        }
        if (number > 0) {
          if (codesOfAlike === noCodes) codesOfAlike = noCodes.slice();
          codesOfAlike[number] = code;
        }
      }
      counts[code]! += 1;
      codes[filled + row] = code;
    }
    filled += rows;
  }

  function revise(rows: number): ColumnKind | null {
    if (dictionary.isFull) {
      return (
        (settings.isFixed ? null : kindOfLabels(dictionary, settings.hasDecimalComma)) ?? { type: 'text' }
      );
    }
    if (settings.isFixed) return null;
    const better = kindOfLabels(dictionary, settings.hasDecimalComma);
    if (better) return better;
    return isMostlyDistinct(dictionary.size - 1, rows) ? { type: 'text' } : null;
  }

  return {
    append,
    revise,
    takeChunk: () => {
      const chunk = codes.subarray(0, filled);
      filled = 0;
      return { type: 'category', codes: dictionary.size <= 256 ? new Uint8Array(chunk) : chunk.slice() };
    },
    contradictedAt: () => overflowRow,
    findings: (decode, valueLimit) => ({
      missing: counts[0]!,
      distinct: dictionary.size - 1,
      values: mostFrequent(counts, dictionary.size)
        .slice(0, valueLimit)
        .map((code) => ({ value: dictionary.label(code, decode), count: counts[code]! })),
      remarks: settings.isFixed ? [] : nearlyRemarks(dictionary, counts, settings.hasDecimalComma),
    }),
    labels: (decode) => dictionary.labels(decode),
  };
}

/** Codes by descending count, ties in order of appearance; without the empty value. */
export function mostFrequent(counts: Float64Array, size: number): number[] {
  const codes = Array.from({ length: size - 1 }, (_, index) => index + 1);
  return codes.sort((left, right) => counts[right]! - counts[left]! || left - right);
}
