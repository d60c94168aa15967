import { z } from 'zod';
import { CHUNK_ROWS, type ChunkColumn } from '../../core/intake/reader.ts';
import type { FromReader } from '../messages/reader-messages.ts';
import { extractProfile } from '../store/extract-profile.ts';

const amount = z.number().min(0);
const words = z.array(z.string());

const chunkColumn: z.ZodType<ChunkColumn> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('category'),
    codes: z.union([z.instanceof(Uint8Array), z.instanceof(Uint16Array)]),
  }),
  z.strictObject({ type: z.literal('number'), values: z.instanceof(Float64Array) }),
  z.strictObject({ type: z.literal('date'), days: z.instanceof(Int32Array) }),
  z.strictObject({
    type: z.literal('text'),
    offsets: z.instanceof(Int32Array),
    bytes: z.instanceof(Uint8Array),
  }),
]);

/** Checked by one loop, since a schema per word is too slow for a million words. */
const dictionaries = z.custom<readonly (readonly string[] | null)[]>(
  (value) => Array.isArray(value) && value.every((each) => each === null || isWords(each)),
);

/** Schema of the reader's messages: a hostile file may have taken over the process. */
export const fromReader: z.ZodType<FromReader> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('begin'),
    columns: z.array(
      z.strictObject({ name: z.string(), type: z.enum(['category', 'number', 'date', 'text']) }),
    ),
  }),
  z.strictObject({
    type: z.literal('chunk'),
    chunk: z.strictObject({ rows: z.int().min(0).max(CHUNK_ROWS), columns: z.array(chunkColumn) }),
  }),
  z.strictObject({ type: z.literal('end'), dictionaries }),
  z.strictObject({ type: z.literal('progress'), done: amount, total: amount }),
  z.strictObject({
    type: z.literal('done'),
    outcome: z.strictObject({
      profile: extractProfile,
      sha256: z.string(),
      leftOut: words,
      preview: z.array(words),
    }),
  }),
  z.strictObject({
    type: z.literal('failed'),
    error: z
      .strictObject({
        code: z.string(),
        what: z.string(),
        whatToDo: z.string(),
        fields: z.record(
          z.string(),
          z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]),
        ),
      })
      .nullable(),
  }),
]);

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
