import { plainText } from '../background/plain-text.ts';
import { isPlainNo } from './outcome-answers.ts';

/** Whether the outcome is good or bad for a person. */
export type OutcomeValue = 'good' | 'bad' | 'neither';

export const outcomeValueOption = {
  kind: 'choice',
  label: 'The outcome is',
  help: 'Good or bad for a person; words such as disadvantage follow it.',
  initial: 'by-name',
  choices: [
    { id: 'by-name', label: 'As its name says' },
    { id: 'good', label: 'Good for a person' },
    { id: 'bad', label: 'Bad for a person' },
    { id: 'neither', label: 'Neither' },
  ],
} as const;

/**
 * Value of an outcome: the choice, or else by its words (promoted, completed and hired are good, left and disciplined
 * bad, others neither). A denied good outcome is bad.
 */
export function outcomeValueOf(choice: string, name: string, yes: string | null): OutcomeValue {
  if (choice === 'good' || choice === 'bad' || choice === 'neither') return choice;
  // The answer decides before the field name: “Rejected” of an outcome.
  const value = yes === null || isPlainNo(yes) ? null : valueOfWords(yes);
  if (value !== null && value !== 'neither') return value;
  const named = valueOfWords(name);
  if (yes === null || !isPlainNo(yes)) return named;
  return named === 'good' ? 'bad' : named === 'bad' ? 'good' : 'neither';
}

const GOOD =
  /\b(promot\w*|complet\w*|achiev\w*|pass(ed)?|admi(t|tted|ssion)|hired?|accept(ed)?|appoint(ed|ment)?|offer(ed)?|successful|shortlist(ed)?|retained|rais\w*|award(ed)?|bonus|progress(ed|ion)?)\b/;
const BAD =
  /\b(left|leav(er|ers|ing|es?)|leave date|resign\w*|dismiss\w*|disciplin\w*|grievance|redundan\w*|fail(ed|ure)?|reject(ed|ion)?|declin\w*|unsuccessful|withdr[ae]w\w*|drop(ped)? ?out|exit(ed)?|terminat\w*|sick\w*|warning)\b/;
const NOT = /\b(not|non|never|without)\b/;

function valueOfWords(text: string): OutcomeValue {
  const words = plainText(text);
  const isDenied = NOT.test(words);
  if (BAD.test(words)) return isDenied ? 'good' : 'bad';
  if (GOOD.test(words)) return isDenied ? 'bad' : 'good';
  return 'neither';
}
