import { z } from 'zod';
import { MOST_WEIGHT_FIELDS } from '../cohort/weighting.ts';
import { groups, reasons } from '../background/background.ts';
import { fixKinds } from '../intake/checks/fix-kinds.ts';
import { MOST_ORDERED } from '../intake/coding/most-ordered.ts';
import { columnChoices, leftOutReasons } from '../intake/mapping/column-choice.ts';
import { fieldSchema } from '../table/field-schema.ts';
import { datasetKinds } from '../table/fields.ts';
import { MOST_HEADING_LETTERS } from '../intake/mapping/heading-text.ts';
import { severalRules } from '../intake/joining/match-people.ts';
import { origins } from '../intake/reader.ts';
import { ownScheme } from './scheme-shapes.ts';

/** What requests and answers are made of. */

z.config({ jitless: true });

export const text = z.string().max(2_000);
/** Of a column, as it stands in the file. */
export const heading = z.string().max(MOST_HEADING_LETTERS);
export const id = z.string().min(1).max(200);
/** Stands for a file or folder that the person picked; main keeps the path. */
export const token = z.string().regex(/^[0-9a-f]{32}$/);
export const jobId = z.string().regex(/^[0-9a-f-]{8,64}$/);
export const passphrase = z.string().min(1).max(1_000);
export const categoryOrder = z.array(z.string()).max(MOST_ORDERED);
export const policyId = z.enum(['10-5', 'none']);
export const field = fieldSchema;
export const columnType = z.enum(['category', 'number', 'date', 'text']);
export const kind = z.enum(datasetKinds.map((each) => each.id));
/** Of the calendar: there is no 31 June. */
export const date = z.iso.date();
/** As a project may hold it from before days were looked up in the calendar. */
const storedDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Shown only to the person who prepares the extract; see disclosure/preparation.ts. */
export const preparation = <T extends z.ZodType>(value: T) =>
  z.strictObject({ preparation: z.literal(true), value });

export const picked = z.strictObject({ token, name: text });

export const meaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: id }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(groups) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);

/** What a raw answer of any other field means. */
export const fieldMeaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: id }),
  z.strictObject({ kind: z.literal('category'), label: text.min(1) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);

export const benchmark = z.strictObject({
  id,
  label: text,
  shortLabel: text,
  measure: z.literal('parental-occupation'),
  schemes: z.array(id),
  population: text,
  base: text,
  period: text,
  edition: text,
  shares: z.strictObject({ professional: z.number(), intermediate: z.number(), 'working-class': z.number() }),
  source: z.strictObject({ title: text, url: text, date: text }),
  confidence: z.enum(['seen', 'unverified']),
  unverifiedShares: z.array(z.enum(groups)),
  cautions: z.array(text),
  custom: z.boolean(),
  isNational: z.boolean(),
});

export const datasetSummary = z.strictObject({
  id,
  label: text,
  kind,
  wave: storedDate,
  /** Mapped fields; categories of those a finding can be split or filtered by. */
  fields: z.array(
    z.strictObject({
      field,
      label: text,
      column: heading,
      splits: z.boolean(),
      categories: z.array(text),
      /** Whether its answers can be given a meaning, and how many different ones still need one. */
      isCodable: z.boolean(),
      unmatchedAnswers: z.number().int(),
    }),
  ),
  /** Different answers to the key question that have no meaning yet; findings wait until it is 0. */
  unmatchedAnswers: z.number().int(),
  hasKeyQuestion: z.boolean(),
});

export const projectState = z.strictObject({
  name: text,
  isSample: z.boolean(),
  policy: z.strictObject({ id: policyId, label: text, sentence: text }),
  schemeId: id,
  /** What a benchmark has to be about to be compared like for like. */
  groupingId: text,
  benchmarkId: id,
  datasets: z.array(datasetSummary),
  findings: z.number().int(),
  /** For example that the file lies in a folder that is copied to a cloud. */
  warnings: z.array(text),
});

export const columnProfile = z.strictObject({
  name: heading,
  label: text.nullable(),
  type: columnType,
  missing: z.number(),
  distinct: z.number(),
  values: z.array(z.strictObject({ value: z.string(), count: z.number() })),
});

const templateColumn = { column: heading, field, label: text };

/** A mapping that is offered for a file, of a dataset of the project or a saved one, and what has changed since. */
export const offeredTemplate = z.strictObject({
  templateId: id,
  label: text,
  kind,
  /** Null for a saved mapping. */
  wave: storedDate.nullable(),
  /** One for each column of the file; null is left out. */
  fields: z.array(field.nullable()),
  differences: z.strictObject({
    rowsThen: z.number().nullable(),
    rowsNow: z.number(),
    came: z.array(heading),
    went: z.array(z.strictObject(templateColumn)),
    changed: z.array(
      z.strictObject({ ...templateColumn, was: columnType, now: z.enum([...columnType.options, 'empty']) }),
    ),
    /** Left out because they look as if they pointed at people. */
    heldBack: z.array(z.strictObject({ ...templateColumn, reason: text })),
    newAnswers: z.array(
      z.strictObject({
        ...templateColumn,
        /** The most frequent ones. */
        answers: z.array(z.strictObject({ answer: z.string(), count: z.number() })),
        total: z.number(),
        /** How many of them need a meaning before anything can be found. */
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
      /** Names, numbers and addresses of people: left out unless the person decides otherwise. */
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
  /** Who gave it its meaning; null where nothing is known of it. */
  chosenBy: z.enum(columnChoices).nullable(),
});

export const columnLeftOut = z.strictObject({
  column: heading,
  /** What it was taken for; null where for nothing. */
  looksLike: text.nullable(),
  why: z.enum(leftOutReasons).nullable(),
});

export const codingInUse = z.strictObject({
  field,
  label: text,
  grouped: z.number(),
  setAside: z.number(),
  /** Without a meaning yet. */
  open: z.number(),
});

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

export const imported = z.strictObject({
  datasetId: id,
  rows: z.number(),
  setAsideCount: z.number(),
  columnsLeftOut: z.array(heading),
  remarks: z.array(text),
});

export const fixKind = z.enum(fixKinds);

/** What is odd in a dataset, and what was decided about it. */
export const checkList = z.strictObject({
  /** Left in the dataset. */
  rows: z.number(),
  findings: z.array(
    z.strictObject({
      id,
      /** The title of the check that came to it. */
      check: text,
      sentence: text,
      why: text,
      count: z.number(),
      /** The first three, counted from 1 as imported. */
      rows: z.array(z.number()).max(3),
      rowCount: z.number(),
      /** The suggested one first; `leave` is always possible and not among them. */
      fixes: z.array(z.strictObject({ kind: fixKind, label: text })),
      /** Whose answers are the matter, where it is mended by grouping them. */
      answersOf: field.nullable(),
    }),
  ),
  done: z.array(
    z.strictObject({ id, finding: id, check: text, sentence: text, rowCount: z.number(), madeAt: text }),
  ),
});

export const filter = z.strictObject({ field, values: z.array(z.string()).min(1) });

export const weighting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('column') }),
  z.strictObject({ kind: z.literal('asked'), by: z.array(field).min(1).max(MOST_WEIGHT_FIELDS).readonly() }),
]);

export const analysisRequest = z.strictObject({
  analysisId: id,
  datasetId: id,
  options: z.record(z.string(), z.unknown()),
  filters: z.array(filter),
  /** Absent: each answer counts once. */
  weighting: weighting.optional(),
  /** In place of the project's own choice, for this run alone. */
  schemeId: id.optional(),
  /** A grouping that the project does not hold, in place of `schemeId`. */
  scheme: ownScheme.optional(),
  benchmarkId: id.optional(),
});
