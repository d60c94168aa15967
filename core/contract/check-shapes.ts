import { z } from 'zod';
import { field, id, text } from './basics.ts';
import { fixKinds } from '../intake/checks/fix-kinds.ts';

/** Oddities in a dataset and their fixes. */

z.config({ jitless: true });

export const fixKind = z.enum(fixKinds);

/** What is odd in a dataset, and what was decided about it. */
export const checkList = z.strictObject({
  /** Left in the dataset. */
  rows: z.number(),
  findings: z.array(
    z.strictObject({
      id,
      /** The title of the check that came to it. */
      check: text,
      sentence: text,
      why: text,
      count: z.number(),
      /** The first three, counted from 1 as imported. */
      rows: z.array(z.number()).max(3),
      rowCount: z.number(),
      /** The suggested one first; `leave` is always possible and not among them. */
      fixes: z.array(z.strictObject({ kind: fixKind, label: text })),
      /** Whose answers are the matter, where it is mended by grouping them. */
      answersOf: field.nullable(),
    }),
  ),
  done: z.array(
    z.strictObject({ id, finding: id, check: text, sentence: text, rowCount: z.number(), madeAt: text }),
  ),
});
