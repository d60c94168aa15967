import { writeSync } from 'node:fs';
import type { ChunkColumn } from '../../core/intake/reader.ts';
import type { FromReader } from '../messages/reader-messages.ts';

/** Where a child process of Node writes its messages; Electron gives a utility process a port instead. */
export const READER_PIPE = 4;

/** A frame starts with how many bytes its words take. */
export const LENGTH_BYTES = 4;

/** Header of a column in a chunk frame; array lengths follow from the row count. */
export type ColumnOutline =
  | { readonly type: 'category'; readonly width: 1 | 2 }
  | { readonly type: 'number' }
  | { readonly type: 'date' }
  | { readonly type: 'text'; readonly byteCount: number };

/** Returns when all of the message is in the pipe. */
export function writeToPipe(message: FromReader): void {
  writeFrame(message, (bytes) => {
    for (let at = 0; at < bytes.length;) at += writeSync(READER_PIPE, bytes, at);
  });
}

/**
 * A message as a frame: the length of its words, the words as JSON, and after those of a chunk the arrays of its
 * columns, one after another. What arrives stands in exactly the memory it needs and can be handed on; Node's own
 * channel between processes makes three copies and leaves them to be collected.
 */
export function writeFrame(message: FromReader, write: (bytes: Uint8Array) => void): void {
  if (message.type !== 'chunk') {
    write(startOf(message));
    return;
  }
  const { rows, columns } = message.chunk;
  write(startOf({ type: 'chunk', rows, columns: columns.map(outlineOf) }));
  for (const column of columns) for (const bytes of bytesOf(column)) write(bytes);
}

function startOf(words: object): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(words));
  const start = new Uint8Array(LENGTH_BYTES + text.length);
  new DataView(start.buffer).setUint32(0, text.length, true);
  start.set(text, LENGTH_BYTES);
  return start;
}

function outlineOf(column: ChunkColumn): ColumnOutline {
  switch (column.type) {
    case 'category':
      return { type: 'category', width: column.codes.BYTES_PER_ELEMENT === 1 ? 1 : 2 };
    case 'text':
      return { type: 'text', byteCount: column.bytes.length };
    default:
      return { type: column.type };
  }
}

/** The arrays of a column as they stand in memory, in their order in a frame. */
export function bytesOf(column: ChunkColumn): readonly Uint8Array[] {
  switch (column.type) {
    case 'category':
      return [asBytes(column.codes)];
    case 'number':
      return [asBytes(column.values)];
    case 'date':
      return [asBytes(column.days)];
    case 'text':
      return [asBytes(column.offsets), column.bytes];
  }
}

function asBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
