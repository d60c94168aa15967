import { z } from 'zod';
import { id, text } from './basics.ts';
import { groups, reasons } from '../background/background.ts';

/** Schemas of codings. */

z.config({ jitless: true });

export const meaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: id }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(groups) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);

/** Meaning of a raw answer of any field but the key question. */
export const fieldMeaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: id }),
  z.strictObject({ kind: z.literal('category'), label: text.min(1) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);
