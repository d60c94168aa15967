import { z } from 'zod';
import instrument from '../../assets/schemes/instrument.json' with { type: 'json' };

/** Printed answers to the key question, verbatim; each list in the asset names its source. */

z.config({ jitless: true });

const text = z.string().min(1);
const option = z.strictObject({ code: text, label: text, note: text.optional() });

const schema = z.strictObject({
  answers: z.array(z.strictObject({ code: text, label: text })),
  lists: z.array(z.strictObject({ id: text, label: text, source: text, options: z.array(option) })),
  ambiguous: z.array(text),
});

const { answers, lists, ambiguous } = schema.parse(instrument);

type AnswerList = (typeof lists)[number];

/** Answer codes with short labels; a code means the same in every list. */
export const answerOptions: readonly { readonly code: string; readonly label: string }[] = answers;

export const answerLists: readonly AnswerList[] = lists;

/** Texts that may be an answer or an existing group: a person decides. */
export const ambiguousAnswers: readonly string[] = ambiguous;

const known = new Set(answers.map((answer) => answer.code));

export function isAnswerCode(code: string): boolean {
  return known.has(code);
}
