import { groups } from '../../background/background.ts';
import { plainText } from '../../background/plain-text.ts';
import type { Where } from '../../disclosure/people.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { AppError } from '../../errors.ts';
import type { FieldId } from '../../table/fields.ts';
import type { CategoryColumn } from '../../table/column.ts';
import { writtenAt } from '../../table/written-answers.ts';
import { byBackground, type Cohort, tabulate } from '../../cohort/cohort.ts';
import {
  isPlainNo,
  isPlainYes,
  type OutcomeMeaning,
  type OutcomeReason,
  outcomeReasons,
  readOutcome,
} from '../../cohort/outcome-answers.ts';
import { chooseAmong, fewChosen } from '../../cohort/few-people.ts';
import type { TabDimension } from '../../table/dimension.ts';
import { firstFewText } from '../../words/list-text.ts';

export type OutcomeTab = {
  readonly field: FieldId;
  /** Dimension of yes and no; people without an outcome are not counted. */
  readonly tab: TabDimension;
  readonly yesLabel: string;
  readonly noLabel: string;
  /** Row predicates: yes, no, either, or no outcome. */
  readonly where: Readonly<Record<'yes' | 'no' | 'recorded' | 'unrecorded', Where>>;
  /** Reasons for no outcome; people with one are not counted. */
  readonly reasons: {
    readonly tab: TabDimension;
    readonly whereOf: (reasons: readonly { readonly id: OutcomeReason }[]) => Where;
  };
};

/** Plain words for yes and no, which need no explanation. */
export const PLAIN_YES = 'Yes';
export const PLAIN_NO = 'No';

/**
 * Reads the outcome column. Errors: analysis/no-outcome, analysis/no-yes-answer, analysis/no-no-answer,
 * analysis/missing-field.
 */
export function outcomeTab(
  cohort: Cohort,
  outcome: string | null,
  yes: string | null,
  policy: Policy,
): OutcomeTab {
  if (outcome === null) {
    throw new AppError('analysis/no-outcome', 'No outcome is chosen.', 'Choose a field with a yes and a no.');
  }
  const { column, label, field } = cohort.split(outcome);
  const meanings = column.labels.map((answer) => readOutcome(answer, yes));
  if (!isThere(column.labels, meanings, yes)) throw withoutYes(cohort, field, yes, policy);
  const dimension = (slotOf: Int32Array, size: number): TabDimension => ({
    codes: column.codes,
    slotOf,
    size,
  });
  const position = new Map<string, number>(outcomeReasons.map(({ id }, index) => [id, index]));
  const reasons = dimension(
    Int32Array.from(meanings, (each) => position.get(each) ?? -1),
    outcomeReasons.length,
  );
  const missing = tabulate(cohort, [reasons]).reduce((sum, count) => sum + count, 0);
  // Hidden from refusals too: whether a few people are without an outcome.
  const isMissing = missing >= Math.max(1, policy.threshold);
  if (yes === null && !meanings.includes('no') && isMissing) throw withoutNo(label);
  const whereIn = (isMeant: (meaning: OutcomeMeaning) => boolean): Where => {
    const answers = writtenAt(column, (code) => isMeant(meanings[code]!));
    return answers === null ? {} : { [field]: answers };
  };
  return {
    field,
    tab: dimension(
      Int32Array.from(meanings, (each) => (each === 'yes' ? 0 : each === 'no' ? 1 : -1)),
      2,
    ),
    where: {
      yes: whereIn((meaning) => meaning === 'yes'),
      no: whereIn((meaning) => meaning === 'no'),
      recorded: whereIn(isOutcome),
      unrecorded: whereIn((meaning) => !isOutcome(meaning)),
    },
    reasons: {
      tab: reasons,
      whereOf: (wanted) => whereIn((meaning) => wanted.some(({ id }) => id === meaning)),
    },
    ...labelsOf(cohort, { column, label }, meanings, yes, policy),
  };
}

const isOutcome = (meaning: OutcomeMeaning): boolean => meaning === 'yes' || meaning === 'no';

/** Nobody may have said yes, where some said no and no other answer was chosen as yes. */
function isThere(answers: readonly string[], meanings: readonly string[], yes: string | null): boolean {
  if (meanings.includes('yes')) return true;
  return (
    (yes === null && meanings.includes('no')) || (yes !== null && isPlainYes(yes) && answers.some(isPlainNo))
  );
}

function withoutYes(cohort: Cohort, field: FieldId, yes: string | null, policy: Policy): AppError {
  if (yes !== null && policy.threshold > 0) return fewChosen(cohort, field, policy);
  const label = cohort.fieldLabel(field);
  const choices = chooseAmong(cohort, field, policy);
  return new AppError(
    'analysis/no-yes-answer',
    yes === null
      ? `None of the answers to ${label} reads as yes.`
      : `None of the answers to ${label} is the one that counts as yes.`,
    choices === null
      ? 'Choose another outcome, or the answer that counts as yes.'
      : `Choose the answer that counts as yes. ${choices}`,
  );
}

/** Where some have no outcome, a blank may stand for no. */
const withoutNo = (label: string): AppError =>
  new AppError(
    'analysis/no-no-answer',
    `None of the answers to ${label} reads as no, and some people have no answer that reads as yes.`,
    'Choose the answer that counts as yes; the others then count as no. A blank is no answer: where it means no, write No in the file.',
  );

/**
 * Labels of yes and no. Answers of fewer people than the threshold are never named; nor, under disclosure control, are
 * those counted as no: subtracting them from their total would disclose the rest.
 */
function labelsOf(
  cohort: Cohort,
  { column, label }: { readonly column: CategoryColumn; readonly label: string },
  meanings: readonly string[],
  yes: string | null,
  policy: Policy,
): Pick<OutcomeTab, 'yesLabel' | 'noLabel'> {
  const size = column.labels.length;
  const answers: TabDimension = {
    codes: column.codes,
    slotOf: Int32Array.from({ length: size }, (_, code) => code),
    size,
  };
  const usable = byBackground(cohort, 1, (background) =>
    groups.some((each) => each === background) ? 0 : null,
  );
  const counts = tabulate(cohort, [usable, answers]);
  const isNamed = (code: number): boolean => (counts[code] ?? 0) >= Math.max(1, policy.threshold);
  const codesOf = (meaning: string): readonly number[] =>
    [...meanings.keys()].filter((code) => meanings[code] === meaning);
  const noes = codesOf('no').filter((code) => (counts[code] ?? 0) > 0);
  const [chosen = 0, ...others] = codesOf('yes');
  const answer = column.labels[chosen] ?? '';
  const saysMore =
    meanings.includes('yes') &&
    others.length === 0 &&
    !isPlainYes(answer) &&
    !plainText(label).includes(plainText(answer));
  const isPlain = yes === null || noes.every((code) => isPlainNo(column.labels[code] ?? ''));
  const named = noes.filter(isNamed).map((code) => `“${column.labels[code]}”`);
  return {
    yesLabel: !saysMore ? PLAIN_YES : isNamed(chosen) ? answer : 'the answer that counts as yes',
    noLabel: isPlain ? PLAIN_NO : policy.threshold > 0 ? 'every other answer' : firstFewText(named),
  };
}
