import { type Group, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { type Comparison, compareOutcomes } from '../parts/comparison.ts';
import { pairsIfOthersDiffer } from '../parts/if-others-differ.ts';
import { printedGroup } from '../parts/printed-counts.ts';
import { type OutcomeValue, outcomeValueOf } from '../../cohort/outcome-value.ts';
import { type PooledComparison, poolComparisons } from '../parts/pooled-comparison.ts';
import { type IntervalMethod, LEVEL, type Share, shareOf } from '../parts/share.ts';
import { newcombe } from '../../stats/difference.ts';
import { sideOf } from '../../results/strength.ts';
import { type Interactions, interactionsIn, othersIn } from './interaction.ts';
import { PLAIN_YES } from './outcome-tab.ts';
import { type ProgressionTables, type Rate, type Split, tablesOf } from './published.ts';
import { type Stratum, strataOf } from './strata.ts';
import type { Unasked } from './unasked-fields.ts';

export type ProgressionOptions = {
  readonly interval: IntervalMethod;
  readonly outcome: string;
  readonly yes: string | null;
  readonly value: string;
  readonly with: readonly string[];
  readonly reference: Group;
  readonly referenceAnswer: string | null;
  readonly fieldLabel: (field: string) => string;
  readonly policy: Policy;
  /** Candidate stratifiers, where none is chosen. */
  readonly unasked: readonly string[];
  /** Whether a column says who was asked. */
  readonly isAskedKnown: boolean;
  /** Why nothing is Clear, where facts forbid it. */
  readonly whyNotClear: string | null;
};

/** One group compared with the reference group. */
export type GroupComparison = {
  readonly group: Group;
  readonly share: Share;
  readonly comparison: Comparison | null;
  /** Whether the difference holds under every assumption on non-respondents; null where that is hidden. */
  readonly isRobust: boolean | null;
};

/** The leading group compared with the reference within the answers of a field. */
export type Within = {
  readonly field: string;
  readonly label: string;
  readonly pooled: PooledComparison;
  readonly answers: readonly {
    readonly label: string;
    readonly group: Share;
    readonly reference: Share;
    readonly comparison: Comparison | null;
  }[];
};

export type Progression = {
  readonly interval: IntervalMethod;
  /** Label of the outcome: the heading, and the answer where it says more than yes. */
  readonly name: string;
  readonly noLabel: string;
  readonly value: OutcomeValue;
  /** Whether the outcome itself changes the grade. */
  readonly isPromotion: boolean;
  readonly fields: readonly { readonly id: string; readonly label: string }[];
  readonly everyone: Share;
  readonly withOutcome: number | null;
  readonly withoutOutcome: ProgressionTables['withoutOutcome'];
  readonly reference: { readonly group: Group; readonly share: Share };
  /** The other two groups, the leading one first. */
  readonly compared: readonly [GroupComparison, GroupComparison];
  /** Whether non-respondents exist; `unknown` where there are none and no column says who was asked. */
  readonly others: 'some' | 'nobody' | 'unknown';
  readonly strata: readonly Stratum[];
  /** Number of combinations of background and answers without people. */
  readonly absent: number;
  readonly within: readonly Within[];
  readonly unasked: Unasked;
  readonly interactions: Interactions;
};

export function deriveProgression(
  published: readonly PublishedTable[],
  options: ProgressionOptions,
): Progression {
  const { interval, policy, reference, fieldLabel } = options;
  const tables = tablesOf(published, options.with);
  const { everyone, yesLabel } = tables;
  const shareAt = ({ x, n, no }: Rate): Share => shareOf(x, n, interval, policy, [no]);
  const [leading, other] = comparedWith(reference);
  const label = fieldLabel(options.outcome);
  const compare = (group: Group): GroupComparison => {
    const comparison = compareOutcomes(everyone(group), everyone(reference), policy);
    return {
      group,
      share: shareAt(everyone(group)),
      comparison,
      isRobust: comparison && isRobust(comparison, everyone('unclassified'), policy),
    };
  };
  const strata = strataOf(tables, interval, policy);
  const compareWithin = (split: Split): Within => withinOf(split, tables, [leading, reference], options);
  const unasked = tables.unasked.map(compareWithin);
  const isTelling = ({ pooled }: Within): boolean => pooled.tellsOtherwise;
  const tried = new Set(unasked.map(({ field }) => field));
  return {
    interval,
    name: yesLabel === PLAIN_YES ? label : `${label}: ${yesLabel}`,
    noLabel: tables.noLabel,
    value: outcomeValueOf(options.value, label, options.yes),
    isPromotion: options.outcome === 'promoted' || /\bpromot/iu.test(label),
    fields: options.with.map((id) => ({ id, label: fieldLabel(id) })),
    everyone: shareAt(everyone('usable')),
    withOutcome: everyone('usable').x,
    withoutOutcome: tables.withoutOutcome,
    reference: { group: reference, share: shareAt(everyone(reference)) },
    compared: [compare(leading), compare(other)],
    others: othersIn([everyone('unclassified')], options.isAskedKnown),
    strata,
    absent:
      Math.max(1, tables.combinations.length) * groups.length + tables.absent * groups.length - strata.length,
    within: [...tables.splits.map(compareWithin), ...unasked.filter(isTelling)],
    unasked: {
      alike: unasked.filter((each) => !isTelling(each)).map((each) => each.label),
      notLookedAt: options.unasked.filter((field) => !tried.has(field)).map(fieldLabel),
    },
    interactions: interactionsIn(
      options.with.length > 0 ? tables.splits[0] : undefined,
      { group: leading, reference },
      options.referenceAnswer,
      options,
    ),
  };
}

function withinOf(
  { field, answers }: Split,
  { everyone }: ProgressionTables,
  [leading, reference]: readonly [Group, Group],
  { interval, policy, fieldLabel }: ProgressionOptions,
): Within {
  const shareAt = ({ x, n, no }: Rate): Share => shareOf(x, n, interval, policy, [no]);
  return {
    field,
    label: fieldLabel(field),
    pooled: poolComparisons(
      { first: everyone(leading), second: everyone(reference) },
      answers.map(({ at }) => ({ first: at(leading), second: at(reference) })),
      policy,
    ),
    answers: answers.map(({ label, at }) => ({
      label,
      group: shareAt(at(leading)),
      reference: shareAt(at(reference)),
      comparison: compareOutcomes(at(leading), at(reference), policy),
    })),
  };
}

/** Working class first, unless it is the reference. */
function comparedWith(reference: Group): readonly [Group, Group] {
  const order: readonly Group[] = ['working-class', 'professional', 'intermediate'];
  const [first = 'working-class', second = 'intermediate'] = order.filter((group) => group !== reference);
  return [first, second];
}

/**
 * Holds in the extreme tables that would have been printed alike: those in which the first group does worst and best.
 */
function isRobust({ first, second, difference }: Comparison, others: Rate, policy: Policy): boolean | null {
  const [one, other] = [printedGroup(first, policy), printedGroup(second, policy)];
  const ends = [
    { first: one.fewest, second: other.most },
    { first: one.most, second: other.fewest },
  ];
  const pairs = ends.map((pair) => pairsIfOthersDiffer(pair, others));
  if (pairs.some((each) => each === null)) return null;
  return pairs
    .flatMap((each) => each ?? [])
    .every((pair) => {
      const contrast = { x1: pair.first.x, n1: pair.first.n, x2: pair.second.x, n2: pair.second.n };
      return sideOf(newcombe(contrast, LEVEL), 0) === sideOf(difference, 0);
    });
}
