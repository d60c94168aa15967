import { groupsSlot } from '../../cohort/background-dimension.ts';
import { type Cohort, isCounted } from '../../cohort/cohort.ts';
import { backgrounds } from '../../background/background.ts';

/** The three groups, then those who were asked and gave no usable answer: places of the dimension of groups. */
export const SLOTS = 4;
export const NOT_USABLE = 3;

/** Values in rising order, by the place of the person’s background. */
export type ValuesBySlot = readonly Float64Array[];

/** One value a person: rows of a table of counts stand for several. NaN is nobody’s value. */
export function valuesBySlot(cohort: Cohort, values: Float64Array): ValuesBySlot {
  const slots = Int8Array.from(backgrounds, (background) => groupsSlot(background) ?? -1);
  const counted = isCounted(cohort);
  const slotOf = (row: number): number => {
    const slot = slots[cohort.background[row]!]!;
    return slot >= 0 && !Number.isNaN(values[row]!) && counted(row) ? slot : -1;
  };
  const peopleIn = (row: number): number => cohort.people?.[row] ?? 1;
  const sizes = new Float64Array(SLOTS);
  for (let row = 0; row < cohort.rows; row++) {
    const slot = slotOf(row);
    if (slot >= 0) sizes[slot]! += peopleIn(row);
  }
  const lists = Array.from(sizes, (size) => new Float64Array(size));
  const filled = new Uint32Array(SLOTS);
  for (let row = 0; row < cohort.rows; row++) {
    const slot = slotOf(row);
    if (slot < 0) continue;
    const from = filled[slot]!;
    filled[slot] = from + peopleIn(row);
    lists[slot]!.fill(values[row]!, from, filled[slot]);
  }
  return lists.map((list) => list.sort());
}
