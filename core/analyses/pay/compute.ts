import { groups } from '../../background/background.ts';
import { groupsDimension } from '../../cohort/background-dimension.ts';
import type { Cohort } from '../../cohort/cohort.ts';
import { type Dimension, type Draft, type DraftTable, draftTable } from '../../disclosure/draft.ts';
import type { Work } from '../../work.ts';
import { BANDS, countBands } from './bands.ts';
import { type Amounts, draftFigures } from './figures.ts';
import { hourlyPay, type HourlyRule } from './hourly-pay.ts';
import { SLOTS, type ValuesBySlot, valuesBySlot } from './people.ts';

export type PayOptions = HourlyRule & {
  readonly reference: string;
  readonly noBonus: string;
  readonly seed: number;
};

export const bandLabels = ['Lowest quarter', 'Second quarter', 'Third quarter', 'Highest quarter'] as const;

/** Those without a rate of pay are nowhere counted, so that there is no sum over everyone. */
const bandsDimension: Dimension = {
  id: 'pay-band',
  label: 'Pay band',
  categories: bandLabels.map((label, band) => ({ id: `quarter-${band + 1}`, label })),
  subtotals: [{ id: 'paid', label: 'With pay', of: [...Array(BANDS).keys()] }],
  total: null,
  // Where nearly everyone of a background is in one band, it tells the pay of each.
  revealing: [...Array(BANDS).keys()],
};

const bonusDimension: Dimension = {
  id: 'bonus-received',
  label: 'Bonus',
  categories: [
    { id: 'yes', label: 'Received a bonus' },
    { id: 'no', label: 'Received none' },
  ],
  subtotals: [{ id: 'known', label: 'Known', of: [0, 1] }],
  total: null,
  revealing: [0, 1],
};

export function computePay(cohort: Cohort, options: PayOptions, work: Work): Draft {
  const pay = valuesBySlot(cohort, hourlyPay(cohort, options));
  const bands = tableOf(
    cohort,
    'pay-bands',
    'People by background and pay band',
    bandsDimension,
    countBands(pay),
  );
  const bonus = bonusOf(cohort, options);
  const amounts: readonly Amounts[] = [
    { name: 'pay', stream: 0, bySlot: pay, placeOf: placeIn('pay-bands', 'pay-band', 'paid') },
    ...(bonus === null
      ? []
      : [
          {
            name: 'bonus',
            stream: 100,
            bySlot: bonus.received,
            placeOf: placeIn('bonus', 'bonus-received', 'yes'),
          },
        ]),
  ];
  const reference = groups.findIndex((group) => group === options.reference);
  return {
    tables: bonus === null ? [bands] : [bands, bonus.table],
    curves: [],
    figures: amounts.flatMap((each) => draftFigures(each, groups, reference, options.seed, work)),
  };
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

function placeIn(table: string, dimension: string, member: string): Amounts['placeOf'] {
  return (slot) => ({
    table,
    at: { background: groupsDimension.categories[slot]!.id, [dimension]: member },
  });
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
    table: tableOf(cohort, 'bonus', 'People by background and bonus', bonusDimension, inner),
    received,
  };
}
