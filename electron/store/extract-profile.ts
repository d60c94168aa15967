import { z } from 'zod';
import { type ExtractProfile, origins } from '../../core/intake/reader.ts';

const count = z.number().int().min(0);

/** What the store keeps of a reader's findings; set-aside rows stand in a table of their own. */
export const extractProfile: z.ZodType<ExtractProfile> = z.strictObject({
  format: z.enum(origins),
  sheet: z.string().nullable(),
  // Absent in projects written before workbooks could be read.
  sheets: z.array(z.strictObject({ name: z.string(), isHidden: z.boolean() })).default([]),
  encoding: z.string().nullable(),
  dialect: z
    .strictObject({
      delimiter: z.enum([',', ';', '\t', '|']),
      quote: z.enum(['"', "'", '']),
      lineEnd: z.enum(['LF', 'CRLF', 'CR']),
    })
    .nullable(),
  headerRow: count.nullable(),
  rows: count,
  setAsideCount: count,
  setAside: z.array(z.strictObject({ row: count, reason: z.string() })),
  remarks: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string().nullable().default(null),
      type: z.enum(['category', 'number', 'date', 'text']),
      missing: count,
      distinct: count,
      values: z.array(z.strictObject({ value: z.string(), count })),
    }),
  ),
});
