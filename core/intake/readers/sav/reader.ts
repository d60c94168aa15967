import type { ByteSource, TextDecoding, Work } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, Reader, ReadOptions } from '../../reader.ts';
import { watchedSource } from '../../reading/stat-files/forward-bytes.ts';
import { readTable } from '../../reading/stat-files/read-table.ts';
import { openSav } from './table.ts';

/** SPSS data, plain or bytecode-compressed (.sav) or zlib-compressed (.zsav). */
export const savReader = {
  formats: ['sav'],
  recognises: (head) => ['$FL2', '$FL3'].includes(String.fromCharCode(...head.subarray(0, 4))),
  read: readSav,
} satisfies Reader;

async function readSav(
  source: ByteSource,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
  work: Work,
): Promise<ExtractProfile> {
  return readTable(openSav(watchedSource(source, work), options, decode), options, sink, decode);
}
