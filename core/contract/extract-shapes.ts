import { z } from 'zod';
import { columnType, field, heading, id, kind, storedDate, text } from './basics.ts';
import { columnChoices, leftOutReasons } from '../intake/mapping/column-choice.ts';
import { origins } from '../intake/reader.ts';

/** Schemas of a file before and after its import. */

z.config({ jitless: true });

export const columnProfile = z.strictObject({
  name: heading,
  label: text.nullable(),
  type: columnType,
  missing: z.number(),
  distinct: z.number(),
  values: z.array(z.strictObject({ value: z.string(), count: z.number() })),
});

const templateColumn = { column: heading, field, label: text };

/** A mapping offered for a file, from a dataset or a saved mapping, with the differences. */
export const offeredTemplate = z.strictObject({
  templateId: id,
  label: text,
  kind,
  /** Null for a saved mapping. */
  wave: storedDate.nullable(),
  /** Field of each column of the file; null leaves it out. */
  fields: z.array(field.nullable()),
  differences: z.strictObject({
    rowsThen: z.number().nullable(),
    rowsNow: z.number(),
    came: z.array(heading),
    went: z.array(z.strictObject(templateColumn)),
    changed: z.array(
      z.strictObject({ ...templateColumn, was: columnType, now: z.enum([...columnType.options, 'empty']) }),
    ),
    /** Left out because they may identify people. */
    heldBack: z.array(z.strictObject({ ...templateColumn, reason: text })),
    newAnswers: z.array(
      z.strictObject({
        ...templateColumn,
        /** The most frequent ones. */
        answers: z.array(z.strictObject({ answer: z.string(), count: z.number() })),
        total: z.number(),
        /** Number of new answers that must be coded before an analysis can run. */
        withoutMeaning: z.number(),
        notCompared: z.number(),
      }),
    ),
  }),
});

export const inspection = z.strictObject({
  fileName: text,
  format: z.enum(origins),
  sheet: text.nullable(),
  sheets: z.array(z.strictObject({ name: text, isHidden: z.boolean() })),
  encoding: text.nullable(),
  dialect: z.strictObject({ delimiter: z.string(), quote: z.string(), lineEnd: z.string() }).nullable(),
  headerRow: z.number().nullable(),
  rows: z.number(),
  setAsideCount: z.number(),
  setAside: z.array(z.strictObject({ row: z.number(), reason: text })),
  remarks: z.array(text),
  columns: z.array(columnProfile),
  /** The first rows as text, at most 50. */
  preview: z.array(z.array(z.string())),
  /** One guess per column, in column order. */
  guesses: z.array(
    z.strictObject({
      field: field.nullable(),
      /** Whether it identifies people and is left out unless the person decides otherwise. */
      leaveOut: z.boolean(),
      confidence: z.enum(['sure', 'check', 'no-match']),
      reason: text,
    }),
  ),
  template: offeredTemplate.nullable(),
});

export const columnMapping = z.strictObject({
  column: heading,
  field: field.nullable(),
  type: columnType.optional(),
});

export const columnInUse = z.strictObject({
  column: heading,
  field,
  label: text,
  /** Who chose its field; null where not recorded. */
  chosenBy: z.enum(columnChoices).nullable(),
});

export const columnLeftOut = z.strictObject({
  column: heading,
  /** Guessed field; null where none was guessed. */
  looksLike: text.nullable(),
  why: z.enum(leftOutReasons).nullable(),
});

export const codingInUse = z.strictObject({
  field,
  label: text,
  grouped: z.number(),
  setAside: z.number(),
  /** Number of uncoded answers. */
  open: z.number(),
});

export const imported = z.strictObject({
  datasetId: id,
  rows: z.number(),
  setAsideCount: z.number(),
  columnsLeftOut: z.array(heading),
  remarks: z.array(text),
});
