import { backgroundLabels } from '../../background/background.ts';
import { type Dimension, draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { among, BACKGROUND } from '../../disclosure/people.ts';
import {
  answersDimension,
  answersSlot,
  OTHERS,
  ofBackgrounds,
  responses,
  tabulateBackground,
  usableDimension,
  usableSlot,
} from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, tabulate } from '../../cohort/cohort.ts';
import { foldReasons, OTHER_REASONS } from '../../cohort/few-reasons.ts';

const unusable = { [BACKGROUND]: responses };

/** Reasons that anybody has. Reasons of few people are folded into one, without their names. */
function reasonsOf(cohort: Cohort): { readonly dimension: Dimension; readonly counts: Float64Array } {
  const tab = byBackground(cohort, responses.length, (background) => {
    const slot = responses.findIndex((reason) => reason === background);
    return slot < 0 ? null : slot;
  });
  const people = tabulate(cohort, [tab]);
  const counted = responses.map((reason, slot) => ({ reason, count: people[slot] ?? 0 }));
  const { named, few, together } = foldReasons(counted, cohort.folding.threshold);
  const others = few.length === 0 ? [] : [ofBackgrounds(OTHERS, OTHER_REASONS, few)];
  return {
    dimension: {
      id: 'reason',
      label: 'Reason',
      categories: [
        ...named.map(({ reason }) => ofBackgrounds(reason, backgroundLabels[reason], [reason])),
        ...others,
      ],
      subtotals: [],
      total: { id: 'unusable', label: 'Answered, gives no group' },
      revealing: [],
    },
    counts: Float64Array.from([...named.map(({ count }) => count), ...others.map(() => together)]),
  };
}

/** Draft tables: asked, responded and usable for everybody; reasons for no group; the funnel split by a field. */
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
  const { dimension, counts } = reasonsOf(cohort);
  const who = among(cohort.who, unusable);
  const why = draftTable('reasons', 'Why answers gave no group', who, [dimension], counts);
  if (by === null) return [answers, why];
  const split = tabulateBackground(
    cohort,
    { dimension: usableDimension, tab: byBackground(cohort, usableDimension.categories.length, usableSlot) },
    by,
  );
  const bySplit = draftTable('answers-by', 'Answers by field', cohort.who, split.dimensions, split.inner);
  return [answers, why, { ...bySplit, leavesSomeOut: true }];
}
