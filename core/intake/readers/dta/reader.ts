import type { ByteSource, TextDecoding, Work } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, Reader, ReadOptions } from '../../reader.ts';
import { openDta } from './table.ts';
import { watchedSource } from '../../reading/stat-files/forward-bytes.ts';
import { readTable } from '../../reading/stat-files/read-table.ts';

/** Stata data: releases 113 to 115 and 117 to 119. */
export const dtaReader = {
  formats: ['dta'],
  recognises: (head) => isTagged(head) || isBinary(head),
  read: readDta,
} satisfies Reader;

function isTagged(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, 11)) === '<stata_dta>';
}

/** Release, byte order and a 1. Releases before 113 are recognised so that they can be refused by name. */
function isBinary(head: Uint8Array): boolean {
  const [release = 0, order = 0, type] = head;
  return release >= 103 && release <= 115 && (order === 1 || order === 2) && type === 1;
}

async function readDta(
  source: ByteSource,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
  work: Work,
): Promise<ExtractProfile> {
  return readTable(openDta(watchedSource(source, work), options, decode), options, sink, decode);
}
