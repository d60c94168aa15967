import { z } from 'zod';
import { CHUNK_ROWS, type ChunkColumn } from '../../core/intake/reader.ts';
import { bytesOf, type ColumnOutline, LENGTH_BYTES } from './pipe.ts';

/** Longest string of V8. */
const MOST_WORD_BYTES = 2 ** 29;
const MOST_CHUNK_BYTES = 2 ** 31 - 1;

const columnOutline: z.ZodType<ColumnOutline> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('category'), width: z.union([z.literal(1), z.literal(2)]) }),
  z.object({ type: z.literal('number') }),
  z.object({ type: z.literal('date') }),
  z.object({ type: z.literal('text'), byteCount: z.int().min(0) }),
]);

const named = z.object({ type: z.string() });

const chunkOutline = z.object({
  type: z.literal('chunk'),
  rows: z.int().min(0).max(CHUNK_ROWS),
  columns: z.array(columnOutline),
});

/** Reassembles frames from the pieces of a pipe; validating their content is the listener's task. */
export class FrameReader {
  readonly #targets: Generator<Uint8Array, void, undefined>;
  #target: Uint8Array;
  #filled = 0;

  constructor(onMessage: (message: unknown) => void) {
    this.#targets = targetsOf(onMessage);
    this.#target = this.#next();
  }

  /** Copies the piece. Errors: malformed or oversized frames. */
  take(piece: Uint8Array): void {
    for (let at = 0; at < piece.length;) {
      const count = Math.min(this.#target.length - this.#filled, piece.length - at);
      this.#target.set(piece.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      while (this.#filled === this.#target.length) this.#target = this.#next();
    }
  }

  #next(): Uint8Array {
    this.#filled = 0;
    return this.#targets.next().value ?? new Uint8Array(LENGTH_BYTES);
  }
}

/** Yields the memory to fill next, message after message. */
function* targetsOf(onMessage: (message: unknown) => void): Generator<Uint8Array, void, undefined> {
  for (;;) {
    const length = new Uint8Array(LENGTH_BYTES);
    yield length;
    const wordBytes = new DataView(length.buffer).getUint32(0, true);
    if (wordBytes > MOST_WORD_BYTES) throw new Error('A message of the reader is too long.');
    const words = new Uint8Array(wordBytes);
    yield words;
    const message: unknown = JSON.parse(new TextDecoder().decode(words));
    if (named.parse(message).type !== 'chunk') {
      onMessage(message);
      continue;
    }
    const { rows, columns: outlines } = chunkOutline.parse(message);
    const columns: ChunkColumn[] = [];
    let left = MOST_CHUNK_BYTES;
    for (const outline of outlines) {
      left -= byteCountOf(outline, rows);
      if (left < 0) throw new Error('A chunk of the reader is too large.');
      const column = roomFor(outline, rows);
      yield* bytesOf(column);
      columns.push(column);
    }
    onMessage({ type: 'chunk', chunk: { rows, columns } });
  }
}

function byteCountOf(column: ColumnOutline, rows: number): number {
  switch (column.type) {
    case 'category':
      return rows * column.width;
    case 'number':
      return rows * Float64Array.BYTES_PER_ELEMENT;
    case 'date':
      return rows * Int32Array.BYTES_PER_ELEMENT;
    case 'text':
      return (rows + 1) * Int32Array.BYTES_PER_ELEMENT + column.byteCount;
  }
}

function roomFor(column: ColumnOutline, rows: number): ChunkColumn {
  switch (column.type) {
    case 'category':
      return { type: 'category', codes: column.width === 1 ? new Uint8Array(rows) : new Uint16Array(rows) };
    case 'number':
      return { type: 'number', values: new Float64Array(rows) };
    case 'date':
      return { type: 'date', days: new Int32Array(rows) };
    case 'text':
      return { type: 'text', offsets: new Int32Array(rows + 1), bytes: new Uint8Array(column.byteCount) };
  }
}
