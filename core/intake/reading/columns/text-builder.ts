import { MAX_CATEGORIES } from '../../../table/column.ts';
import { ByteDictionary, NO_CODE } from './byte-dictionary.ts';
import { isMostlyDistinct, mostFrequent } from './category-builder.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, ColumnKind, FieldBatch } from './column-builder.ts';
import { kindOfLabels } from './label-evidence.ts';
import { nearlyRemarks } from './nearly-kind.ts';

const FIRST_POOL_BYTES = 1_024;
const FIRST_COUNTS = 16;

/** Builder of a text column: values are stored one after another, without a lookup a row. */
export function textBuilder(settings: BuilderSettings): ColumnBuilder {
  const { budget } = settings;
  const dictionary = new ByteDictionary(budget);
  let counts = new Float64Array(FIRST_COUNTS);
  let offsets = new Int32Array(1);
  let pool = new Uint8Array(FIRST_POOL_BYTES);
  let filled = 0;
  let isCounting = true;
  let kindOfFirst: ColumnKind | null = null;

  function append(batch: FieldBatch, column: number): void {
    const { bytes, view, starts, ends, width, rows } = batch;
    if (filled + rows >= offsets.length) {
      offsets = enlarged(offsets, new Int32Array(roomFor(filled + rows) + 1), budget);
    }
    // A batch adds at most one value a row.
    if (isCounting && dictionary.size + rows > counts.length) {
      counts = enlarged(counts, new Float64Array(2 * (dictionary.size + rows)), budget);
    }
    let used = offsets[filled]!;
    for (let row = 0, slot = column; row < rows; row++, slot += width) {
      const start = starts[slot]!;
      const end = ends[slot]!;
      const code = dictionary.codeOf(bytes, view, start, end);
      if (code !== NO_CODE) counts[code]! += 1;
      if (used + end - start > pool.length) {
        pool = enlarged(pool, new Uint8Array((pool.length + end - start) * 2), budget);
      }
      used = copy(bytes, start, end, pool, used);
      offsets[filled + row + 1] = used;
    }
    filled += rows;
    if (dictionary.isFull && isCounting) stopCounting();
  }

  function stopCounting(): void {
    isCounting = false;
    kindOfFirst = settings.isFixed ? null : kindOfLabels(dictionary, settings.hasDecimalComma);
    dictionary.keepFirst(settings.valueLimit);
  }

  return {
    append,
    takeChunk: () => {
      const chunk = {
        type: 'text',
        offsets: offsets.slice(0, filled + 1),
        bytes: pool.slice(0, offsets[filled]),
      } as const;
      filled = 0;
      return chunk;
    },
    contradictedAt: () => null,
    revise: (rows) => {
      if (settings.isFixed || !isCounting) return kindOfFirst;
      const better = kindOfLabels(dictionary, settings.hasDecimalComma);
      if (better) return better;
      return isMostlyDistinct(dictionary.size - 1, rows) ? null : { type: 'category' };
    },
    findings: (decode, valueLimit) => ({
      missing: counts[0]!,
      distinct: isCounting ? dictionary.size - 1 : MAX_CATEGORIES + 1,
      values: (isCounting ? mostFrequent(counts, dictionary.size) : appearance(dictionary.size))
        .slice(0, valueLimit)
        .map((code) => ({ value: dictionary.label(code, decode), count: counts[code]! })),
      remarks:
        settings.isFixed || !isCounting ? [] : nearlyRemarks(dictionary, counts, settings.hasDecimalComma),
    }),
    labels: () => null,
  };
}

function appearance(size: number): number[] {
  return Array.from({ length: size - 1 }, (_, index) => index + 1);
}

/** A loop: values are short, and a call to `set` costs more. */
function copy(from: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  let to = at;
  for (let index = start; index < end; index++) into[to++] = from[index]!;
  return to;
}
