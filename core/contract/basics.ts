import { z } from 'zod';
import { MOST_ORDERED } from '../intake/coding/most-ordered.ts';
import { policyIds } from '../disclosure/policy.ts';
import { fieldSchema } from '../table/field-schema.ts';
import { datasetKinds } from '../table/fields.ts';
import { MOST_HEADING_LETTERS } from '../intake/mapping/heading-text.ts';

/** Schemas of ids, names, dates and tokens. */

z.config({ jitless: true });

export const text = z.string().max(2_000);
/** Column heading as in the file. */
export const heading = z.string().max(MOST_HEADING_LETTERS);
export const id = z.string().min(1).max(200);
/** Token of a file or folder that the person picked; the main process keeps the path. */
export const token = z.string().regex(/^[0-9a-f]{32}$/);
export const jobId = z.string().regex(/^[0-9a-f-]{8,64}$/);
export const passphrase = z.string().min(1).max(1_000);
export const categoryOrder = z.array(z.string()).max(MOST_ORDERED);
export const policyId = z.enum(policyIds);
export const field = fieldSchema;
export const columnType = z.enum(['category', 'number', 'date', 'text']);
export const kind = z.enum(datasetKinds.map((each) => each.id));
/** A valid calendar date: there is no 31 June. */
export const date = z.iso.date();
/** A date as projects may hold it from before the calendar was checked. */
export const storedDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Unprotected values, shown only to the person who prepares the extract; see disclosure/preparation.ts. */
export const preparation = <T extends z.ZodType>(value: T) =>
  z.strictObject({ preparation: z.literal(true), value });
export const picked = z.strictObject({ token, name: text });
