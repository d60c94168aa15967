import { watchedSource } from '../../reading/stat-files/forward-bytes.ts';
import { readTable } from '../../reading/stat-files/read-table.ts';
import type { Reader } from '../../reader.ts';
import { openXpt } from './table.ts';

/** SAS transport files: versions 5, 8 and 9. */
export const xptReader = {
  formats: ['xpt'],
  recognises: (head) =>
    /^HEADER RECORD\*{7}LIB(?:RARY|V[89])/u.test(String.fromCharCode(...head.subarray(0, 28))),
  read: async (source, options, sink, decode, work) =>
    readTable(openXpt(watchedSource(source, work), options, decode), options, sink, decode),
} satisfies Reader;
