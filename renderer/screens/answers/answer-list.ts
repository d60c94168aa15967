import type { Input, Output } from '../../../core/contract/requests.ts';
import { type Background, backgroundLabels, type Group, groups, isReason, reasons } from './groups.ts';

export type AnswersValue = Output<'answers.list'>['value'];
export type RawAnswer = AnswersValue['answers'][number];
export type Meaning = Input<'answers.assign'>['assignments'][number]['meaning'];

export type AnswerSection = {
  readonly id: Group | 'open' | 'apart' | 'work';
  readonly title: string;
  readonly answers: readonly RawAnswer[];
  readonly people: number;
};

/** What is still open first, then the groups, then what gives no group. */
export function sectionAnswers(answers: readonly RawAnswer[]): readonly AnswerSection[] {
  const part = (
    id: AnswerSection['id'],
    title: string,
    belongs: (background: Background | null, isKindOfWork: boolean) => boolean,
  ): AnswerSection => {
    const own = answers
      .filter((each) => belongs(each.background, each.isKindOfWork))
      .toSorted((a, b) => b.count - a.count);
    return { id, title, answers: own, people: own.reduce((sum, each) => sum + each.count, 0) };
  };
  return [
    part('open', 'Not matched', (background) => background === null),
    ...groups.map((group) => part(group, backgroundLabels[group], (background) => background === group)),
    part('work', 'Decided with the other three questions', (_background, isKindOfWork) => isKindOfWork),
    part(
      'apart',
      'No group',
      (background, isKindOfWork) => background !== null && isReason(background) && !isKindOfWork,
    ),
  ];
}

/** The key of a choice in a menu and back: `answer:manager`, `group:professional`, `reason:retired`, `none`. */
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

/** "Clerical occupations such as: secretary" -> its words up to "such as:", and the rest. */
export function splitExamples(text: string): readonly [words: string, examples: string] {
  const end = /\bsuch as\b:?|[:(]/i.exec(text);
  if (end === null) return [text, ''];
  const at = end.index + (end[0].startsWith('(') ? 0 : end[0].length);
  return [text.slice(0, at), text.slice(at)];
}
