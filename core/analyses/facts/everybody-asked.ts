import type { Context } from '../../results/result.ts';
import type { FactSource } from './fact-source.ts';

const ID = 'everybody-asked';

/** Without a column that says who was asked, nobody can tell who did not answer from who was never asked. */
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
            whyNotClear: null,
            isOfBenchmark: false,
          },
        ],
};

/** Whether shares of those asked are response rates. */
export function isAskedKnown({ facts }: Context): boolean {
  return facts.every(({ id }) => id !== ID);
}
