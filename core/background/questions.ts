import { z } from 'zod';
import questionsAsset from '../../assets/schemes/questions.json' with { type: 'json' };
import { fieldIds, type FieldId } from '../table/fields.ts';
import { type Reason, reasons } from './background.ts';
import { plainText } from './plain-text.ts';

/**
 * Questions beside the key question whose answers have a fixed list: the other three about the parent's work, the
 * supplementary ones and the characteristics that combine with background. The source of each list stands with it.
 */
z.config({ jitless: true });

const text = z.string().min(1);
const option = { code: text, label: text, printings: z.array(text) };

const schema = z.strictObject({
  /** Every question may be answered so. */
  refusals: z.array(z.strictObject({ ...option, reason: z.enum(reasons) })),
  questions: z.array(
    z.strictObject({
      field: z.enum(fieldIds),
      source: text,
      /** Whether raw answers are taken for these unasked, or only when a person wants them so. */
      applies: z.enum(['always', 'when-chosen']),
      answers: z.array(z.strictObject(option)),
    }),
  ),
});

const { refusals, questions } = schema.parse(questionsAsset);

export type QuestionAnswer = {
  readonly code: string;
  readonly label: string;
  /** Null for an answer proper; else why it says nothing. */
  readonly reason: Reason | null;
};

/** Answers of a question in the order in which they are printed; empty where a field has no fixed list. */
export function answersOf(field: FieldId): readonly QuestionAnswer[] {
  const question = questions.find((each) => each.field === field);
  if (!question) return [];
  const proper = question.answers.map(({ code, label }) => ({ code, label, reason: null }));
  return [...proper, ...refusals.map(({ code, label, reason }) => ({ code, label, reason }))];
}

/** Whether the raw answers of a field are taken for answers of its list without anybody choosing it. */
export function isListApplied(field: FieldId): boolean {
  return questions.some((each) => each.field === field && each.applies === 'always');
}

/** The code of a raw answer in any known printing, case and punctuation aside; null where it is not recognised. */
export function matchQuestionAnswer(field: FieldId, raw: string): string | null {
  return printingsOf(field).get(plainText(raw)) ?? null;
}

/** The code of an answer that answers no question, such as "rather not say"; null where it is not one of them. */
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
