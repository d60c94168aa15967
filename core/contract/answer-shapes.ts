import { z } from 'zod';
import { id, text } from './basics.ts';
import { groups, reasons } from '../background/background.ts';

/** Meanings of raw answers. */

z.config({ jitless: true });

export const meaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: id }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(groups) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);

/** What a raw answer of any other field means. */
export const fieldMeaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: id }),
  z.strictObject({ kind: z.literal('category'), label: text.min(1) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);
