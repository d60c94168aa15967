import { type Group, groups } from '../../background/background.ts';
import { countAt, type Published, type PublishedTable } from '../../disclosure/protected.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { type Share, shareOf } from '../parts/share.ts';
import { bandLabels, PEOPLE } from './compute.ts';
import { isAskedKnown } from '../facts/everybody-asked.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { deriveWithin, type Within } from './derive-within.ts';
import { type Average, averages, LEAST_RESAMPLED } from './figures.ts';
import { type GroupPay, groupPay } from './gaps.ts';
import { type PartnerOptions, partnersText } from './partners.ts';

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
  /** Null where there is nothing to look within. */
  readonly within: Within | null;
  /** Whom partners are, where they are left out or alone; null where they count with everyone. */
  readonly partners: string | null;
  /** Whether somebody chose what to look within. */
  readonly isWithinChosen: boolean;
  readonly bands: readonly Band[];
  /** Whether everybody’s pay is shown to be the same, so that quarters say nothing. */
  readonly isAllAlike: boolean;
  /** Null without a column of bonuses. */
  readonly bonus: Bonus | null;
};

export function derivePay(
  published: Published,
  options: PartnerOptions & {
    readonly reference: string;
    readonly lead: string;
    readonly within: readonly string[];
  },
  { policy, context, fieldLabel }: Pick<Surroundings, 'policy' | 'context' | 'fieldLabel'>,
): PayFinding {
  const { reference, lead, within } = options;
  const isAsked = isAskedKnown(context);
  const people = tableCalled(published, PEOPLE);
  const bands = tableCalled(published, 'pay-bands');
  const bonus = published.tables.find(({ id }) => id === 'bonus') ?? null;
  const against = groups.find((group) => group === reference) ?? 'professional';
  const pay = groups.map((group) =>
    groupPay(published, 'pay', group, against, isAsked, (background) => countAt(people, { background })),
  );
  const isAlike = isAllAlike(pay);
  return {
    reference: against,
    lead: averages.find((average) => average === lead) ?? 'median',
    pay,
    within: deriveWithin(published, against, isAsked),
    partners: partnersText(options, fieldLabel),
    isWithinChosen: within.length > 0,
    isAllAlike: isAlike,
    bands: bandLabels
      .map((label, place) => bandOf(bands, `quarter-${place + 1}`, label, policy))
      .map((band) => (isAlike ? withoutShares(band) : band)),
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

/** As the printed figures tell it: all amounts are one, and none has an interval though people are many enough. */
function isAllAlike(pay: readonly GroupPay[]): boolean {
  const paid = pay.filter(({ people }) => people !== 0);
  const amounts = paid.flatMap(({ averages: { mean, median } }) => [mean.money, median.money]);
  const [first] = amounts;
  return (
    first?.why === 'shown' &&
    paid.every(({ people }) => people !== null && people >= LEAST_RESAMPLED) &&
    amounts.every((each) => each.why === 'shown' && each.low === null && each.value === first.value)
  );
}

function withoutShares(band: Band): Band {
  const share = { why: 'undefined', base: band.usable } as const;
  return { ...band, shares: band.shares.map(({ group }) => ({ group, share })) };
}

function receiptOf(table: PublishedTable, group: Group, policy: Policy): Bonus['receipt'][number] {
  const countOf = (received: string): number | null =>
    countAt(table, { background: group, 'bonus-received': received });
  const known = countOf('known');
  return { group, known, share: shareOf(countOf('yes'), known, 'wilson', policy, [countOf('no')]) };
}
