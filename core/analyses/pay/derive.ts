import { backgroundLabels, type Group, groups } from '../../background/background.ts';
import { countAt, figureAt, type Published, type PublishedTable } from '../../disclosure/protected.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Figure } from '../../results/figure.ts';
import {
  clear,
  NOBODY_MISSING,
  NOT_IN_THE_DATA,
  NON_RESPONSE_HIDDEN,
  notShown,
  sideOf,
  SMALLEST_BASE,
  tooFew,
  uncertain,
} from '../../results/strength.ts';
import type { Strength } from '../../results/result.ts';
import { type Share, shareOf } from '../parts/share.ts';
import { bandLabels } from './compute.ts';
import { isAskedKnown } from '../facts/everybody-asked.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { type Average, averages, figureName, LEVEL } from './figures.ts';

/** What one group is paid, and how far that is below the reference; `gap` is null for the reference itself. */
export type GroupPay = {
  readonly group: Group;
  readonly label: string;
  readonly people: number | null;
  readonly averages: Readonly<Record<Average, { readonly money: Figure; readonly gap: Gap | null }>>;
};

export type Gap = { readonly figure: Figure; readonly strength: Strength };

export type Band = {
  readonly id: string;
  readonly label: string;
  readonly usable: number | null;
  readonly shares: readonly { readonly group: Group; readonly share: Share }[];
};

export type Bonus = {
  readonly receipt: readonly {
    readonly group: Group;
    readonly known: number | null;
    readonly share: Share;
  }[];
  readonly amounts: readonly GroupPay[];
};

export type PayFinding = {
  readonly reference: Group;
  readonly lead: Average;
  readonly pay: readonly GroupPay[];
  readonly bands: readonly Band[];
  /** Null without a column of bonuses. */
  readonly bonus: Bonus | null;
};

export function derivePay(
  published: Published,
  { reference, lead }: { readonly reference: string; readonly lead: string },
  { policy, context }: Pick<Surroundings, 'policy' | 'context'>,
): PayFinding {
  const isAsked = isAskedKnown(context);
  const bands = tableCalled(published, 'pay-bands');
  const bonus = published.tables.find(({ id }) => id === 'bonus') ?? null;
  const against = groups.find((group) => group === reference) ?? 'professional';
  return {
    reference: against,
    lead: averages.find((average) => average === lead) ?? 'median',
    pay: groups.map((group) =>
      groupPay(published, 'pay', group, against, isAsked, (background) =>
        countAt(bands, { background, 'pay-band': 'paid' }),
      ),
    ),
    bands: bandLabels.map((label, place) => bandOf(bands, `quarter-${place + 1}`, label, policy)),
    bonus:
      bonus === null
        ? null
        : {
            receipt: groups.map((group) => receiptOf(bonus, group, policy)),
            amounts: groups.map((group) =>
              groupPay(published, 'bonus', group, against, isAsked, (background) =>
                countAt(bonus, { background, 'bonus-received': 'yes' }),
              ),
            ),
          },
  };
}

function tableCalled({ tables }: Published, name: string): PublishedTable {
  const found = tables.find(({ id }) => id === name);
  if (!found) throw new RangeError(`Pay needs its table ${name}.`);
  return found;
}

function groupPay(
  published: Published,
  name: string,
  group: Group,
  reference: Group,
  isAsked: boolean,
  countOf: (background: string) => number | null,
): GroupPay {
  const people = countOf(group);
  const base = smallestOf([people, countOf(reference)]);
  const averageOf = (average: Average): GroupPay['averages'][Average] => {
    const money = figureFrom(figureAt(published, figureName(name, average, group)), people);
    if (group === reference) return { money, gap: null };
    const id = figureName(name, average, group, '-gap');
    const figure = figureFrom(figureAt(published, id), base);
    const ifOthers = figureAt(published, `${id}-if`);
    return { money, gap: { figure, strength: strengthOf(figure, ifOthers, countOf('not-usable'), isAsked) } };
  };
  return {
    group,
    label: backgroundLabels[group],
    people,
    averages: { mean: averageOf('mean'), median: averageOf('median') },
  };
}

/** Of both groups, the one of fewer people: a gap is no better known than that. */
function smallestOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce((least, count) => (least === null || count === null ? null : Math.min(least, count)));
}

type Values = ReturnType<typeof figureAt>;

function figureFrom(values: Values, base: number | null): Figure {
  if (base === null || values === null) return { why: base === 0 ? 'undefined' : 'hidden', base };
  const { value, low = null, high = null } = values;
  if (value === undefined) return { why: 'undefined', base };
  return { why: 'shown', value, low, high, level: LEVEL, base };
}

function strengthOf(figure: Figure, ifOthers: Values, others: number | null, isAsked: boolean): Strength {
  if (figure.why === 'hidden') return notShown();
  if (figure.why !== 'shown' || figure.low === null || figure.high === null) {
    return tooFew('Nobody with pay is in one of the two groups.');
  }
  if (figure.base < SMALLEST_BASE)
    return tooFew('Fewer than 30 people with pay are in one of the two groups.');
  const { value, low, high } = figure;
  const side = sideOf({ low, high }, 0);
  if (side === 0) return uncertain('The interval includes no gap.');
  if (others === 0 && !isAsked) return uncertain(NOT_IN_THE_DATA);
  if (others === 0) return clear(`The interval excludes no gap. ${NOBODY_MISSING}`);
  if (ifOthers === null || others === null) {
    return uncertain(`The interval excludes no gap. ${NON_RESPONSE_HIDDEN}`);
  }
  const isHeld = Object.values(ifOthers).every(
    (moved) => sideOf({ low: low + moved - value, high: high + moved - value }, 0) === side,
  );
  return isHeld
    ? clear(`The interval excludes no gap. ${HOLDS_FOR_OTHERS}`)
    : uncertain(`The interval excludes no gap. ${FAILS_FOR_OTHERS}`);
}

const HOLDS_FOR_OTHERS =
  'It still does if people without a usable answer are half or twice as likely to be of the group.';
const FAILS_FOR_OTHERS =
  'It would not if people without a usable answer were half, or twice, as likely to be of the group.';

function bandOf(table: PublishedTable, id: string, label: string, policy: Policy): Band {
  const countOf = (background: string): number | null => countAt(table, { background, 'pay-band': id });
  const usable = countOf('usable');
  return {
    id,
    label,
    usable,
    shares: groups.map((group) => ({
      group,
      share: shareOf(
        countOf(group),
        usable,
        'wilson',
        policy,
        groups.filter((other) => other !== group).map(countOf),
      ),
    })),
  };
}

function receiptOf(table: PublishedTable, group: Group, policy: Policy): Bonus['receipt'][number] {
  const countOf = (received: string): number | null =>
    countAt(table, { background: group, 'bonus-received': received });
  const known = countOf('known');
  return { group, known, share: shareOf(countOf('yes'), known, 'wilson', policy, [countOf('no')]) };
}
