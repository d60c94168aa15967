import { z } from 'zod';
import { backgroundLabels, type Group, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { poolRates } from '../../stats/pooling.ts';
import { ALL } from '../background-dimension.ts';
import { type IntervalMethod, type Share, shareOf } from '../share.ts';
import { OUTCOME, STRATUM } from './compute.ts';

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

/** Published people at a place, and how many of them have the outcome. */
export type Rate = { readonly x: number | null; readonly n: number | null; readonly no: number | null };

export function rateAt(table: PublishedTable, at: Readonly<Record<string, string>>): Rate {
  return {
    x: countAt(table, { ...at, [OUTCOME]: 'yes' }),
    n: countAt(table, { ...at, [OUTCOME]: ALL }),
    no: countAt(table, { ...at, [OUTCOME]: 'no' }),
  };
}

/** Every combination that holds anybody, best rate first; what is hidden stands at the end in reading order. */
export function strataOf(
  tables: ProgressionTables,
  interval: IntervalMethod,
  policy: Policy,
): readonly Stratum[] {
  const { everyone, strata } = tables;
  const places = strata
    ? strata.answers.map((answers) => ({
        answers,
        at: { [STRATUM]: JSON.stringify(answers) },
        table: strata.table,
      }))
    : [{ answers: [], at: {}, table: everyone }];
  const raw = places.flatMap(({ answers, at, table }) =>
    groups.map((group) => {
      const { x, n, no } = rateAt(table, { ...at, background: group });
      const label = [backgroundLabels[group], ...answers].join(' · ');
      return { group, answers, label, people: n, rate: shareOf(x, n, interval, policy, [no]) };
    }),
  );
  return ordered(withPooling(raw.filter(({ people }) => people !== 0)));
}

export type ProgressionTables = {
  readonly everyone: PublishedTable;
  /** Null where background stands alone. */
  readonly strata: {
    readonly table: PublishedTable;
    readonly answers: readonly (readonly string[])[];
  } | null;
};

const answersSchema = z.array(z.string());

export function tablesOf(published: readonly PublishedTable[]): ProgressionTables {
  const everyone = published.find(({ id }) => id === 'everyone');
  if (!everyone) throw new RangeError('Progression needs its counts.');
  const table = published.find(({ id }) => id === 'strata');
  const members = table?.dimensions.find(({ id }) => id === STRATUM)?.members ?? [];
  const all = members.filter(({ id }) => id !== ALL).map(({ id }) => answersSchema.parse(JSON.parse(id)));
  const most = Math.max(0, ...all.map(({ length }) => length));
  return {
    everyone,
    // Shorter ones are the answers of the first field alone.
    strata: table ? { table, answers: all.filter(({ length }) => length === most) } : null,
  };
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
