import { groupsSlot } from '../../cohort/background-dimension.ts';
import { type Cohort, isCounted } from '../../cohort/cohort.ts';
import { backgrounds } from '../../background/background.ts';

/** The three groups, then those who were asked and gave no usable answer: places of the dimension of groups. */
export const SLOTS = 4;
export const NOT_USABLE = 3;

/** Values in rising order, by the place of the person’s background. */
export type ValuesBySlot = readonly Float64Array[];

/** Which stratum a row is in, of how many; below 0 in none. */
export type Strata = { readonly size: number; readonly of: (row: number) => number };

const everyone: Strata = { size: 1, of: () => 0 };

/** One value a person: rows of a table of counts stand for several. NaN is nobody’s value. */
export function valuesBySlot(cohort: Cohort, values: Float64Array): ValuesBySlot {
  return valuesWithin(cohort, values, everyone)[0] ?? [];
}

/** The same for each stratum. */
export function valuesWithin(cohort: Cohort, values: Float64Array, strata: Strata): readonly ValuesBySlot[] {
  const slots = Int8Array.from(backgrounds, (background) => groupsSlot(background) ?? -1);
  const counted = isCounted(cohort);
  const places = Int32Array.from({ length: cohort.rows }, (_, row) => {
    const slot = slots[cohort.background[row]!]!;
    const stratum = strata.of(row);
    const isIn = slot >= 0 && stratum >= 0 && !Number.isNaN(values[row]!) && counted(row);
    return isIn ? stratum * SLOTS + slot : -1;
  });
  const peopleIn = (row: number): number => cohort.people?.[row] ?? 1;
  const sizes = new Float64Array(strata.size * SLOTS);
  for (const [row, place] of places.entries()) if (place >= 0) sizes[place]! += peopleIn(row);
  const lists = Array.from(sizes, (size) => new Float64Array(size));
  const filled = new Uint32Array(lists.length);
  for (const [row, place] of places.entries()) {
    if (place < 0) continue;
    const from = filled[place]!;
    filled[place] = from + peopleIn(row);
    lists[place]!.fill(values[row]!, from, filled[place]);
  }
  for (const list of lists) list.sort();
  return Array.from({ length: strata.size }, (_, stratum) =>
    lists.slice(stratum * SLOTS, (stratum + 1) * SLOTS),
  );
}
