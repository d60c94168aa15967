import type { AppErrorDetail } from '../../core/errors.ts';
import type { Chunk, ExtractProfile, ReadOptions } from '../../core/intake/reader.ts';
import type { ColumnType } from '../../core/table/column.ts';

/** Task of the reader process: inspect an extract, or send the kept columns chunk by chunk. */
export type ReadTask = { readonly path: string; readonly options: ReadOptions } & (
  | { readonly purpose: 'inspect' }
  /** Columns outside `keep` never leave the reader. */
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
  /** Columns of the file that the import did not keep. */
  readonly leftOut: readonly string[];
  /** First rows as text, for the mapping screen; empty for an import. */
  readonly preview: readonly (readonly string[])[];
};

/** Chunks in flight; beyond it the reader waits, so that memory stays bounded. */
export const CHUNKS_UNDER_WAY = 2;

/**
 * Buffers of a chunk that can be transferred without a copy: those that one array fills. Transferring another would
 * detach unrelated data.
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

/** Detaches the buffers of a used chunk, so that their memory is freed before the next garbage collection. */
export function releaseChunk(chunk: Chunk): void {
  for (const column of chunk.columns) {
    for (const part of Object.values(column)) if (ArrayBuffer.isView(part)) freeBuffer(part.buffer);
  }
}

/** Detaches the buffer of used bytes, unless it holds other data too. */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (byteLength === buffer.byteLength) freeBuffer(buffer);
}

function freeBuffer(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
