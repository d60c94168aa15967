import { z } from 'zod';

const words = z.string().max(2_000);
const said = { label: words, help: words };
/** What stands for no field, or for no answer. */
const nothing = words.optional();
/** The option that names the field. */
const of = words;

/**
 * What an analysis can be asked to vary. The options form, the command line and the recipe are made from these; a new
 * kind is one entry here, its reading in analyses/parts/options and its control in the window.
 */
export const optionSpec = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    ...said,
    initial: words,
    choices: z.array(z.strictObject({ id: words, label: words })).readonly(),
  }),
  /** One field, or nothing. */
  z.strictObject({
    kind: z.literal('field'),
    ...said,
    initial: words.nullable(),
    /** Whether the initial field is nothing to a dataset that does not have it. */
    isOptional: z.literal(true).optional(),
    /** What stands in the place of the initial field in a dataset that does not have that one. */
    otherwise: words.optional(),
    nothing,
  }),
  /** Up to `most` fields to split by together. */
  z.strictObject({
    kind: z.literal('fields'),
    ...said,
    initial: z.array(words).readonly(),
    most: z.number().int(),
  }),
  /** One answer of the field, or of the first field, that the option `of` names; null leaves it to the analysis. */
  z.strictObject({ kind: z.literal('answer'), of, ...said, initial: z.null(), nothing }),
  /** Answers of one field in an order that means something, such as the stages of a recruitment. */
  z.strictObject({ kind: z.literal('answers'), of, ...said, initial: z.array(words).readonly() }),
  /** One benchmark; null is the project's own choice. */
  z.strictObject({ kind: z.literal('benchmark'), ...said, initial: z.null() }),
  z.strictObject({
    kind: z.literal('number'),
    ...said,
    initial: z.number(),
    least: z.number(),
    most: z.number(),
    /** '' where it is a plain number. */
    unit: words,
    isWhole: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('yes-no'), ...said, initial: z.boolean() }),
]);

export type OptionSpec = z.infer<typeof optionSpec>;
