import { backgroundLabels, type Group, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { poolRates } from '../../stats/pooling.ts';
import { type IntervalMethod, type Share, shareOf } from '../parts/share.ts';
import type { ProgressionTables } from './published.ts';

/** One combination of background and fields. */
export type Stratum = {
  readonly group: Group;
  /** Labels of the fields' answers, in the order of the fields. */
  readonly answers: readonly string[];
  readonly label: string;
  readonly people: number | null;
  /** Told with the number of people alone: a 0 beside a hidden number is of few people, and says it of each. */
  readonly withOutcome: number | null;
  readonly rate: Share;
  /** The rate after partial pooling over all strata that are shown; null where the raw one is not shown. */
  readonly pooled: number | null;
};

/** Every combination that holds anybody, best rate first; what is hidden stands at the end in reading order. */
export function strataOf(
  { combinations, everyone }: ProgressionTables,
  interval: IntervalMethod,
  policy: Policy,
): readonly Stratum[] {
  const places = combinations.length > 0 ? combinations : [{ answers: [], at: everyone }];
  const raw = places.flatMap(({ answers, at }) =>
    groups.map((group) => {
      const { x, n, no } = at(group);
      const label = [backgroundLabels[group], ...answers].join(' · ');
      return {
        group,
        answers,
        label,
        people: n,
        withOutcome: n === null ? null : x,
        rate: shareOf(x, n, interval, policy, [no]),
      };
    }),
  );
  return ordered(withPooling(raw.filter(({ people }) => people !== 0)));
}

function withPooling(strata: readonly Omit<Stratum, 'pooled'>[]): readonly Stratum[] {
  const shown = strata.flatMap((stratum) =>
    stratum.rate.why === 'shown' ? [{ stratum, x: stratum.rate.count, n: stratum.rate.base }] : [],
  );
  const pooling = shown.length > 1 ? poolRates(shown) : null;
  const pooledOf = new Map(shown.map(({ stratum }, index) => [stratum, pooling?.rates[index] ?? null]));
  return strata.map((stratum) => ({ ...stratum, pooled: pooledOf.get(stratum) ?? null }));
}

function ordered(strata: readonly Stratum[]): readonly Stratum[] {
  const place = ({ rate, pooled }: Stratum): number =>
    rate.why === 'shown' ? (pooled ?? rate.value) : Number.NEGATIVE_INFINITY;
  return strata.toSorted((left, right) => {
    const [first, second] = [place(left), place(right)];
    return first === second ? 0 : second - first;
  });
}
