import { backgroundLabels, type Group, groups } from '../../background/background.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { poolRates } from '../../stats/pooling.ts';
import { ALL } from '../background-dimension.ts';
import { type IntervalMethod, type Share, shareOf } from '../share.ts';
import { OUTCOME } from './compute.ts';

/** One combination of background and fields. */
export type Stratum = {
  readonly group: Group;
  /** Labels of the fields' answers, in the order of the fields. */
  readonly answers: readonly string[];
  readonly label: string;
  readonly people: number | null;
  readonly rate: Share;
  /** The rate after partial pooling over all strata that are shown; null where the raw one is not shown. */
  readonly pooled: number | null;
};

export type At = Readonly<Record<string, string>>;

/** Published people at a place, and how many of them have the outcome. */
export function outcomeAt(
  table: PublishedTable,
  at: At,
): { readonly x: number | null; readonly n: number | null } {
  const whole = Object.fromEntries(table.dimensions.map(({ id }) => [id, at[id] ?? ALL]));
  return {
    x: countAt(table, { ...whole, [OUTCOME]: 'yes' }),
    n: countAt(table, { ...whole, [OUTCOME]: ALL }),
  };
}

/** Every combination that holds anybody, best rate first; what is hidden stands at the end in reading order. */
export function strataOf(table: PublishedTable, interval: IntervalMethod): readonly Stratum[] {
  const fields = table.dimensions.filter(({ id }) => id !== 'background' && id !== OUTCOME);
  const places = fields.reduce<readonly { readonly at: At; readonly answers: readonly string[] }[]>(
    (before, field) =>
      before.flatMap(({ at, answers }) =>
        field.members
          .filter(({ id }) => id !== ALL)
          .map(({ id, label }) => ({ at: { ...at, [field.id]: id }, answers: [...answers, label] })),
      ),
    [{ at: {}, answers: [] }],
  );
  const raw = places.flatMap(({ at, answers }) =>
    groups.map((group) => {
      const { x, n } = outcomeAt(table, { ...at, background: group });
      const label = [backgroundLabels[group], ...answers].join(' · ');
      return { group, answers, label, people: n, rate: shareOf(x, n, interval) };
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
