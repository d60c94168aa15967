import { AppError } from '../../../errors.ts';
import type { ByteSource, TextDecoding, Work } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, Reader, ReadOptions } from '../../reader.ts';
import { isArrowFile } from './container.ts';
import { openArrow } from './table.ts';
import { readTypedColumns } from '../../reading/binary-columns/read-typed.ts';

/** Arrow IPC files (Feather version 2) and streams: record batches of typed columns. */
export const arrowReader = {
  formats: ['arrow'],
  recognises: (head) => isArrowFile(head) || isFirstFeather(head) || isStream(head),
  read: readArrow,
} satisfies Reader;

async function readArrow(
  source: ByteSource,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
  work: Work,
): Promise<ExtractProfile> {
  const head = new Uint8Array(8);
  source.read(0, head);
  if (isFirstFeather(head)) {
    throw new AppError(
      'intake/unknown-format',
      'The file is in the first version of Feather, which is no longer written.',
      'Write it again as Feather version 2, as Parquet or as CSV and open that file.',
    );
  }
  return readTypedColumns(openArrow(source), { options, sink, decode, work });
}

function isFirstFeather(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, 4)) === 'FEA1';
}

const LONGEST_SCHEMA_BYTES = 1 << 26;

/** Continuation marker 0xFFFFFFFF and a length that is a multiple of eight: no text starts so. */
function isStream(head: Uint8Array): boolean {
  if (head.length < 8) return false;
  const view = new DataView(head.buffer, head.byteOffset, 8);
  const length = view.getUint32(4, true);
  return (
    view.getUint32(0, true) === 0xffffffff && length > 0 && length % 8 === 0 && length <= LONGEST_SCHEMA_BYTES
  );
}
