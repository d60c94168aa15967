import { z } from 'zod';
import { field, id, text } from './basics.ts';
import { fixKinds } from '../intake/checks/fix-kinds.ts';

/** Schemas of findings of the checks and their fixes. */

z.config({ jitless: true });

export const fixKind = z.enum(fixKinds);

/** Findings of the checks on a dataset, and the decisions on them. */
export const checkList = z.strictObject({
  /** Rows left in the dataset. */
  rows: z.number(),
  findings: z.array(
    z.strictObject({
      id,
      /** Title of the check that reported it. */
      check: text,
      sentence: text,
      why: text,
      count: z.number(),
      /** The first three rows, numbered from 1 as imported. */
      rows: z.array(z.number()).max(3),
      rowCount: z.number(),
      /** The suggested fix first; `leave` is always possible and not listed. */
      fixes: z.array(z.strictObject({ kind: fixKind, label: text })),
      /** Field whose answers the finding is about, where grouping them fixes it. */
      answersOf: field.nullable(),
    }),
  ),
  done: z.array(
    z.strictObject({ id, finding: id, check: text, sentence: text, rowCount: z.number(), madeAt: text }),
  ),
});
