import { z } from 'zod';
import { severalRules } from '../../core/intake/joining/match-people.ts';
import { type ExtractProfile, origins, type ReadChoices } from '../../core/intake/reader.ts';

const count = z.number().int().min(0);

const delimiter = z.enum([',', ';', '\t', '|']);

const readChoices: z.ZodType<ReadChoices> = z.strictObject({
  encoding: z.string().exactOptional(),
  delimiter: delimiter.exactOptional(),
  headerRow: z.number().int().nullable().exactOptional(),
  sheet: z.string().exactOptional(),
});

const side = z.strictObject({
  rows: count,
  people: count,
  repeated: count,
  withoutId: count,
  matched: count,
  unmatched: count,
});

const joinRecord = z.strictObject({
  left: z.string(),
  right: z.string(),
  facts: z.strictObject({ left: side, right: side, respelled: count, ambiguous: count }),
  whenSeveral: z.enum(severalRules),
  contradicting: count,
  isOfEvents: z.boolean(),
});

const beforeJoin = z.strictObject({
  setAside: z.array(z.strictObject({ reason: z.string(), rows: count })),
  corrections: z.array(z.strictObject({ column: z.string(), what: z.string(), cells: count, rows: count })),
});

const identifiers = z.strictObject({
  given: count,
  digits: count,
  lettersInFront: count,
  emails: count,
  signs: count,
  scientific: count,
  shortest: count,
  longest: count,
});

/** Stored part of an extract profile; rows set aside are in their own table. */
export const extractProfile: z.ZodType<ExtractProfile> = z.strictObject({
  format: z.enum(origins),
  sheet: z.string().nullable(),
  // Absent in projects from before workbooks were read.
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
  identifiers: identifiers.exactOptional(),
  joins: z.array(joinRecord).exactOptional(),
  before: beforeJoin.exactOptional(),
  confirmed: z.array(z.string()).exactOptional(),
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
