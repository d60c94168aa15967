import { writeSync } from 'node:fs';
import type { ChunkColumn } from '../../core/intake/reader.ts';
import type { FromReader } from '../messages/reader-messages.ts';

/**
 * File descriptor on which a child process of Node writes messages; a utility process of Electron gets a port instead.
 */
export const READER_PIPE = 4;

/** Length prefix of a frame, in bytes. */
export const LENGTH_BYTES = 4;

/** Header of a column in a chunk frame; array lengths follow from the row count. */
export type ColumnOutline =
  | { readonly type: 'category'; readonly width: 1 | 2 }
  | { readonly type: 'number' }
  | { readonly type: 'date' }
  | { readonly type: 'text'; readonly byteCount: number };

/** Writes a message; returns when all of it is in the pipe. */
export function writeToPipe(message: FromReader): void {
  writeFrame(message, (bytes) => {
    for (let at = 0; at < bytes.length;) at += writeSync(READER_PIPE, bytes, at);
  });
}

/**
 * Frame format: length of the JSON, the JSON, then for a chunk the arrays of its columns. Arriving arrays fill their
 * buffers exactly, so they can be transferred; Node's IPC channel would make three copies and leave them to garbage
 * collection.
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

/** Bytes of a column's arrays, in frame order. */
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
