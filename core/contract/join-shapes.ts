import { z } from 'zod';
import { field, text } from './basics.ts';
import { severalRules } from '../intake/joining/match-people.ts';

/** Two datasets brought together. */

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

/** How two datasets fit together, person by person. */
export const peopleMatch = z.strictObject({
  left: side,
  right: side,
  respelled: z.number(),
  ambiguous: z.number(),
  /** People in several rows of the right one, which differ in what it can bring. */
  contradicting: z.number(),
  /** Why nobody was found, as far as identifiers tell; null where somebody was. */
  likelyReason: text.nullable(),
  /** What the right one can bring. */
  fields: z.array(z.strictObject({ field, label: text })),
  /** Whether the right one holds events with a date, of which promotions can be made. */
  hasEvents: z.boolean(),
});
