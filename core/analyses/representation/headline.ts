import { givenPercentText } from '../../words/figure-text.ts';
import { NOT_SHOWN } from '../../results/strength.ts';
import { shareMark, shareText } from '../parts/words.ts';
import type { Composition, GroupFinding } from './composition.ts';
import type { Representation } from './derive.ts';
import { refusalText } from './weighted.ts';

const adjectives = {
  professional: 'professional',
  intermediate: 'intermediate',
  'working-class': 'working-class',
} as const;

/** The groups in sentences: the intermediate group follows from the other two. */
const told = (composition: Composition): readonly GroupFinding[] =>
  composition.groups.filter(({ group }) => group !== 'intermediate');

/** Groups in sentences, the furthest from the benchmark first; in fixed order where nothing can be said. */
function ordered(composition: Composition): readonly GroupFinding[] {
  const distance = ({ share, benchmark }: GroupFinding): number =>
    share.why === 'shown' ? Math.abs(share.value - benchmark) : -1;
  return told(composition).toSorted((left, right) => distance(right) - distance(left));
}

/** The group of the headline, whose strength is the finding's. */
export function leading(composition: Composition): GroupFinding {
  const [furthest] = ordered(composition);
  if (!furthest) throw new RangeError('A composition has three groups.');
  return furthest;
}

export function headline(finding: Representation): readonly string[] {
  const { shown, weighted, kind } = finding;
  if (shown.everyone.usable === null) return [NOT_SHOWN];
  if (shown.everyone.usable === 0) return ['Nobody gave an answer that can be grouped.'];
  const [first = '', ...others] = sharesIn(finding);
  const isAnyShown = shown.everyone.groups.some(({ share }) => share.why === 'shown');
  const refusal = kind === 'unweighted' && isAnyShown ? (weighted?.refusal ?? null) : null;
  return [refusal === null ? first : `${first} ${refusalText(refusal)}`, ...others];
}

function sharesIn(finding: Representation): readonly string[] {
  const { shown, plain, kind, benchmark } = finding;
  const { level } = leading(shown.everyone).strength;
  if (level === 'hidden') return [NOT_SHOWN];
  if (level === 'too-few') {
    return [kind === 'weighted' ? 'Weighted, too few people to say.' : 'Too few people to say.'];
  }
  const opening = kind === null ? '' : `${kind === 'weighted' ? 'Weighted' : 'Unweighted'}, `;
  return ordered(shown.everyone).map(({ group, share, benchmark: reference }) => {
    const against = `${givenPercentText(reference)} in the comparison (${benchmark.shortLabel})`;
    const name = `people from ${adjectives[group]} backgrounds`;
    if (share.why !== 'shown') return `The share of ${name} is not shown, to protect individuals.`;
    const isApart = share.low > reference || share.high < reference;
    const said = `${opening}${shareText(share)} are ${name}`;
    const compared = isApart
      ? `${said}, against ${against}.`
      : `${said}; the range includes ${against}, so no difference is shown.`;
    if (kind !== 'weighted') return compared;
    const unweighted = plain.everyone.groups.find((each) => each.group === group);
    return `${compared}${unweightedBeside(unweighted, shareMark(share))}`;
  });
}

function unweightedBeside(plain: GroupFinding | undefined, weighted: string): string {
  if (plain?.share.why !== 'shown') return '';
  const text = shareMark(plain.share);
  return text === weighted ? ' Unweighted it is the same.' : ` Unweighted it is ${text}.`;
}
