import { AppError } from '../errors.ts';
import type { CategoryColumn } from '../table/column.ts';
import { type Background, backgrounds } from './background.ts';
import { isAnswerCode } from './instrument.ts';
import { matchAnswer } from './match.ts';
import type { AnswerMeaning, Coding, Scheme } from './scheme.ts';
import { decisionsOnSpellings } from './spellings.ts';
import { classifyWork, type WorkColumns } from './work-columns.ts';

/** Coding of the answers that are recognised by their wording. */
export function suggestCoding(labels: readonly string[]): Coding {
  const recognised = labels.flatMap((label): [string, AnswerMeaning][] => {
    const match = matchAnswer(label);
    return match ? [[label, { kind: 'answer', code: match.code }]] : [];
  });
  return { assignments: Object.fromEntries(recognised) };
}

/** The person's decisions, which hold for every spelling of an answer, over what wordings suggest. */
export function completeCoding(labels: readonly string[], decided: Coding): Coding {
  return {
    assignments: {
      ...suggestCoding(labels).assignments,
      ...decisionsOnSpellings(labels, decided.assignments),
    },
  };
}

/** Distinct uncoded answers; analyses wait until there are none. */
export function unmatchedAnswers(labels: readonly string[], coding: Coding): readonly string[] {
  return labels.filter((label) => {
    const meaning = meaningOf(label, coding);
    return !isBlank(label) && (!meaning || (meaning.kind === 'reason' && meaning.reason === 'unrecognised'));
  });
}

/** Whether the group of an answer depends on the other three questions about the earner's work. */
export function isKindOfWork(meaning: AnswerMeaning, scheme: Scheme): boolean {
  return meaning.kind === 'answer' && Object.hasOwn(scheme.classes?.work ?? {}, meaning.code);
}

/**
 * Background that an answer to the key question gives by itself; under a scheme on four questions a kind of work gives
 * none. Errors: background/unknown-answer.
 */
export function meaningToBackground(meaning: AnswerMeaning, scheme: Scheme): Background {
  if (meaning.kind === 'group') return meaning.group;
  if (meaning.kind === 'reason') return meaning.reason;
  const background = Object.hasOwn(scheme.groups, meaning.code) ? scheme.groups[meaning.code] : undefined;
  if (background && isAnswerCode(meaning.code)) return background;
  if (isKindOfWork(meaning, scheme)) return 'no-class';
  throw new AppError(
    'background/unknown-answer',
    'An answer was given a meaning that this version does not know.',
    'Choose one of the listed answers, a group or a reason.',
  );
}

/**
 * Background of every row, as a position in `backgrounds`. `asked`: a column that says who was sent the question, which
 * matters only for blank answers: whoever answered was asked, and so is anyone for whom it is blank. `work` is required
 * by schemes on four questions only.
 */
export function classify(
  column: CategoryColumn,
  coding: Coding,
  scheme: Scheme,
  asked: CategoryColumn | null,
  work: WorkColumns | null = null,
): Uint8Array {
  const byCode = Uint8Array.from(column.labels, (label) => backgrounds.indexOf(read(label, coding, scheme)));
  const result = new Uint8Array(column.codes.length);
  for (let row = 0; row < result.length; row++) result[row] = byCode[column.codes[row]!]!;
  if (scheme.classes) {
    if (!work) throw needsFourQuestions(scheme);
    classifyWork(result, column, workCodes(column, coding, scheme), work, scheme.classes);
  }
  if (asked) markNotAsked(result, asked);
  return result;
}

/** By label: the kind of work where other questions decide, else null. */
function workCodes(column: CategoryColumn, coding: Coding, scheme: Scheme): readonly (string | null)[] {
  return column.labels.map((label) => {
    const meaning = meaningOf(label, coding);
    return meaning?.kind === 'answer' && isKindOfWork(meaning, scheme) ? meaning.code : null;
  });
}

/** Errors: background/needs-four-questions. */
function needsFourQuestions(scheme: Scheme): AppError {
  return new AppError(
    'background/needs-four-questions',
    `The grouping “${scheme.label}” needs all four questions, and this dataset does not hold them.`,
    'Map the columns on employment, size of workplace and supervision on the Import screen, or choose another grouping.',
  );
}

function markNotAsked(result: Uint8Array, asked: CategoryColumn): void {
  const saysNo = Uint8Array.from(asked.labels, (label) => (saidOfAsking(label) === 'no' ? 1 : 0));
  for (let row = 0; row < result.length; row++) {
    if (result[row] === BLANK && saysNo[asked.codes[row]!] === 1) result[row] = NOT_ASKED;
  }
}

const BLANK = backgrounds.indexOf('blank');
const NOT_ASKED = backgrounds.indexOf('not-asked');
const asked = new Set(['yes', 'y', 'true', '1', 'asked', 'sent', 'invited']);
const notAsked = new Set(['no', 'n', 'false', '0', 'not asked', 'not sent', 'not invited']);

/** Meaning of a label in the asked column. */
export function saidOfAsking(label: string): 'yes' | 'no' | 'nothing' {
  const words = label.trim().toLowerCase();
  if (notAsked.has(words)) return 'no';
  return asked.has(words) ? 'yes' : 'nothing';
}

function read(label: string, coding: Coding, scheme: Scheme): Background {
  if (isBlank(label)) return 'blank';
  const meaning = meaningOf(label, coding);
  return meaning ? meaningToBackground(meaning, scheme) : 'unrecognised';
}

/** Own properties only: an answer can be any text, "constructor" too. */
function meaningOf(label: string, coding: Coding): AnswerMeaning | undefined {
  return Object.hasOwn(coding.assignments, label) ? coding.assignments[label] : undefined;
}

function isBlank(label: string): boolean {
  return label.trim() === '';
}
