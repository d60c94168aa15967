import { draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { groupsDimension, groupsSlot, tabulateBackground } from '../background-dimension.ts';
import { byBackground, type Cohort } from '../cohort.ts';

/** Everybody asked by background, for all together and split by a field. */
export function countBackgrounds(cohort: Cohort, by: string | null): readonly DraftTable[] {
  const background = {
    dimension: groupsDimension,
    tab: byBackground(cohort, groupsDimension.categories.length, groupsSlot),
  };
  const tableOf = (id: string, title: string, field: string | null): DraftTable => {
    const { dimensions, inner } = tabulateBackground(cohort, background, field);
    return draftTable(id, title, cohort.population, dimensions, inner);
  };
  const everyone = tableOf('background', 'People by background', null);
  return by === null
    ? [everyone]
    : [everyone, tableOf('background-by', 'People by background and field', by)];
}
