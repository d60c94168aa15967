import type { Chunk, ChunkColumn, ChunkSink } from './reader.ts';
import { MISSING_DAY } from '../table/column.ts';

/** Row limit of the preview on the mapping screen. */
export const PREVIEW_ROWS = 50;

const DAY_MS = 86_400_000;

/** Sink that keeps the first rows of an extract and drops the rest. */
export class PreviewSink implements ChunkSink {
  #first: Chunk | null = null;
  #dictionaries: readonly (readonly string[] | null)[] = [];

  begin(): void {
    this.#first = null;
  }

  chunk(chunk: Chunk): void {
    this.#first ??= chunk;
  }

  end(dictionaries: readonly (readonly string[] | null)[]): void {
    this.#dictionaries = dictionaries;
  }

  /** Rows as text; '' where blank. */
  rows(): readonly (readonly string[])[] {
    const first = this.#first;
    if (!first) return [];
    return Array.from({ length: Math.min(PREVIEW_ROWS, first.rows) }, (_, row) =>
      first.columns.map((column, position) => cellText(column, row, this.#dictionaries[position] ?? null)),
    );
  }
}

function cellText(column: ChunkColumn, row: number, dictionary: readonly string[] | null): string {
  switch (column.type) {
    case 'category':
      return dictionary?.[column.codes[row] ?? 0] ?? '';
    case 'number': {
      const value = column.values[row] ?? Number.NaN;
      return Number.isNaN(value) ? '' : String(value);
    }
    case 'date': {
      const day = column.days[row] ?? MISSING_DAY;
      return day === MISSING_DAY ? '' : new Date(day * DAY_MS).toISOString().slice(0, 10);
    }
    case 'text':
      return new TextDecoder().decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
  }
}
