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

/** Grows when an older version of the program could not read the file. */
const VERSION = 1;
/** A mapping of ten thousand columns with all their codings is smaller. */
export const MOST_MAPPING_BYTES = 4 * 1024 * 1024;

const KEY_QUESTION: FieldId = 'seb-occupation';
/** Of an answer or a category; longer ones stay in the project. */
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
  /** Categories from the lowest to the highest; empty where they have no order. */
  order: z.array(text).max(1_000),
});

/**
 * What was decided about a file, as a file of its own for other projects: headings, meanings, how it was read, codings.
 * Never a value of a cell beyond the answers that were given a meaning, and of those none that few people gave.
 */
const savedMapping = z.strictObject({
  rungsMapping: z.literal(VERSION),
  label: text.min(1),
  kind: z.enum(datasetKinds.map((each) => each.id)),
  /** What a person chose where the file was read wrongly by itself. */
  read: z.strictObject({
    encoding: z.string().max(100).exactOptional(),
    delimiter: z.enum([',', ';', '\t', '|']).exactOptional(),
    headerRow: z.number().int().min(1).max(10_000_000).nullable().exactOptional(),
    sheet: text.exactOptional(),
  }),
  /** In their order; a field of null is a column that was left out. */
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

/** Errors: mapping/unreadable, other-version, invalid. Nothing of what the file says is in them. */
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

/** Inconsistency that the schema cannot express, as words for a sentence; null where there is none. */
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

/** By names that this file gives and by numbers, never by what the other one says. */
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
