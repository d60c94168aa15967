import { backgroundLabels, type Group, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { poolRates } from '../../stats/pooling.ts';
import { type IntervalMethod, type Share, shareOf } from '../parts/share.ts';
import type { ProgressionTables } from './published.ts';

/** A stratum: one combination of background and answers. */
export type Stratum = {
  readonly group: Group;
  /** Labels of the answers, in the order of the fields. */
  readonly answers: readonly string[];
  readonly label: string;
  readonly people: number | null;
  /**
   * Null whenever the number of people is hidden, zeros included: a 0 beside a hidden number would be of few people and
   * disclose each.
   */
  readonly withOutcome: number | null;
  readonly rate: Share;
  /** Rate after partial pooling over all shown strata; null where the raw rate is hidden. */
  readonly pooled: number | null;
};

/** All strata with people, highest rate first; hidden ones last, in reading order. */
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
