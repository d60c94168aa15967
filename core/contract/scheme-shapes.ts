import { z } from 'zod';
import { LONGEST_OWN_NAME, ownPlaces } from '../background/own-places.ts';

/** Schemas of groupings. */

z.config({ jitless: true });

const text = z.string().max(2_000);
const id = z.string().min(1).max(200);

/** Place by answer code, or by class of a scheme on four questions. */
export const places = z.record(z.string().max(60), z.enum(ownPlaces));
export const ownName = z.string().max(LONGEST_OWN_NAME);

/** A grouping of the organisation's own, as in a recipe. */
export const ownScheme = z.strictObject({
  id,
  version: z.number().int().min(1),
  label: ownName,
  basedOn: id,
  groups: places,
});

export const schemeSummary = z.strictObject({
  id,
  version: z.number(),
  label: text,
  description: text,
  source: z.strictObject({ title: text, url: text, date: text }),
  confidence: z.enum(['seen', 'unverified', 'own']),
  cautions: z.array(text),
  /** Id of its shipped origin; null for a shipped one. */
  basedOn: id.nullable(),
  /** Answers or classes that can be moved, with their present places. */
  movable: z.array(z.strictObject({ key: id, label: text, place: z.enum(ownPlaces) })),
});
