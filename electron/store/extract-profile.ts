import { z } from 'zod';
import type { ExtractProfile } from '../../core/intake/reader.ts';

const count = z.number().int().min(0);

/** What the store keeps of a reader's findings; set-aside rows stand in a table of their own. */
export const extractProfile: z.ZodType<ExtractProfile> = z.strictObject({
  format: z.literal('csv'),
  sheet: z.string().nullable(),
  encoding: z.string(),
  dialect: z.strictObject({
    delimiter: z.enum([',', ';', '\t', '|']),
    quote: z.enum(['"', "'", '']),
    lineEnd: z.enum(['LF', 'CRLF', 'CR']),
  }),
  headerRow: count.nullable(),
  rows: count,
  setAsideCount: count,
  setAside: z.array(z.strictObject({ row: count, reason: z.string() })),
  remarks: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['category', 'number', 'date', 'text']),
      missing: count,
      distinct: count,
      values: z.array(z.strictObject({ value: z.string(), count })),
    }),
  ),
});
