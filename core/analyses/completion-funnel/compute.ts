import { backgroundLabels } from '../../background/background.ts';
import { type Dimension, draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { among, BACKGROUND } from '../../disclosure/people.ts';
import {
  answersDimension,
  answersSlot,
  ofBackgrounds,
  responses,
  tabulateBackground,
  usableDimension,
  usableSlot,
} from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, tabulate } from '../../cohort/cohort.ts';

const unusable = { [BACKGROUND]: responses };

const reasonsDimension: Dimension = {
  id: 'reason',
  label: 'Reason',
  categories: responses.map((reason) => ofBackgrounds(reason, backgroundLabels[reason], [reason])),
  subtotals: [],
  total: { id: 'unusable', label: 'Answered, gives no group' },
  revealing: [],
};

/** Asked, responded and usable for everybody; why answers gave no group; the funnel split by a field. */
export function countAnswers(cohort: Cohort, by: string | null): readonly DraftTable[] {
  const everyone = tabulateBackground(
    cohort,
    {
      dimension: answersDimension,
      tab: byBackground(cohort, answersDimension.categories.length, answersSlot),
    },
    null,
  );
  const answers = draftTable('answers', 'Answers', cohort.who, everyone.dimensions, everyone.inner);
  const reasonCounts = tabulate(cohort, [
    byBackground(cohort, responses.length, (background) => {
      const slot = responses.findIndex((reason) => reason === background);
      return slot < 0 ? null : slot;
    }),
  ]);
  const people = reasonCounts.reduce((sum, count) => sum + count, 0);
  // Where few have a reason, the reasons that nobody has would tell which it is.
  const revealing = people < cohort.folding.threshold ? [...responses.keys()] : [];
  const reasonsOfThese = { ...reasonsDimension, revealing };
  const why = draftTable(
    'reasons',
    'Why answers gave no group',
    among(cohort.who, unusable),
    [reasonsOfThese],
    reasonCounts,
  );
  if (by === null) return [answers, why];
  const split = tabulateBackground(
    cohort,
    { dimension: usableDimension, tab: byBackground(cohort, usableDimension.categories.length, usableSlot) },
    by,
  );
  return [
    answers,
    why,
    draftTable('answers-by', 'Answers by field', cohort.who, split.dimensions, split.inner),
  ];
}
