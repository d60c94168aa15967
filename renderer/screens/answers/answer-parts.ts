import type { Background } from './groups.ts';

/** A raw answer as the table shows it, whatever the question. */
export type TableAnswer = {
  readonly answer: string;
  /** Null where it cannot be told. */
  readonly count: number | null;
  readonly note: string;
  /** Its meaning in the menu; null while it has none. */
  readonly key: string | null;
  /** Where it is counted, in words; null while it is open. */
  readonly place: string | null;
  readonly background: Background | null;
  readonly remark: string;
};

/** A place for answers: a group, a category, a reason, or those that have none yet. */
export type AnswerPart = {
  /** What an answer dropped there is taken for: a key of the menu, or a question to ask; null takes none. */
  readonly key: string | null;
  readonly title: string;
  readonly look: Background | 'open' | 'apart' | 'work' | 'field';
  readonly answers: readonly TableAnswer[];
  readonly people: number | null;
  /** The category's own name where it has a place among others. */
  readonly category: string | null;
};

/** Keys that ask something first. */
export const ASK_REASON = 'ask-reason';
export const NEW_CATEGORY = 'new';

/** A key that moves the answer of its row; `words` say so above the table. */
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
