import type { AppErrorDetail } from '../../core/errors.ts';
import type { Chunk, ExtractProfile, ReadOptions } from '../../core/intake/reader.ts';
import type { ColumnType } from '../../core/table/column.ts';

/** What the reader process is asked to do: look at an extract, or hand over some of its columns chunk by chunk. */
export type ReadTask = { readonly path: string; readonly options: ReadOptions } & (
  | { readonly purpose: 'inspect' }
  /** Nothing of a column that is not among `keep` leaves the reader. */
  | { readonly purpose: 'import'; readonly keep: readonly string[] }
);

export type ToReader = { readonly type: 'read'; readonly task: ReadTask } | { readonly type: 'chunk-taken' };

export type FromReader =
  | {
      readonly type: 'begin';
      readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
    }
  | { readonly type: 'chunk'; readonly chunk: Chunk }
  | { readonly type: 'end'; readonly dictionaries: readonly (readonly string[] | null)[] }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly outcome: ReadOutcome }
  | { readonly type: 'failed'; readonly error: AppErrorDetail | null };

export type ReadOutcome = {
  readonly profile: ExtractProfile;
  readonly sha256: string;
  /** Columns of the file that an import did not keep. */
  readonly leftOut: readonly string[];
  /** First rows as text, for the person who maps them; empty for an import. */
  readonly preview: readonly (readonly string[])[];
};

/** Chunks on their way at once; the reader waits beyond it, so that memory stays bounded. */
export const CHUNKS_UNDER_WAY = 2;

/**
 * The buffers of a chunk that can be handed over without a copy: those that one array fills. Giving away another would
 * take with it whatever else stands there.
 */
export function buffersOf(chunk: Chunk): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const column of chunk.columns) {
    for (const part of Object.values(column)) {
      if (!ArrayBuffer.isView(part) || !(part.buffer instanceof ArrayBuffer)) continue;
      if (part.byteLength === part.buffer.byteLength) buffers.add(part.buffer);
    }
  }
  return [...buffers];
}

/** Frees the memory of a chunk that is used up at once, and not when garbage is next collected. */
export function releaseChunk(chunk: Chunk): void {
  for (const column of chunk.columns) {
    for (const part of Object.values(column)) if (ArrayBuffer.isView(part)) freeBuffer(part.buffer);
  }
}

/** Frees the memory of bytes that are used up, unless something else stands in it. */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (byteLength === buffer.byteLength) freeBuffer(buffer);
}

function freeBuffer(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
