import { z } from 'zod';
import { field, text } from './basics.ts';
import { severalRules } from '../intake/joining/match-people.ts';

/** Schemas of joins. */

z.config({ jitless: true });

export const several = z.enum(severalRules);

const side = z.strictObject({
  rows: z.number(),
  people: z.number(),
  repeated: z.number(),
  withoutId: z.number(),
  matched: z.number(),
  unmatched: z.number(),
});

/** Match of two datasets, person by person. */
export const peopleMatch = z.strictObject({
  left: side,
  right: side,
  respelled: z.number(),
  ambiguous: z.number(),
  /** People whose several rows in the right dataset differ in the columns it can bring. */
  contradicting: z.number(),
  /** Likely reason for no match; null where somebody matched. */
  likelyReason: text.nullable(),
  /** Fields that the right dataset can bring. */
  fields: z.array(z.strictObject({ field, label: text })),
  /** Whether the right dataset holds dated events, from which promotions can be computed. */
  hasEvents: z.boolean(),
});
