import { percentText } from '../../words/figure-text.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { isFieldId } from '../../table/fields.ts';
import { type PublishedWeights, readWeights } from '../weights/published-weights.ts';
import { isWeightTable } from '../weights/weight-table.ts';
import type { Weighting } from '../../cohort/weighting.ts';
import { countText } from '../parts/words.ts';
import { firstFewText } from '../../words/list-text.ts';
import { asWeighted, type Comparison, type Composition, type Compositions, reweigh } from './composition.ts';

/** Weighted compositions. */
export type Weighted = Compositions & {
  readonly weighting: Weighting;
  /** Whether weights were requested; a split alone shows what its categories would give. */
  readonly isAskedFor: boolean;
  /** Whether weights are equal within each part of the split, whose shares then stay as they are. */
  readonly isEvenInParts: boolean;
  readonly weights: PublishedWeights;
  /** Null where there are weighted shares. */
  readonly refusal: Refusal | null;
};

/** Why there are no weighted shares and what may help, in sentences; '' where nothing would. */
export type Refusal = { readonly why: string; readonly advice: string };

export function refusalText({ why, advice }: Refusal): string {
  return `Weighted shares are not shown. ${why} ${advice}`.trimEnd();
}

/** Differences below half a percent would be printed as none. */
const LEAST_SAID = 0.005;
/** Hidden proportion above which weighted shares would be guesses, whatever the bounds say. */
const MOST_HIDDEN = 0.6;
/** Width of the bounds, from hidden counts alone, above which a weighted share is not shown. */
const MOST_OPEN = 0.1;

export function weigh(
  published: readonly PublishedTable[],
  chosen: Weighting,
  by: string | null,
  plain: Compositions,
  comparison: Comparison,
): Weighted | null {
  const isAskedFor = chosen.kind !== 'none';
  const weighting: Weighting =
    isAskedFor || by === null || !isFieldId(by) ? chosen : { kind: 'asked', by: [by] };
  if (weighting.kind === 'none') return null;
  const tables = published.filter((table) =>
    isAskedFor ? isWeightTable(table) : table.id === 'background-by',
  );
  const weights = readWeights(tables, weighting, by, comparison.policy);
  const refusal = refusalOf(weights, weighting, by, plain.everyone);
  const isEvenInParts = weighting.kind === 'asked' && weighting.by.every((field) => field === by);
  const reweighPart = (part: Composition): Composition =>
    isEvenInParts && refusal === null
      ? asWeighted(part)
      : reweigh(part, refusal === null ? (weights.split.get(part.id) ?? null) : null, comparison);
  return {
    weighting,
    isAskedFor,
    isEvenInParts,
    weights,
    refusal,
    everyone: reweigh(plain.everyone, refusal === null ? weights.everyone : null, comparison),
    split: plain.split.map(reweighPart),
  };
}

/** Everyone with the same weights, against another benchmark. */
export function reweighEveryone(
  { weights }: Weighted,
  plain: Composition,
  comparison: Comparison,
): Composition {
  return reweigh(plain, weights.everyone, comparison);
}

function refusalOf(
  weights: PublishedWeights,
  { kind }: Weighting,
  by: string | null,
  { usable, groups }: Composition,
): Refusal | null {
  if (usable === 0) return { why: 'Nobody gave an answer that can be grouped.', advice: '' };
  if (groups.every(({ share }) => share.why !== 'shown'))
    return { why: 'No share can be shown without pointing at individuals.', advice: '' };
  if (weights.everyone['working-class'] === null)
    return kind === 'column'
      ? { why: 'Nobody who answered has a weight, or too few have one that is alike.', advice: '' }
      : { why: 'Nobody who answered has a weight.', advice: '' };
  if (!weights.isMet)
    return {
      why: 'No weights make those who answered add up to everyone asked in all these fields at once.',
      advice: 'Fewer fields may help.',
    };
  const open = Math.max(
    ...Object.values(weights.everyone).map((each) => (each ? each.below + each.above : 0)),
  );
  if (open > MOST_OPEN) {
    return {
      why:
        open < 1
          ? `What is hidden could move a weighted share by ${percentText(Math.ceil(open * 100) / 100, 0)} of the answers, and ${percentText(MOST_OPEN, 0)} is the most that is told.`
          : 'What is hidden could move a weighted share anywhere.',
      advice: kind === 'column' ? 'More people together may help.' : 'Fewer or coarser fields may help.',
    };
  }
  if (weights.hiddenProportion <= MOST_HIDDEN) return null;
  const unsplit = by === null ? '' : ', or no split,';
  return {
    why: 'Too many counts are hidden to weight by this.',
    advice:
      kind === 'column'
        ? `More people together${unsplit || ', or weights to everyone asked,'} may help.`
        : `Fewer or coarser fields${unsplit} may help.`,
  };
}

/** Notes under a table of weighted shares; `size`: the effective sample size where all rows share one. */
export function weightNotes(
  { weights, weighting, refusal, everyone }: Weighted,
  size: number | null = null,
): readonly string[] {
  const { range, hiddenProportion, leftOut } = weights;
  const isSaid = hiddenProportion >= LEAST_SAID;
  const hidden = `Counts of about ${percentText(hiddenProportion, 0)} of the answers are hidden`;
  if (refusal !== null) return [refusalText(refusal), ...(isSaid ? [`${hidden}.`] : [])];
  return [
    weighting.kind === 'column'
      ? 'Each answer counts for its weight; answers without a weight are left out.'
      : 'Answers count for so much that they add up to everyone asked in each of the fields (raking).',
    ...effectiveNote(size, everyone.usable),
    ...rangeNote(range),
    ...(isSaid
      ? [
          `${hidden}; they are spread as the shown totals allow, and intervals cover all else that they could be.`,
        ]
      : []),
    ...(leftOut.length > 0 ? [`Nobody answered in ${firstFewText(leftOut)}; left out.`] : []),
  ];
}

/** None where the effective sample size equals the number of answers. */
function effectiveNote(size: number | null, usable: number | null): readonly string[] {
  if (size === null) return ['Effective answers: how many answers given at random would tell as much.'];
  if (Math.round(size) === usable) return [];
  return [`Effective answers: ${countText(Math.round(size))}. So many given at random would tell as much.`];
}

function rangeNote(range: PublishedWeights['range']): readonly string[] {
  if (range === null) return [];
  const [least, greatest] = [range.least.toPrecision(2), range.greatest.toPrecision(2)];
  return [
    least === greatest
      ? 'All answers weigh the same, or nearly so.'
      : `Weights run from ${least} to ${greatest}, where 1 is the mean.`,
  ];
}
