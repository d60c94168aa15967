import type { Policy } from '../../disclosure/policy.ts';
import type { Contrast } from '../../stats/interval.ts';
import { breslowDay, equalDifferences } from '../../stats/strata.ts';
import { knownOutcome } from '../parts/comparison.ts';
import type { ComparedStratum } from '../parts/pooled-comparison.ts';
import { printedGroup } from '../parts/printed-counts.ts';

/** Omnibus tests before any pair is read: whether the groups differ equally in all answers. */
export type OverallInteraction = {
  readonly answers: number;
  /** Published people of both groups. */
  readonly base: number;
  /** p of equal risk differences (weighted least squares); null where nothing varies. */
  readonly addedP: number | null;
  /** p of equal odds ratios (Breslow–Day with Tarone’s adjustment). */
  readonly multipliedP: number | null;
};

export function overallInteraction(
  answers: readonly ComparedStratum[],
  policy: Policy,
): OverallInteraction | null {
  const known = answers.flatMap(({ first, second }) => {
    const [one, other] = [knownOutcome(first), knownOutcome(second)];
    return one && other && one.n > 0 && other.n > 0
      ? [{ first: printedGroup(one, policy), second: printedGroup(other, policy) }]
      : [];
  });
  if (known.length < 2) return null;
  const choices = known.map(({ first, second }): readonly Contrast[] => [
    { x1: first.printed.x, n1: first.printed.n, x2: second.printed.x, n2: second.printed.n },
    { x1: first.fewest.x, n1: first.fewest.n, x2: second.most.x, n2: second.most.n },
    { x1: first.most.x, n1: first.most.n, x2: second.fewest.x, n2: second.fewest.n },
  ]);
  return {
    answers: known.length,
    base: known.reduce((sum, { first, second }) => sum + first.printed.n + second.printed.n, 0),
    addedP: weakest(choices, (strata) => equalDifferences(strata)?.p ?? null),
    multipliedP: weakest(choices, (strata) => breslowDay(strata)?.tarone.p ?? null),
  };
}

const MOST_SWEEPS = 3;

/** Largest p found by moving one answer at a time to either end of its printed-alike range. */
function weakest(
  choices: readonly (readonly Contrast[])[],
  test: (strata: readonly Contrast[]) => number | null,
): number | null {
  let strata = choices.flatMap(([printed]) => (printed ? [printed] : []));
  let p = test(strata);
  if (p === null) return null;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    for (const [place, ends] of choices.entries()) {
      for (const end of ends) {
        const moved = strata.with(place, end);
        const found = test(moved);
        if (found !== null && found > p) [strata, p] = [moved, found];
      }
    }
  }
  return p;
}
