import { dateText } from '../../charts/date-text.ts';
import { percentText } from '../../charts/figure-text.ts';
import type { Surroundings } from '../analysis.ts';
import { shareBounds } from '../non-response.ts';
import type { Result } from '../result.ts';
import { countText, listText, shareMark, shareText } from '../words.ts';
import type { Composition, GroupFinding, Representation } from './derive.ts';
import { readWeighted, weightedSentence } from './weighted.ts';

const adjectives = {
  professional: 'professional',
  intermediate: 'intermediate',
  'working-class': 'working-class',
} as const;

export function readRepresentation(
  finding: Representation,
  { policy, context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'asides'> {
  const decimals = policy.percentDecimals;
  const { everyone } = finding;
  return {
    strength: leading(everyone).strength,
    sentences: [
      ...headline(finding, decimals),
      ...weightedOnDemand(finding, decimals),
      ...bySplit(finding, decimals),
    ],
    chips: [
      `${countText(everyone.usable)} usable answers of ${countText(everyone.asked)} asked`,
      dateText(context.wave),
      finding.byLabel === null ? 'Everyone' : `By ${finding.byLabel.toLowerCase()}`,
      `Against ${finding.benchmark.shortLabel}`,
    ],
    asides: [
      otherBenchmarks(finding),
      nonResponse(everyone, decimals),
      ...readWeighted(finding, decimals),
      fitOf(everyone),
    ],
  };
}

/** The group that lies furthest from the benchmark; the first where nothing can be said. */
function leading(composition: Composition): GroupFinding {
  const distance = ({ share, benchmark }: GroupFinding): number =>
    share.why === 'shown' ? Math.abs(share.value - benchmark) : -1;
  const furthest = composition.groups.toSorted((left, right) => distance(right) - distance(left))[0];
  if (!furthest) throw new RangeError('A composition has three groups.');
  return furthest;
}

function headline(finding: Representation, decimals: number): readonly string[] {
  const { everyone, benchmark } = finding;
  if (everyone.usable === null) return ['Not shown, to protect individuals.'];
  if (everyone.usable === 0) return ['Nobody gave an answer that can be grouped.'];
  if (leading(everyone).strength.level === 'too-few') return ['Too few people to say.'];
  return everyone.groups
    .filter((group) => group.group !== 'intermediate')
    .map((group) => {
      const against = `${percentText(group.benchmark, 0)} in the comparison (${benchmark.shortLabel})`;
      const name = `people from ${adjectives[group.group]} backgrounds`;
      if (group.share.why !== 'shown') return `The share of ${name} is not shown, to protect individuals.`;
      const isApart = group.share.low > group.benchmark || group.share.high < group.benchmark;
      return isApart
        ? `${shareText(group.share, decimals)} are ${name}, against ${against}.`
        : `${shareText(group.share, decimals)} are ${name}; the range includes ${against}, so no difference is shown.`;
    });
}

/** Weights somebody chose belong beside the headline; those of a split stand in a side note. */
function weightedOnDemand(finding: Representation, decimals: number): readonly string[] {
  const sentence = finding.weighted?.isAskedFor === true ? weightedSentence(finding, decimals) : null;
  return sentence === null ? [] : [sentence];
}

function bySplit(finding: Representation, decimals: number): readonly string[] {
  if (finding.split.length === 0) return [];
  const working = finding.split.flatMap(({ label, groups }) => {
    const group = groups.find((each) => each.group === 'working-class');
    return group && group.share.why === 'shown' && group.strength.level !== 'too-few'
      ? [{ label, share: group.share }]
      : [];
  });
  const ordered = working.toSorted((left, right) => left.share.value - right.share.value);
  const [least, most] = [ordered[0], ordered.at(-1)];
  const hidden = finding.split.filter(({ groups }) => groups.some((group) => group.share.why === 'hidden'));
  const field = (finding.byLabel ?? '').toLowerCase();
  const sentences: string[] = [];
  if (!least || !most || ordered.length < 2) {
    sentences.push(`By ${field}: too few people to say.`);
  } else if (least.share.high < most.share.low) {
    sentences.push(
      `By ${field}, people from working-class backgrounds range from ${shareText(least.share, decimals)} in ${least.label} to ${shareText(most.share, decimals)} in ${most.label}.`,
    );
  } else {
    sentences.push(
      `By ${field}, no difference was shown between the lowest and the highest working-class share.`,
    );
  }
  if (hidden.length > 0) {
    sentences.push(
      `Some figures are not shown, to protect individuals: ${listText(hidden.map(({ label }) => label))}.`,
    );
  }
  return sentences;
}

function otherBenchmarks(finding: Representation): Result['asides'][number] {
  const heading = 'Would another benchmark change this?';
  const mine = leading(finding.everyone);
  if (mine.share.why !== 'shown') return { heading, text: 'Not shown, to protect individuals.' };
  if (finding.others.length === 0) return { heading, text: 'There is no other benchmark for this grouping.' };
  const side = Math.sign(mine.share.value - mine.benchmark);
  const lines = finding.others.map(({ benchmark, composition }) => {
    const theirs = composition.groups.find((group) => group.group === mine.group);
    if (!theirs || theirs.share.why !== 'shown') return `${benchmark.shortLabel}: not shown.`;
    const direction =
      Math.sign(theirs.share.value - theirs.benchmark) === side ? 'same direction' : 'the direction changes';
    const shares = composition.groups.map((group) => Math.round(group.benchmark * 100)).join(' / ');
    return `Against ${benchmark.shortLabel} (${shares}): ${direction}, ${theirs.strength.label.toLowerCase()}.`;
  });
  return { heading, text: lines.join(' ') };
}

function nonResponse(everyone: Composition, decimals: number): Result['asides'][number] {
  const heading = 'Those who did not answer';
  const working = everyone.groups.find((group) => group.group === 'working-class');
  const bounds = shareBounds(working?.count ?? null, everyone.usable, everyone.asked);
  if (!working || !bounds || working.share.why !== 'shown') {
    return { heading, text: 'Not shown, to protect individuals.' };
  }
  return {
    heading,
    text: `If everyone else asked were working class, their share would be ${percentText(bounds.highest, decimals)}; if none were, ${percentText(bounds.lowest, decimals)}. Among those who answered it is ${shareMark(working.share, decimals)}.`,
  };
}

function fitOf(everyone: Composition): Result['asides'][number] {
  const heading = 'Taken together';
  const { fit, dissimilarity } = everyone;
  if (!fit || dissimilarity === null)
    return { heading, text: 'Not shown, to protect individuals, or nobody is usable.' };
  const chance = fit.p < 0.001 ? 'p < 0.001' : `p = ${fit.p.toPrecision(2)}`;
  const test = fit.method === 'exact-multinomial' ? 'exact multinomial test' : 'chi-square test';
  const verdict =
    fit.p < 0.05
      ? 'chance alone is an unlikely explanation of the difference from the benchmark'
      : 'the difference from the benchmark could be chance';
  return {
    heading,
    text: `Over all three groups ${verdict} (${test}, ${chance}). It does not say why. ${percentText(dissimilarity, 0)} of people would have to belong to another group for the shares to match.`,
  };
}
