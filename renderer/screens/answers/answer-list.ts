import type { Input, Output } from '../../../core/contract/requests.ts';
import type { ChoiceSection } from '../../components/choice.tsx';
import { type AnswerPart, ASK_REASON, partOf, type TableAnswer } from './answer-parts.ts';
import { backgroundLabels, choosableReasons, groups, isReason, isWaiting, reasons } from './groups.ts';

export type AnswersValue = Output<'answers.list'>['value'];
export type RawAnswer = AnswersValue['answers'][number];
export type Meaning = Input<'answers.assign'>['assignments'][number]['meaning'];

/** Sections of answers: open ones, then groups, then reasons for no group. */
export function sectionAnswers(answers: readonly RawAnswer[]): readonly AnswerPart[] {
  const among = (belongs: (answer: RawAnswer) => boolean): readonly TableAnswer[] =>
    answers
      .filter(belongs)
      .toSorted((a, b) => b.count - a.count)
      .map(tableAnswer);
  return [
    partOf({
      key: null,
      title: 'Not matched',
      look: 'open',
      answers: among(({ background }) => isWaiting(background)),
    }),
    ...groups.map((group) =>
      partOf({
        key: `group:${group}`,
        title: backgroundLabels[group],
        look: group,
        answers: among(({ background }) => background === group),
      }),
    ),
    partOf({
      key: null,
      title: 'Decided with the other three questions',
      look: 'work',
      answers: among(({ isKindOfWork }) => isKindOfWork),
    }),
    partOf({
      key: ASK_REASON,
      title: 'No group',
      look: 'apart',
      answers: among(
        ({ background, isKindOfWork }) =>
          background !== null && isReason(background) && !isWaiting(background) && !isKindOfWork,
      ),
    }),
  ];
}

function tableAnswer({ answer, count, note, meaning, background, isKindOfWork }: RawAnswer): TableAnswer {
  const place = background === null ? null : backgroundLabels[background];
  return {
    answer,
    count,
    note,
    background,
    key: meaning === null ? null : keyOf(meaning),
    place: isKindOfWork ? 'With the other three questions' : place,
    remark: meaning !== null && meaning.kind !== 'answer' ? 'your decision' : '',
  };
}

/** Menu key of a meaning, and back: `answer:manager`, `group:professional`, `reason:retired`, `none`. */
export function keyOf(meaning: Meaning): string {
  if (meaning === null) return NO_MEANING;
  switch (meaning.kind) {
    case 'answer':
      return `answer:${meaning.code}`;
    case 'group':
      return `group:${meaning.group}`;
    case 'reason':
      return `reason:${meaning.reason}`;
  }
}

export const NO_MEANING = 'none';

export function meaningOf(key: string): Meaning {
  const [kind, ...rest] = key.split(':');
  const id = rest.join(':');
  if (kind === 'answer') return { kind, code: id };
  const group = groups.find((each) => each === id);
  if (kind === 'group' && group) return { kind, group };
  const reason = reasons.find((each) => each === id);
  if (kind === 'reason' && reason) return { kind, reason };
  return null;
}

/** All meanings an answer to the key question can have. */
export function choicesOf(instrument: AnswersValue['instrument']): readonly ChoiceSection[] {
  return [
    {
      heading: 'Straight to a group (your own grouping)',
      items: groups.map((group) => ({ id: `group:${group}`, label: backgroundLabels[group] })),
    },
    {
      heading: 'Gives no group',
      items: choosableReasons.map((reason) => ({ id: `reason:${reason}`, label: backgroundLabels[reason] })),
    },
    {
      heading: 'The same as this survey answer (grouped by the scheme)',
      items: instrument.map(({ code, label, background }) => ({
        id: `answer:${code}`,
        label,
        note: backgroundLabels[background],
      })),
    },
  ];
}

/** Splits "Clerical occupations such as: secretary" after "such as:". */
export function splitExamples(text: string): readonly [words: string, examples: string] {
  const end = /\bsuch as\b:?|[:(]/i.exec(text);
  if (end === null) return [text, ''];
  const at = end.index + (end[0].startsWith('(') ? 0 : end[0].length);
  return [text.slice(0, at), text.slice(at)];
}
