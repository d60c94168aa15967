import { z } from 'zod';
import { type ExtractProfile, origins, type ReadChoices } from '../../core/intake/reader.ts';

const count = z.number().int().min(0);

const delimiter = z.enum([',', ';', '\t', '|']);

const readChoices: z.ZodType<ReadChoices> = z.strictObject({
  encoding: z.string().exactOptional(),
  delimiter: delimiter.exactOptional(),
  headerRow: z.number().int().nullable().exactOptional(),
  sheet: z.string().exactOptional(),
});

/** What the store keeps of a reader's findings; set-aside rows stand in a table of their own. */
export const extractProfile: z.ZodType<ExtractProfile> = z.strictObject({
  format: z.enum(origins),
  sheet: z.string().nullable(),
  // Absent in projects written before workbooks could be read.
  sheets: z.array(z.strictObject({ name: z.string(), isHidden: z.boolean() })).default([]),
  encoding: z.string().nullable(),
  dialect: z
    .strictObject({
      delimiter,
      quote: z.enum(['"', "'", '']),
      lineEnd: z.enum(['LF', 'CRLF', 'CR']),
    })
    .nullable(),
  headerRow: count.nullable(),
  rows: count,
  setAsideCount: count,
  setAside: z.array(z.strictObject({ row: count, reason: z.string() })),
  choices: readChoices.exactOptional(),
  remarks: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string().nullable().default(null),
      type: z.enum(['category', 'number', 'date', 'text']),
      missing: count,
      unread: count.exactOptional(),
      distinct: count,
      values: z.array(z.strictObject({ value: z.string(), count })),
    }),
  ),
});
