import { groups } from '../../background/background.ts';
import { groupsDimension } from '../../cohort/background-dimension.ts';
import type { Cohort } from '../../cohort/cohort.ts';
import { type Dimension, type Draft, type DraftTable, draftTable } from '../../disclosure/draft.ts';
import { among, type People } from '../../disclosure/people.ts';
import type { FieldId } from '../../table/fields.ts';
import type { Work } from '../../work.ts';
import { BANDS, countBands } from './bands.ts';
import { type Amounts, draftFigures } from './figures.ts';
import { hourlyPay, type HourlyRule } from './hourly-pay.ts';
import { SLOTS, type ValuesBySlot, valuesBySlot } from './people.ts';
import { payWithin, WITHIN } from './within.ts';

export type PayOptions = HourlyRule & {
  readonly within: readonly string[];
  readonly reference: string;
  readonly noBonus: string;
  readonly seed: number;
};

/** What pay is looked at within unless something else is chosen. */
export const UNASKED: FieldId = 'grade';
/** More answers than this are no field that anybody would read, unless it is chosen. */
const MOST_UNASKED = 30;

export const PEOPLE = 'pay-people';

export const bandLabels = ['Lowest quarter', 'Second quarter', 'Third quarter', 'Highest quarter'] as const;

const quarters = bandLabels.map((label, band) => ({ id: `quarter-${band + 1}`, label }));

/**
 * Those without a rate of pay are nowhere counted, so that there is no sum over everyone. Who has one, and who is in
 * which quarter, depends on what it is worked out from.
 */
function bandsDimension(basis: string): Dimension {
  const where = (bands: readonly { readonly id: string }[]) => ({ [basis]: bands.map(({ id }) => id) });
  return {
    id: 'pay-band',
    label: 'Pay band',
    categories: quarters.map((band) => ({ ...band, where: where([band]) })),
    subtotals: [{ id: 'paid', label: 'With pay', of: [...Array(BANDS).keys()], where: where(quarters) }],
    total: null,
    // Where nearly everyone of a background is in one band, it tells the pay of each.
    revealing: [...Array(BANDS).keys()],
  };
}

/** A blank is known not to be a bonus, or not known: who received one does not depend on it. */
function bonusDimension(noBonus: string): Dimension {
  return {
    id: 'bonus-received',
    label: 'Bonus',
    categories: [
      { id: 'yes', label: 'Received a bonus', where: { bonus: ['received'] } },
      { id: 'no', label: 'Received none', where: { bonus: [noBonus] } },
    ],
    subtotals: [{ id: 'known', label: 'Known', of: [0, 1], where: { bonus: ['received', noBonus] } }],
    total: null,
    revealing: [0, 1],
  };
}

export function computePay(cohort: Cohort, options: PayOptions, work: Work): Draft {
  const { basis, unit, pay } = hourlyPay(cohort, options);
  const inQuarters = bandsDimension(basis);
  const people = among(cohort.who, inQuarters.subtotals[0]?.where ?? {});
  const bySlot = valuesBySlot(cohort, pay);
  const bonus = bonusOf(cohort, options);
  const within = withinAsked(cohort, options, pay, people);
  const amounts: readonly Amounts[] = [
    { name: 'pay', amount: basis, unit, stream: 0, bySlot, placeOf: placeIn(PEOPLE, {}) },
    ...(bonus === null
      ? []
      : [
          {
            ...{ name: 'bonus', amount: 'bonus', unit: 1, stream: 100, bySlot: bonus.received },
            placeOf: placeIn('bonus', { 'bonus-received': 'yes' }),
          },
        ]),
    ...(within?.strata ?? []).map(({ at, bySlot: own }, place) => ({
      ...{ name: `${WITHIN}-${place}`, amount: basis, unit, stream: 1_000 + 10 * place, bySlot: own },
      placeOf: placeIn(WITHIN, at),
    })),
  ];
  const reference = groups.findIndex((group) => group === options.reference);
  return {
    tables: [
      draftTable(
        PEOPLE,
        'People with pay by background',
        people,
        [groupsDimension],
        Float64Array.from(bySlot, ({ length }) => length),
      ),
      tableOf(cohort, 'pay-bands', 'People by background and pay band', inQuarters, countBands(bySlot)),
      ...(bonus === null ? [] : [bonus.table]),
      ...(within === null ? [] : [within.table]),
    ],
    curves: [],
    figures: amounts.flatMap((each) => draftFigures(each, groups, reference, options.seed, work)),
  };
}

/** The grade, where nothing was chosen and the dataset has one. */
function withinAsked(
  cohort: Cohort,
  { within }: PayOptions,
  pay: Float64Array,
  people: People,
): ReturnType<typeof payWithin> {
  if (within.length > 0) return payWithin(cohort, pay, people, within);
  if (!cohort.fields.has(UNASKED)) return null;
  const found = payWithin(cohort, pay, people, [UNASKED]);
  return found !== null && found.strata.length <= MOST_UNASKED ? found : null;
}

function tableOf(
  cohort: Cohort,
  id: string,
  title: string,
  dimension: Dimension,
  inner: Float64Array,
): DraftTable {
  return draftTable(id, title, cohort.who, [groupsDimension, dimension], inner);
}

function placeIn(table: string, at: Readonly<Record<string, string>>): Amounts['placeOf'] {
  return (slot) => ({ table, at: { ...at, background: groupsDimension.categories[slot]!.id } });
}

/** Null without a column of bonuses. */
function bonusOf(
  cohort: Cohort,
  { noBonus }: PayOptions,
): { readonly table: DraftTable; readonly received: ValuesBySlot } | null {
  const amounts = cohort.numbers?.get('bonus');
  if (!amounts) return null;
  const blank = noBonus === 'blank-or-zero' ? 0 : Number.NaN;
  const known = valuesBySlot(
    cohort,
    amounts.map((amount) => (Number.isNaN(amount) ? blank : amount)),
  );
  const received = known.map((values) => values.filter((amount) => amount > 0));
  const inner = new Float64Array(SLOTS * 2);
  for (const [slot, values] of known.entries()) {
    inner[slot * 2] = received[slot]!.length;
    inner[slot * 2 + 1] = values.length - received[slot]!.length;
  }
  return {
    table: tableOf(cohort, 'bonus', 'People by background and bonus', bonusDimension(noBonus), inner),
    received,
  };
}
