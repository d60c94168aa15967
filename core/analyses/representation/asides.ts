import { givenPercentText, percentText } from '../../words/figure-text.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { workingClassBounds } from '../parts/non-response.ts';
import type { Result } from '../../results/result.ts';
import { weightingText } from '../../cohort/weighting.ts';
import { heeding, NOT_SHOWN } from '../../results/strength.ts';
import { answersText, countText, shareMark, shareText } from '../parts/words.ts';
import type { Composition } from './composition.ts';
import type { Representation } from './derive.ts';
import { leading } from './headline.ts';
import type { Weighted } from './weighted.ts';

const NOBODY = 'Nobody gave an answer that can be grouped.';

type Aside = Result['asides'][number];

export function representationAsides(
  finding: Representation,
  { policy, notClear }: Pick<Surroundings, 'policy' | 'notClear'>,
): readonly Aside[] {
  return [
    otherBenchmarks(finding, notClear.againstBenchmark),
    ...nonResponse(finding, policy),
    ...aboutWeights(finding),
    fitOf(finding),
  ];
}

function otherBenchmarks({ shown, others }: Representation, whyNotClear: string | null): Aside {
  const heading = 'Would another benchmark change this?';
  const mine = leading(shown.everyone);
  if (mine.share.why !== 'shown') return { heading, text: mine.share.why === 'hidden' ? NOT_SHOWN : NOBODY };
  if (others.length === 0) return { heading, text: 'There is no other benchmark for this grouping.' };
  const side = Math.sign(mine.share.value - mine.benchmark);
  const lines = others.map(({ benchmark, composition }) => {
    const theirs = composition.groups.find((group) => group.group === mine.group);
    if (!theirs || theirs.share.why !== 'shown') return `${benchmark.shortLabel}: not shown.`;
    const { level, label } = heeding(theirs.strength, whyNotClear);
    const direction =
      Math.sign(theirs.share.value - theirs.benchmark) === side ? 'same direction' : 'the direction changes';
    const shares = composition.groups.map((group) => givenPercentText(group.benchmark)).join(' / ');
    const told = level === 'too-few' ? '' : `${direction}, `;
    return `Against ${benchmark.shortLabel} (${shares}): ${told}${label.toLowerCase()}.`;
  });
  return { heading, text: lines.join(' ') };
}

/** The aside on non-response; none where everybody has a usable answer, or nobody has. */
function nonResponse({ shown, kind }: Representation, policy: Policy): readonly Aside[] {
  const { usable, groups, others } = shown.everyone;
  if (others.why === 'nobody' || others.why === 'unknown' || usable === 0) return [];
  const heading = 'Those without a usable answer';
  const share = groups.find(({ group }) => group === 'working-class')?.share;
  const bounds = share?.why === 'shown' ? boundsOf(share, kind, shown.everyone, policy) : null;
  if (share?.why !== 'shown' || !bounds) return [{ heading, text: NOT_SHOWN }];
  const weights = kind === null ? '' : `, ${kind},`;
  const percent = (value: number): string => percentText(value, share.decimals);
  return [
    {
      heading,
      text: `If all of them were working class, the working-class share of everyone asked would be ${percent(bounds.highest)}; if none were, ${percent(bounds.lowest)}. Among usable answers${weights} it is ${shareMark(share)}.`,
    },
  ];
}

function boundsOf(
  { value }: { readonly value: number },
  kind: Representation['kind'],
  { groups, usable, asked }: Composition,
  policy: Policy,
): ReturnType<typeof workingClassBounds> {
  if (kind === 'weighted') {
    if (usable === null || !asked) return null;
    const response = Math.min(1, usable / asked);
    return { lowest: value * response, highest: value * response + 1 - response };
  }
  const countOf = (wanted: string): number | null =>
    groups.find(({ group }) => group === wanted)?.count ?? null;
  const counts = {
    professional: countOf('professional'),
    intermediate: countOf('intermediate'),
    'working-class': countOf('working-class'),
  };
  return workingClassBounds({ counts, asked }, policy);
}

/** Requested weights are in the headline; here stands what weighting by the split's categories would give. */
function aboutWeights({ weighted, plain }: Representation): readonly Aside[] {
  if (weighted === null) return [];
  const isMissing = !['nobody', 'unknown'].includes(plain.everyone.others.why);
  const { everyone, weighting, isAskedFor, refusal } = weighted;
  if (refusal !== null) return [];
  const heading = 'Weighted';
  const size = everyone.effectiveSize;
  // Everybody asked has answered, so weighting changes nothing.
  if (!isAskedFor && !isMissing) return [];
  if (size === null) return [];
  const worth =
    Math.round(size) === everyone.usable
      ? null
      : `The ${answersText(everyone.usable)} tell as much as ${countText(Math.round(size))} given at random.`;
  const assumption =
    weighting.kind === 'asked'
      ? isMissing
        ? 'It assumes that those without a usable answer are like those of their kind with one.'
        : null
      : 'It takes the weights as the file gives them.';
  const share = isAskedFor ? null : workingClassShare(weighted, plain.everyone);
  if (!isAskedFor && share === null) return [];
  return [{ heading, text: [share, worth, assumption].filter((text) => text !== null).join(' ') }];
}

function workingClassShare({ everyone, weighting }: Weighted, plain: Composition): string | null {
  const [share, unweighted] = [everyone, plain].map(
    ({ groups }) => groups.find(({ group }) => group === 'working-class')?.share,
  );
  if (share?.why !== 'shown' || unweighted?.why !== 'shown') return null;
  return `Weighted ${weightingText(weighting) ?? ''}, ${shareText(share)} are people from working-class backgrounds; unweighted it is ${shareMark(unweighted)}.`;
}

function fitOf({ shown, kind }: Representation): Aside {
  const heading = 'Taken together';
  const { fit, dissimilarity } = shown.everyone;
  if (dissimilarity === null) return { heading, text: shown.everyone.usable === 0 ? NOBODY : NOT_SHOWN };
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
