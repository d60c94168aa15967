import { z } from 'zod';
import { isAnswerCode } from '../../background/instrument.ts';
import { groups, reasons } from '../../background/background.ts';
import { answersOf } from '../../background/questions.ts';
import { AppError } from '../../errors.ts';
import { isCodable } from '../coding/field-coding.ts';
import { fieldSchema } from '../../table/field-schema.ts';
import { datasetKinds, type FieldId } from '../../table/fields.ts';
import { MOST_HEADING_LETTERS } from './heading-text.ts';

z.config({ jitless: true });

/** Raised when older versions of the program could not read the file. */
const VERSION = 1;
/** More than a mapping of ten thousand columns with all their codings takes. */
export const MOST_MAPPING_BYTES = 4 * 1024 * 1024;

const KEY_QUESTION: FieldId = 'seb-occupation';
/** Longest answer or category; longer ones stay in the project. */
export const MOST_ANSWER_LETTERS = 2_000;
const text = z.string().max(MOST_ANSWER_LETTERS);

const meaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: text }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(groups) }),
  z.strictObject({ kind: z.literal('category'), label: text.min(1) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);

const coding = z.strictObject({
  field: fieldSchema,
  answers: z.array(z.strictObject({ answer: text, meaning })).max(100_000),
  /** Categories from lowest to highest; empty where they have no order. */
  order: z.array(text).max(1_000),
});

/**
 * File format of a saved mapping, for other projects: headings, fields, read options and codings. The only cell values
 * in it are coded answers, and of those none that few people gave.
 */
const savedMapping = z.strictObject({
  rungsMapping: z.literal(VERSION),
  label: text.min(1),
  kind: z.enum(datasetKinds.map((each) => each.id)),
  /** Read options that a person chose over the detected ones. */
  read: z.strictObject({
    encoding: z.string().max(100).exactOptional(),
    delimiter: z.enum([',', ';', '\t', '|']).exactOptional(),
    headerRow: z.number().int().min(1).max(10_000_000).nullable().exactOptional(),
    sheet: text.exactOptional(),
  }),
  /** In file order; a null field is a column that was left out. */
  columns: z
    .array(
      z.strictObject({
        column: z.string().max(MOST_HEADING_LETTERS),
        type: z.enum(['category', 'number', 'date', 'text']).nullable(),
        field: fieldSchema.nullable(),
      }),
    )
    .min(1)
    .max(20_000),
  codings: z.array(coding).max(20_000),
});

export type SavedMapping = z.infer<typeof savedMapping>;
export type SavedCoding = SavedMapping['codings'][number];
export type SavedMeaning = SavedCoding['answers'][number]['meaning'];

export function writeMapping(mapping: SavedMapping): string {
  return `${JSON.stringify(savedMapping.parse(mapping), null, 2)}\n`;
}

/** Errors: mapping/unreadable, other-version, invalid. Messages quote nothing from the file. */
export function readMapping(json: string): SavedMapping {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw notAMapping();
  }
  const version = z.looseObject({ rungsMapping: z.unknown() }).safeParse(content).data?.rungsMapping;
  if (typeof version !== 'number') throw notAMapping();
  if (version !== VERSION) throw otherVersion();
  const parsed = savedMapping.safeParse(content);
  if (!parsed.success) throw invalid(placeOf(parsed.error.issues[0]?.path ?? []));
  const fault = faultOf(parsed.data);
  if (fault !== null) throw invalid(fault);
  return parsed.data;
}

/** An inconsistency beyond the schema, as part of a sentence; null where there is none. */
function faultOf({ columns, codings }: SavedMapping): string | null {
  if (hasRepeats(columns.map(({ column }) => column))) return 'a heading stands in it twice';
  if (hasRepeats(columns.flatMap(({ field }) => field ?? []))) return 'two columns have one meaning';
  if (hasRepeats(codings.map(({ field }) => field))) return 'the answers to one question stand in it twice';
  for (const { field, answers, order } of codings) {
    if (field !== KEY_QUESTION && !isCodable(field)) return 'it codes a column whose answers have no coding';
    if (field === KEY_QUESTION && order.length > 0) return 'it orders groups that have an order of their own';
    if (hasRepeats(answers.map(({ answer }) => answer)) || hasRepeats(order))
      return 'an answer stands in it twice';
    if (!answers.every((each) => isKnownMeaning(field, each.meaning)))
      return 'an answer has a meaning that is not known';
  }
  return null;
}

function isKnownMeaning(field: FieldId, given: SavedMeaning): boolean {
  const isKey = field === KEY_QUESTION;
  switch (given.kind) {
    case 'answer':
      return isKey ? isAnswerCode(given.code) : answersOf(field).some(({ code }) => code === given.code);
    case 'group':
      return isKey;
    case 'category':
      return !isKey;
    case 'reason':
      return true;
  }
}

function hasRepeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

/** Place of a fault, in the format's own names and indices: text of the file is never quoted. */
function placeOf(path: readonly PropertyKey[]): string {
  const [part, position] = path;
  if (part === 'columns' && typeof position === 'number')
    return `something is wrong in column ${position + 1}`;
  if (part === 'codings' && typeof position === 'number')
    return `something is wrong in coding ${position + 1}`;
  return 'something is missing in it, or does not belong there';
}

const WHAT_TO_DO = 'Save the mapping again in the project that it comes from.';

const notAMapping = (): AppError =>
  new AppError('mapping/unreadable', 'That file is not a saved mapping.', 'Choose one that Rungs has saved.');

const otherVersion = (): AppError =>
  new AppError('mapping/other-version', 'That mapping was saved by another version of Rungs.', WHAT_TO_DO);

const invalid = (fault: string): AppError =>
  new AppError('mapping/invalid', `That mapping cannot be used: ${fault}.`, WHAT_TO_DO);

export const mappingTooLarge = (): AppError =>
  new AppError(
    'mapping/too-large',
    'That file is too large for a saved mapping.',
    'Choose one that Rungs has saved.',
  );
