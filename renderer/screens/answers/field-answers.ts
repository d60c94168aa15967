import type { Input, Output } from '../../../core/contract/requests.ts';
import { backgroundLabels, reasons } from './groups.ts';

export type FieldAnswersValue = Output<'coding.list'>['value'];
export type FieldAnswer = FieldAnswersValue['answers'][number];
export type FieldMeaning = Input<'coding.assign'>['assignments'][number]['meaning'];

export type CategorySection = {
  /** '' holds what counts as blank; null what is still open. */
  readonly category: string | null;
  readonly title: string;
  readonly answers: readonly FieldAnswer[];
  readonly people: number;
};

/** What is open first, then the categories in their order, then what counts as blank. */
export function sectionByCategory({ answers, categories }: FieldAnswersValue): readonly CategorySection[] {
  const part = (category: string | null, title: string): CategorySection => {
    const own = answers.filter((each) => each.category === category);
    return { category, title, answers: own, people: own.reduce((sum, each) => sum + each.count, 0) };
  };
  return [
    part(null, 'Not matched'),
    ...categories.map((category) => part(category, category)),
    part('', 'Counts as blank'),
  ].filter((section) => section.answers.length > 0);
}

/** The key of a choice in a menu: `answer:female`, `category:Band 2`, `reason:blank`, `own`, `new`. */
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

export const OWN_CATEGORY = 'own';
export const NEW_CATEGORY = 'new';

export function fieldMeaningOf(key: string): FieldMeaning {
  const [kind, ...rest] = key.split(':');
  const id = rest.join(':');
  if (kind === 'answer') return { kind, code: id };
  if (kind === 'category') return { kind, label: id };
  const reason = kind === 'reason' ? reasons.find((each) => each === id) : undefined;
  return reason === undefined ? null : { kind: 'reason', reason };
}

/** The categories with one of them a place up or down. */
export function moved(categories: readonly string[], category: string, step: 1 | -1): readonly string[] {
  const from = categories.indexOf(category);
  const to = from + step;
  if (from < 0 || to < 0 || to >= categories.length) return categories;
  return categories.toSpliced(from, 1).toSpliced(to, 0, category);
}

export const choosableFieldReasons = (
  ['prefer-not-to-say', 'dont-know', 'not-applicable', 'blank'] as const
).map((reason) => ({
  id: `reason:${reason}`,
  label: reason === 'blank' ? 'Counts as blank' : backgroundLabels[reason],
}));
