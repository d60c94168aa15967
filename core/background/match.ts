import { ambiguousAnswers, answerLists } from './instrument.ts';
import { plainText } from './plain-text.ts';
import { matchRefusal } from './questions.ts';

/** Code of a raw answer; `note` is a caution for the person who checks the coding, or ''. */
export type AnswerMatch = { readonly code: string; readonly note: string };

/**
 * Recognises a raw answer in any printing of the instrument: whole, cut off, or with other examples after the same
 * opening words. Null where it is not recognised, or may be an existing group ("Professional"). Blank answers are the
 * caller's.
 */
export function matchAnswer(raw: string): AnswerMatch | null {
  const answer = plainText(raw);
  if (answer === '' || ambiguous.has(answer)) return null;
  return matchWhole(answer) ?? matchCut(answer) ?? matchOpening(answer) ?? matchOther(answer);
}

/** Fewest words of a cut answer; a single word could be a grade or a size. */
const SHORTEST_CUT_WORDS = 2;
const SHORTEST_CUT_CHARACTERS = 8;

type Printing = AnswerMatch & { readonly text: string };

const printings: readonly Printing[] = answerLists.flatMap((list) =>
  list.options.map(({ code, label, note = '' }) => ({ code, note, text: plainText(label) })),
);
const ambiguous = new Set(ambiguousAnswers.map(plainText));

/** Openings of two or more words, longest first, so that "routine semi routine" precedes "routine". */
const openings: readonly Printing[] = answerLists
  .flatMap((list) =>
    list.options.flatMap(({ code, label, note = '' }) =>
      [label, beforeExamples(label)].map((words) => ({ code, note, text: plainText(words) })),
    ),
  )
  .filter(({ text }) => text.includes(' '))
  .toSorted((a, b) => b.text.length - a.text.length);

function matchWhole(answer: string): AnswerMatch | null {
  return agreed(printings.filter(({ text }) => text === answer));
}

function matchCut(answer: string): AnswerMatch | null {
  const isTooShort = answer.length < SHORTEST_CUT_CHARACTERS || answer.split(' ').length < SHORTEST_CUT_WORDS;
  return isTooShort ? null : agreed(printings.filter(({ text }) => text.startsWith(answer)));
}

function matchOpening(answer: string): AnswerMatch | null {
  const opening = openings.find(({ text }) => `${answer} `.startsWith(`${text} `));
  return opening ? agreed(openings.filter(({ text }) => text === opening.text)) : null;
}

/** Refusals and other non-answers, worded as on any form. */
function matchOther(answer: string): AnswerMatch | null {
  const code = matchRefusal(answer);
  return code === null ? null : { code, note: '' };
}

/** The common code of all candidates, null where they differ; without a note where their notes differ. */
function agreed(candidates: readonly AnswerMatch[]): AnswerMatch | null {
  const [first, ...rest] = candidates;
  if (!first || rest.some(({ code }) => code !== first.code)) return null;
  return { code: first.code, note: rest.every(({ note }) => note === first.note) ? first.note : '' };
}

/** The words before the examples, which start at "such as", a colon or a bracket; "occupations" is dropped. */
function beforeExamples(label: string): string {
  const [words = ''] = label.split(/\bsuch as\b|[:(]/i);
  return words.replace(/\boccupations\s*$/i, '');
}
