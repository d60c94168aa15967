import { givenPercentText } from '../../charts/figure-text.ts';
import { shareMark, shareText } from '../words.ts';
import type { Composition, GroupFinding } from './composition.ts';
import type { Representation } from './derive.ts';
import { refusalText } from './weighted.ts';

const adjectives = {
  professional: 'professional',
  intermediate: 'intermediate',
  'working-class': 'working-class',
} as const;

/** The group that lies furthest from the benchmark; the first where nothing can be said. */
export function leading(composition: Composition): GroupFinding {
  const distance = ({ share, benchmark }: GroupFinding): number =>
    share.why === 'shown' ? Math.abs(share.value - benchmark) : -1;
  const furthest = composition.groups.toSorted((left, right) => distance(right) - distance(left))[0];
  if (!furthest) throw new RangeError('A composition has three groups.');
  return furthest;
}

export function headline(finding: Representation): readonly string[] {
  const { shown, weighted, kind } = finding;
  if (shown.everyone.usable === null) return ['Not shown, to protect individuals.'];
  if (shown.everyone.usable === 0) return ['Nobody gave an answer that can be grouped.'];
  const [first = '', ...others] = sharesIn(finding);
  const isAnyShown = shown.everyone.groups.some(({ share }) => share.why === 'shown');
  const refusal = kind === 'unweighted' && isAnyShown ? (weighted?.refusal ?? null) : null;
  return [refusal === null ? first : `${first} ${refusalText(refusal)}`, ...others];
}

function sharesIn(finding: Representation): readonly string[] {
  const { shown, plain, kind, benchmark } = finding;
  if (leading(shown.everyone).strength.level === 'too-few') {
    return [kind === 'weighted' ? 'Weighted, too few people to say.' : 'Too few people to say.'];
  }
  const opening = kind === null ? '' : `${kind === 'weighted' ? 'Weighted' : 'Unweighted'}, `;
  return shown.everyone.groups
    .filter(({ group }) => group !== 'intermediate')
    .map(({ group, share, benchmark: reference }) => {
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
