import type { Context } from '../../results/result.ts';
import type { FactSource } from './fact-source.ts';

const ID = 'everybody-asked';

export const NO_RATE =
  'No column says who was asked: everybody counts as asked, so that these are no response rates.';

/**
 * Without an asked column, non-respondents cannot be told from people never asked. Then no share of those asked is
 * Clear, nor anything that rests on nobody being without an answer: see `isAskedKnown`.
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

/** Whether shares of those asked are response rates, and non-respondents are known to be in the data. */
export function isAskedKnown({ facts }: Pick<Context, 'facts'>): boolean {
  return facts.every(({ id }) => id !== ID);
}
