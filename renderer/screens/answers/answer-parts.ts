import type { Background } from './groups.ts';

/** An answer as a table row, for any question. */
export type TableAnswer = {
  readonly answer: string;
  /** Number of people; null where other questions decide. */
  readonly count: number | null;
  readonly note: string;
  /** Menu key of its meaning; null while uncoded. */
  readonly key: string | null;
  /** Category or group in words; null while uncoded. */
  readonly place: string | null;
  readonly background: Background | null;
  readonly remark: string;
};

/** A section of answers: a group, category or reason, or the open ones. */
export type AnswerPart = {
  /** Menu key given to an answer dropped here, or a key that asks first; null where nothing can be dropped. */
  readonly key: string | null;
  readonly title: string;
  readonly look: Background | 'open' | 'apart' | 'work' | 'field';
  readonly answers: readonly TableAnswer[];
  readonly people: number | null;
  /** Category name where categories are ordered. */
  readonly category: string | null;
};

/** Menu keys that open a dialog first. */
export const ASK_REASON = 'ask-reason';
export const NEW_CATEGORY = 'new';

/** A key that codes the row's answer; `words` describe it above the table. */
export type Shortcut = { readonly key: string; readonly choice: string; readonly words: string };

export function partOf(
  part: Omit<AnswerPart, 'people' | 'category'> & { readonly category?: string },
): AnswerPart {
  return {
    category: null,
    ...part,
    people: sumOf(part.answers.map(({ count }) => count)),
  };
}

function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}
