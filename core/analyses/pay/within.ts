import { groupsDimension, groupsSlot, splitDimension } from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, isCounted, tabulate } from '../../cohort/cohort.ts';
import { type DraftTable, draftTable } from '../../disclosure/draft.ts';
import type { People } from '../../disclosure/people.ts';
import type { TabDimension } from '../../table/dimension.ts';
import { SLOTS, type ValuesBySlot, valuesWithin } from './people.ts';

export const WITHIN = 'pay-within';

/** Those who are paid within one answer of each field. */
export type StratumPay = {
  /** Member of each field. */
  readonly at: Readonly<Record<string, string>>;
  readonly bySlot: ValuesBySlot;
};

/**
 * People with pay by background within every combination of answers, in row-major order. Null where there are no two
 * answers to look within.
 */
export function payWithin(
  cohort: Cohort,
  pay: Float64Array,
  people: People,
  fields: readonly string[],
): { readonly table: DraftTable; readonly strata: readonly StratumPay[] } | null {
  const paid = paidTab(cohort, pay);
  const background = byBackground(cohort, SLOTS, groupsSlot);
  const splits = fields.map((field) => splitDimension(cohort, field, [background, paid]));
  if (splits.every(({ dimension }) => dimension.categories.length < 2)) return null;
  const tabs = splits.map(({ tab }) => tab);
  const table = draftTable(
    WITHIN,
    'People with pay by background, within fields',
    people,
    [...splits.map(({ dimension }) => dimension), groupsDimension],
    tabulate(cohort, [...tabs, background, paid]),
  );
  const bySlot = valuesWithin(cohort, pay, {
    size: tabs.reduce((product, { size }) => product * size, 1),
    of: (row) => stratumOf(tabs, row),
  });
  const places = splits.reduce<readonly StratumPay['at'][]>(
    (before, { dimension: { id, categories } }) =>
      before.flatMap((at) => categories.map((member) => ({ ...at, [id]: member.id }))),
    [{}],
  );
  return {
    table: { ...table, leavesSomeOut: true },
    strata: places.map((at, index) => ({ at, bySlot: bySlot[index] ?? [] })),
  };
}

/** Leaves out who has no pay. */
function paidTab(cohort: Cohort, pay: Float64Array): TabDimension {
  const counted = isCounted(cohort);
  const codes = Uint8Array.from(pay, (amount, row) => (!Number.isNaN(amount) && counted(row) ? 1 : 0));
  return { codes, slotOf: Int32Array.of(-1, 0), size: 1 };
}

function stratumOf(tabs: readonly TabDimension[], row: number): number {
  let stratum = 0;
  for (const { codes, slotOf, size } of tabs) {
    const slot = slotOf[codes[row]!]!;
    if (slot < 0) return -1;
    stratum = stratum * size + slot;
  }
  return stratum;
}
