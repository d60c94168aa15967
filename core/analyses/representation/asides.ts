import { intervalText, percentText } from '../../charts/figure-text.ts';
import { shareBounds } from '../non-response.ts';
import type { Result } from '../result.ts';
import { weightingText } from '../weighting.ts';
import { countText, shareMark } from '../words.ts';
import type { Composition } from './composition.ts';
import type { Representation } from './derive.ts';
import { leading } from './headline.ts';
import { refusalText, type Weighted } from './weighted.ts';

type Aside = Result['asides'][number];

export function representationAsides(finding: Representation, decimals: number): readonly Aside[] {
  return [
    otherBenchmarks(finding),
    nonResponse(finding, decimals),
    ...aboutWeights(finding, decimals),
    fitOf(finding),
  ];
}

function otherBenchmarks({ shown, others }: Representation): Aside {
  const heading = 'Would another benchmark change this?';
  const mine = leading(shown.everyone);
  if (mine.share.why !== 'shown') return { heading, text: 'Not shown, to protect individuals.' };
  if (others.length === 0) return { heading, text: 'There is no other benchmark for this grouping.' };
  const side = Math.sign(mine.share.value - mine.benchmark);
  const lines = others.map(({ benchmark, composition }) => {
    const theirs = composition.groups.find((group) => group.group === mine.group);
    if (!theirs || theirs.share.why !== 'shown') return `${benchmark.shortLabel}: not shown.`;
    const direction =
      Math.sign(theirs.share.value - theirs.benchmark) === side ? 'same direction' : 'the direction changes';
    const shares = composition.groups.map((group) => Math.round(group.benchmark * 100)).join(' / ');
    return `Against ${benchmark.shortLabel} (${shares}): ${direction}, ${theirs.strength.label.toLowerCase()}.`;
  });
  return { heading, text: lines.join(' ') };
}

function nonResponse({ shown, kind }: Representation, decimals: number): Aside {
  const heading = 'Those who did not answer';
  const { asked, usable, groups } = shown.everyone;
  const share = groups.find(({ group }) => group === 'working-class')?.share;
  if (share?.why !== 'shown' || usable === null) {
    return { heading, text: 'Not shown, to protect individuals.' };
  }
  const count = kind === 'weighted' ? share.value * usable : share.count;
  const bounds = shareBounds(count, usable, asked);
  if (!bounds) return { heading, text: 'Not shown, to protect individuals.' };
  const weights = kind === null ? '' : `, ${kind},`;
  return {
    heading,
    text: `If everyone else asked were working class, their share would be ${percentText(bounds.highest, decimals)}; if none were, ${percentText(bounds.lowest, decimals)}. Among those who answered${weights} it is ${shareMark(share, decimals)}.`,
  };
}

/** What was asked for is said in the headline already; what the categories of a split would weigh is said here. */
function aboutWeights({ weighted, plain }: Representation, decimals: number): readonly Aside[] {
  if (weighted === null) return [];
  const { everyone, weighting, isAskedFor, refusal } = weighted;
  if (refusal !== null && isAskedFor) return [];
  const heading = 'Weighted';
  const size = everyone.effectiveSize;
  if (refusal !== null) return [{ heading, text: refusalText(refusal) }];
  if (size === null) return [];
  const worth = `The ${countText(everyone.usable)} answers tell as much as ${countText(Math.round(size))} given at random.`;
  const assumption =
    weighting.kind === 'asked'
      ? 'It assumes that those who did not answer are like those of their kind who did.'
      : 'It takes the weights as the file gives them.';
  const share = isAskedFor ? null : workingClassShare(weighted, plain.everyone, decimals);
  return [{ heading, text: [share, worth, assumption].filter((text) => text !== null).join(' ') }];
}

function workingClassShare(
  { everyone, weighting }: Weighted,
  plain: Composition,
  decimals: number,
): string | null {
  const [share, unweighted] = [everyone, plain].map(
    ({ groups }) => groups.find(({ group }) => group === 'working-class')?.share,
  );
  if (share?.why !== 'shown' || unweighted?.why !== 'shown')
    return 'Weighted shares are not shown. They would point at individuals.';
  const range = intervalText(share.low, share.high, decimals);
  return `Weighted ${weightingText(weighting) ?? ''}, ${percentText(share.value, decimals)} (${range}) are people from working-class backgrounds; unweighted it is ${percentText(unweighted.value, decimals)}.`;
}

function fitOf({ shown, kind }: Representation): Aside {
  const heading = 'Taken together';
  const { fit, dissimilarity } = shown.everyone;
  if (dissimilarity === null)
    return { heading, text: 'Not shown, to protect individuals, or nobody is usable.' };
  const apart = `${percentText(dissimilarity, 0)} of people would have to belong to another group for the shares to match.`;
  if (!fit)
    return { heading, text: `Weighted, the answers tell too little to test all three groups. ${apart}` };
  const chance = fit.p < 0.001 ? 'p < 0.001' : `p = ${fit.p.toPrecision(2)}`;
  const test = fit.method === 'exact-multinomial' ? 'exact multinomial test' : 'chi-square test';
  const weights = kind === null ? '' : `, ${kind},`;
  const verdict =
    fit.p < 0.05
      ? 'chance alone is an unlikely explanation of the difference from the benchmark'
      : 'the difference from the benchmark could be chance';
  return {
    heading,
    text: `Over all three groups${weights} ${verdict} (${test}, ${chance}). It does not say why. ${apart}`,
  };
}
