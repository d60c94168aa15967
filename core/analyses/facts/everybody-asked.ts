import type { Context } from '../../results/result.ts';
import type { FactSource } from './fact-source.ts';

const ID = 'everybody-asked';

export const NO_RATE =
  'No column says who was asked: everybody counts as asked, so that these are no response rates.';

/**
 * Without a column that says who was asked, nobody can tell who did not answer from who was never asked. No share of
 * those asked is Clear then, nor is anything because nobody is without an answer: see `isAskedKnown`.
 */
export const everybodyAsked: FactSource = {
  draft: () => [],
  say: (_published, { isAskedKnown }) =>
    isAskedKnown
      ? []
      : [
          {
            id: ID,
            sentence: 'No column says who was asked: everybody counts as asked.',
            values: [],
            whyNotClear: { response: NO_RATE },
          },
        ],
};

/** Whether shares of those asked are response rates, and whether people who did not answer are sure to be in the data. */
export function isAskedKnown({ facts }: Pick<Context, 'facts'>): boolean {
  return facts.every(({ id }) => id !== ID);
}
