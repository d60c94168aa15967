import { z } from 'zod';
import { fieldSchema } from '../table/field-schema.ts';

const words = z.string().max(2_000);
/** `isMore`: rarely changed; the form keeps it behind a disclosure line. */
const said = { label: words, help: words, isMore: z.literal(true).optional() };
/** Label for no field or no answer. */
const nothing = words.optional();
/** Name of the option that holds the field. */
const of = words;

/**
 * Kinds of options of analyses. Options form, command line and recipe follow from them; a new kind is one entry here,
 * its reading in analyses/parts/options and its control in the window.
 */
export const optionSpec = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    ...said,
    initial: words,
    choices: z.array(z.strictObject({ id: words, label: words })).readonly(),
  }),
  /** One field of a type, or none. */
  z.strictObject({
    kind: z.literal('field'),
    ...said,
    /** What its columns hold; left out, answers. */
    type: z.enum(['category', 'number', 'date']).optional(),
    initial: words.nullable(),
    /** Whether a dataset without the initial field gets none. */
    isOptional: z.literal(true).optional(),
    /** Initial field for a dataset that lacks `initial`. */
    otherwise: words.optional(),
    nothing,
  }),
  /** Up to `most` fields, combined. */
  z.strictObject({
    kind: z.literal('fields'),
    ...said,
    initial: z.array(words).readonly(),
    /** Field that is taken where none is chosen and the dataset has it. */
    unasked: fieldSchema.optional(),
    most: z.number().int(),
  }),
  /** One answer of the field (or first field) that the option `of` holds; null lets the analysis choose. */
  z.strictObject({ kind: z.literal('answer'), of, ...said, initial: z.null(), nothing }),
  /** Ordered answers of one field, such as the stages of a recruitment. */
  z.strictObject({ kind: z.literal('answers'), of, ...said, initial: z.array(words).readonly() }),
  /** A benchmark; null is the project's. */
  z.strictObject({ kind: z.literal('benchmark'), ...said, initial: z.null() }),
  z.strictObject({
    kind: z.literal('number'),
    ...said,
    initial: z.number(),
    least: z.number(),
    most: z.number(),
    /** '' for a plain number. */
    unit: words,
    isWhole: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('yes-no'), ...said, initial: z.boolean() }),
]);

export type OptionSpec = z.infer<typeof optionSpec>;
