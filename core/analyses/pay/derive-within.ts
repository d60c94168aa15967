import { type Group, groups } from '../../background/background.ts';
import { ALL } from '../../cohort/background-dimension.ts';
import { countAt, figureAt, type Published, type PublishedTable } from '../../disclosure/protected.ts';
import type { ShownFigure } from '../../results/figure.ts';
import { notShown, tooFew } from '../../results/strength.ts';
import { type Average, figureName, LEVEL } from './figures.ts';
import { type Gap, type GroupPay, groupPay, IF_HALF, IF_TWICE, strengthOf } from './gaps.ts';
import { WITHIN } from './within.ts';

export type Stratum = {
  /** Labels of the answers, one of each field. */
  readonly answers: readonly string[];
  readonly label: string;
  readonly pay: readonly GroupPay[];
};

/** A gap among people of the same answers: the mean of the gaps of the strata, by how many of the group are in each. */
export type GapWithin = Gap & {
  /** Of the group, in the strata that are compared; null where none is. */
  readonly covered: number | null;
};

export type Within = {
  readonly fields: readonly { readonly id: string; readonly label: string }[];
  readonly strata: readonly Stratum[];
  readonly gaps: readonly {
    readonly group: Group;
    readonly averages: Readonly<Record<Average, GapWithin>>;
  }[];
};

/** Null where there is nothing to look within. */
export function deriveWithin(published: Published, reference: Group, isAsked: boolean): Within | null {
  const table = published.tables.find(({ id }) => id === WITHIN);
  if (!table) return null;
  const fields = table.dimensions.slice(0, -1);
  const strata = strataOf(table).flatMap(({ at, answers }, place): readonly Listed[] => {
    const countOf = (background: string): number | null => countAt(table, { ...at, background });
    if (countOf('asked') === 0) return [];
    const name = `${WITHIN}-${place}`;
    const pay = groups.map((group) => groupPay(published, name, group, reference, isAsked, countOf));
    return [{ name, answers, label: answers.join(' · '), pay, others: countOf('not-usable') }];
  });
  const gaps = groups
    .filter((group) => group !== reference)
    .map((group) => ({
      group,
      averages: {
        mean: gapWithin(published, strata, group, 'mean', isAsked),
        median: gapWithin(published, strata, group, 'median', isAsked),
      },
    }));
  return { fields: fields.map(({ id, label }) => ({ id, label })), strata, gaps };
}

type Listed = Stratum & { readonly name: string; readonly others: number | null };

function strataOf({ dimensions }: PublishedTable) {
  type Place = { readonly at: Readonly<Record<string, string>>; readonly answers: readonly string[] };
  return dimensions
    .slice(0, -1)
    .reduce<readonly Place[]>(
      (before, { id, members }) =>
        before.flatMap(({ at, answers }) =>
          members
            .filter((member) => member.id !== ALL)
            .map((member) => ({ at: { ...at, [id]: member.id }, answers: [...answers, member.label] })),
        ),
      [{ at: {}, answers: [] }],
    );
}

/**
 * Direct standardisation to the people of the group. Strata have nobody in common, so that the limits of their gaps add
 * up as distances from the gap do (Zou and Donner, Statistics in Medicine 27, 2008, 1693–1702).
 */
function gapWithin(
  published: Published,
  strata: readonly Listed[],
  group: Group,
  average: Average,
  isAsked: boolean,
): GapWithin {
  const of = strata.flatMap((stratum) => {
    const own = stratum.pay.find((each) => each.group === group);
    const gap = own?.averages[average].gap;
    return own && gap ? [{ stratum, people: own.people, gap }] : [];
  });
  const used = of.flatMap(({ stratum, people, gap: { figure, strength } }) =>
    people !== null && figure.why === 'shown' && strength.level !== 'too-few'
      ? [{ stratum, people, figure }]
      : [],
  );
  const covered = used.reduce((sum, { people }) => sum + people, 0);
  if (covered === 0) {
    const isHidden = of.some(({ gap }) => gap.figure.why === 'hidden');
    const figure = { why: isHidden ? 'hidden' : 'undefined', base: null } as const;
    return { figure, strength: isHidden ? notShown() : tooFew(TOO_FEW), covered: null };
  }
  const mean = (valueOf: (each: (typeof used)[number]) => number): number =>
    used.reduce((sum, each) => sum + each.people * valueOf(each), 0) / covered;
  const distance = (to: 'low' | 'high'): number =>
    Math.sqrt(
      used.reduce((sum, { people, figure }) => sum + ((people / covered) * reachOf(figure, to)) ** 2, 0),
    );
  const value = mean(({ figure }) => figure.value);
  const figure: ShownFigure = {
    why: 'shown',
    value,
    low: value - distance('low'),
    high: value + distance('high'),
    level: LEVEL,
    base: covered,
  };
  const ifs = used.map(({ stratum, figure: own }) => {
    const moved = figureAt(published, `${figureName(stratum.name, average, group, '-gap')}-if`);
    return stratum.others === 0 ? { [IF_HALF]: own.value, [IF_TWICE]: own.value } : moved;
  });
  const ifOthers = ifs.includes(null)
    ? null
    : Object.fromEntries(
        [IF_HALF, IF_TWICE].map((name) => [
          name,
          mean((each) => ifs[used.indexOf(each)]?.[name] ?? each.figure.value),
        ]),
      );
  const others = used.some(({ stratum }) => stratum.others === null)
    ? null
    : used.reduce((sum, { stratum }) => sum + (stratum.others ?? 0), 0);
  return { figure, strength: strengthOf(figure, ifOthers, others, isAsked), covered };
}

const TOO_FEW = 'Nowhere within do 30 or more people with pay come from each of the two backgrounds.';

function reachOf({ value, low, high }: ShownFigure, to: 'low' | 'high'): number {
  return Math.max(0, to === 'low' ? value - (low ?? value) : (high ?? value) - value);
}

export type Told = 'reversed' | 'none' | 'only-within';

/** How the gap among people of the same answers tells another story than that of everyone; null where it does not. */
export function toldOtherwise(overall: Gap | null, within: GapWithin, people: number | null): Told | null {
  const [all, inside] = [sideOfGap(overall), sideOfGap(within)];
  const isMost = within.covered !== null && people !== null && 2 * within.covered >= people;
  if (all === null || inside === null || !isMost || all === inside) return null;
  if (inside === 0) return 'none';
  return all === 0 ? 'only-within' : 'reversed';
}

/** 1 below the reference, −1 above, 0 where the interval reaches 0; null where nothing may be said. */
export function sideOfGap(gap: Gap | null): number | null {
  if (gap === null || gap.figure.why !== 'shown' || gap.strength.level === 'too-few') return null;
  const { low, high } = gap.figure;
  if (low === null || high === null) return null;
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

export function gapsWithin(within: Within | null, group: Group, average: Average): GapWithin | null {
  return within?.gaps.find((each) => each.group === group)?.averages[average] ?? null;
}
