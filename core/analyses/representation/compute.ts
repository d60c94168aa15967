import { draftTable, type DraftTable } from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { groupsDimension, groupsSlot, tabulateBackground } from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort } from '../../cohort/cohort.ts';
import { weightTables } from '../weights/weight-table.ts';

const inGroups = (cohort: Cohort) => ({
  dimension: groupsDimension,
  tab: byBackground(cohort, groupsDimension.categories.length, groupsSlot),
});

/** Draft tables of everybody asked by background: overall, split by a field, and by the fields of weighting. */
export function countBackgrounds(cohort: Cohort, by: string | null, policy: Policy): readonly DraftTable[] {
  const background = inGroups(cohort);
  const tableOf = (id: string, title: string, field: string | null): DraftTable => {
    const { dimensions, inner } = tabulateBackground(cohort, background, field);
    return draftTable(id, title, cohort.who, dimensions, inner);
  };
  const everyone = tableOf('background', 'People by background', null);
  return [
    everyone,
    ...(by === null
      ? []
      : [
          { ...tableOf('background-by', 'People by background and field', by), leavesSomeOut: true as const },
        ]),
    ...weightTables(cohort, by, policy),
  ];
}

/** Everybody asked in each dataset beside, by background. */
export function countBeside(beside: readonly Cohort[]): readonly DraftTable[] {
  return beside.map((cohort, place) => {
    const { dimensions, inner } = tabulateBackground(cohort, inGroups(cohort), null);
    return draftTable(besideTableId(place), 'People by background, beside', cohort.who, dimensions, inner);
  });
}

export function besideTableId(place: number): string {
  return `background-beside-${place + 1}`;
}
