import { z } from 'zod';
import questionsAsset from '../../assets/schemes/questions.json' with { type: 'json' };
import { fieldIds, type FieldId } from '../table/fields.ts';
import { type Reason, reasons } from './background.ts';
import { plainText } from './plain-text.ts';

/**
 * Questions with a fixed list of answers, except the key question: the other three on the parent's work, the
 * supplementary ones, and characteristics combined with background. Each list names its source.
 */
z.config({ jitless: true });

const text = z.string().min(1);
const option = { code: text, label: text, printings: z.array(text) };

const schema = z.strictObject({
  /** Refusals, valid for every question. */
  refusals: z.array(z.strictObject({ ...option, reason: z.enum(reasons) })),
  questions: z.array(
    z.strictObject({
      field: z.enum(fieldIds),
      source: text,
      /** Whether raw answers are coded by the list unasked, or only on request. */
      applies: z.enum(['always', 'when-chosen']),
      answers: z.array(z.strictObject(option)),
    }),
  ),
});

const { refusals, questions } = schema.parse(questionsAsset);

export type QuestionAnswer = {
  readonly code: string;
  readonly label: string;
  /** Null for a proper answer; else why it counts as none. */
  readonly reason: Reason | null;
};

/** Answers of a question in printed order; empty for a field without a list. */
export function answersOf(field: FieldId): readonly QuestionAnswer[] {
  const question = questions.find((each) => each.field === field);
  if (!question) return [];
  const proper = question.answers.map(({ code, label }) => ({ code, label, reason: null }));
  return [...proper, ...refusals.map(({ code, label, reason }) => ({ code, label, reason }))];
}

/** Whether raw answers of the field are coded by its list unasked. */
export function isListApplied(field: FieldId): boolean {
  return questions.some((each) => each.field === field && each.applies === 'always');
}

/** Code of a raw answer in any printing, ignoring case and punctuation; null where not recognised. */
export function matchQuestionAnswer(field: FieldId, raw: string): string | null {
  return printingsOf(field).get(plainText(raw)) ?? null;
}

/** Code of a refusal such as "rather not say"; null for other answers. */
export function matchRefusal(raw: string): string | null {
  return refusalPrintings.get(plainText(raw)) ?? null;
}

const refusalPrintings = readPrintings(refusals);
const known = new Map<FieldId, ReadonlyMap<string, string>>();

function printingsOf(field: FieldId): ReadonlyMap<string, string> {
  const found = known.get(field);
  if (found) return found;
  const question = questions.find((each) => each.field === field);
  const printings = readPrintings(question ? [...refusals, ...question.answers] : []);
  known.set(field, printings);
  return printings;
}

function readPrintings(
  answers: readonly {
    readonly code: string;
    readonly label: string;
    readonly printings: readonly string[];
  }[],
): ReadonlyMap<string, string> {
  return new Map(
    answers.flatMap(({ code, label, printings }) =>
      [label, ...printings].map((each): [string, string] => [plainText(each), code]),
    ),
  );
}
