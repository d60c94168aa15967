import type { Input, Output } from '../../../core/contract/requests.ts';
import type { ChoiceSection } from '../../components/choice.tsx';
import { type AnswerPart, NEW_CATEGORY, partOf, type TableAnswer } from './answer-parts.ts';
import { backgroundLabels, reasons } from './groups.ts';

export type FieldAnswersValue = Output<'coding.list'>['value'];
export type FieldAnswer = FieldAnswersValue['answers'][number];
export type FieldMeaning = Input<'coding.assign'>['assignments'][number]['meaning'];

/** Sections of answers: open ones, then categories in order, then blanks. */
export function sectionByCategory(list: FieldAnswersValue): readonly AnswerPart[] {
  const among = (category: string | null, title: string): readonly TableAnswer[] =>
    list.answers
      .filter((each) => each.category === category)
      .map((each) => tableAnswer(each, category === null ? null : title));
  return [
    partOf({ key: null, title: OPEN, look: 'open', answers: among(null, OPEN) }),
    ...list.categories.map((category) =>
      partOf({
        key: keyOfCategory(list, category),
        title: category,
        look: 'field',
        answers: among(category, category),
        category,
      }),
    ),
    partOf({ key: 'reason:blank', title: BLANK, look: 'apart', answers: among('', BLANK) }),
  ];
}

/** Most drop targets above the table; with more, answers are dropped on headings. */
const MOST_SIDE_BY_SIDE = 16;

/** Drop targets above the table: categories, printed answers and reasons, with or without people. */
export function placesOf(list: FieldAnswersValue, parts: readonly AnswerPart[]): readonly AnswerPart[] {
  const filled = parts.filter(({ key }) => key !== null && key !== 'reason:blank');
  const known = new Set(filled.map(({ key }) => key));
  const empty = (key: string, title: string, look: AnswerPart['look']): readonly AnswerPart[] =>
    known.has(key) ? [] : [partOf({ key, title, look, answers: [] })];
  const categories = [
    ...filled,
    ...list.choices
      .filter(({ gives }) => gives === 'category')
      .flatMap(({ code, label }) => empty(`answer:${code}`, label, 'field')),
  ];
  return [
    ...(categories.length > MOST_SIDE_BY_SIDE ? [] : categories),
    ...empty(NEW_CATEGORY, 'A category of your own …', 'field'),
    ...choosableFieldReasons
      .filter(({ id }) => id !== 'reason:blank')
      .flatMap(({ id, label }) => empty(id, label, 'apart')),
    ...parts.filter(({ key }) => key === 'reason:blank'),
  ];
}

const OPEN = 'Not matched';
const BLANK = 'Counts as blank';

function tableAnswer({ answer, count, meaning }: FieldAnswer, place: string | null): TableAnswer {
  return { answer, count, note: '', key: keyOfField(meaning), place, background: null, remark: '' };
}

/** Meaning given to an answer that joins a category. */
function keyOfCategory({ choices }: FieldAnswersValue, category: string): string {
  const listed = choices.find(({ gives, label }) => gives === 'category' && label === category);
  if (listed) return `answer:${listed.code}`;
  return choosableFieldReasons.find(({ label }) => label === category)?.id ?? `category:${category}`;
}

/** Menu key of a meaning: `answer:female`, `category:Band 2`, `reason:blank`, `own`. */
export function keyOfField(meaning: FieldMeaning): string {
  switch (meaning?.kind) {
    case 'answer':
      return `answer:${meaning.code}`;
    case 'category':
      return `category:${meaning.label}`;
    case 'reason':
      return `reason:${meaning.reason}`;
    default:
      return OWN_CATEGORY;
  }
}

const OWN_CATEGORY = 'own';

export function fieldMeaningOf(key: string): FieldMeaning {
  const [kind, ...rest] = key.split(':');
  const id = rest.join(':');
  if (kind === 'answer') return { kind, code: id };
  if (kind === 'category') return { kind, label: id };
  const reason = kind === 'reason' ? reasons.find((each) => each === id) : undefined;
  return reason === undefined ? null : { kind: 'reason', reason };
}

/** All meanings an answer of this field can have. */
export function fieldChoicesOf(list: FieldAnswersValue): readonly ChoiceSection[] {
  const items = list.categories.map((category) => ({ id: keyOfCategory(list, category), label: category }));
  return [
    {
      heading: 'An answer of the usual list',
      items: list.choices
        .filter(({ gives }) => gives === 'category')
        .map(({ code, label }) => ({ id: `answer:${code}`, label })),
    },
    { heading: 'Together with', items: items.filter(({ id }) => id.startsWith('category:')) },
    {
      heading: 'Otherwise',
      items: [
        { id: OWN_CATEGORY, label: 'As it stands in the file' },
        { id: NEW_CATEGORY, label: 'A category of your own …' },
        ...choosableFieldReasons,
      ],
    },
  ].filter((section) => section.items.length > 0);
}

/** Categories with one moved to index `to`; unchanged where there is no such index. */
export function movedTo(categories: readonly string[], category: string, to: number): readonly string[] {
  const from = categories.indexOf(category);
  if (from < 0 || to < 0 || to >= categories.length) return categories;
  return categories.toSpliced(from, 1).toSpliced(to, 0, category);
}

export const choosableFieldReasons = (
  ['prefer-not-to-say', 'dont-know', 'not-applicable', 'not-asked', 'blank'] as const
).map((reason) => ({
  id: `reason:${reason}`,
  label: reason === 'blank' ? BLANK : backgroundLabels[reason],
}));
