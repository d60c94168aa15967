import { dateText } from '../../charts/date-text.ts';
import type { Surroundings } from '../analysis.ts';
import type { Result } from '../result.ts';
import { countText, listText, shareText } from '../words.ts';
import { representationAsides } from './asides.ts';
import type { Representation } from './derive.ts';
import { headline, leading } from './headline.ts';

export function readRepresentation(
  finding: Representation,
  { policy, context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'asides'> {
  const { everyone } = finding.shown;
  return {
    strength: leading(everyone).strength,
    sentences: [...headline(finding), ...bySplit(finding)],
    chips: [
      `${countText(everyone.usable)} usable answers of ${countText(everyone.asked)} asked`,
      dateText(context.wave),
      finding.byLabel === null ? 'Everyone' : `By ${finding.byLabel.toLowerCase()}`,
      `Against ${finding.benchmark.shortLabel}`,
    ],
    asides: representationAsides(finding, policy),
  };
}

function bySplit({ shown, kind, byLabel }: Representation): readonly string[] {
  const { split } = shown;
  if (split.length === 0) return [];
  const working = split.flatMap(({ label, groups }) => {
    const group = groups.find((each) => each.group === 'working-class');
    return group && group.share.why === 'shown' && group.strength.level !== 'too-few'
      ? [{ label, share: group.share }]
      : [];
  });
  const ordered = working.toSorted((left, right) => left.share.value - right.share.value);
  const [least, most] = [ordered[0], ordered.at(-1)];
  const hidden = split.filter(({ groups }) => groups.some((group) => group.share.why === 'hidden'));
  const field = (byLabel ?? '').toLowerCase();
  const opening = kind === null ? `By ${field}` : `By ${field}, ${kind}`;
  const sentences: string[] = [];
  if (!least || !most || ordered.length < 2) {
    sentences.push(`By ${field}: too few people to say.`);
  } else if (least.share.high < most.share.low) {
    sentences.push(
      `${opening}, people from working-class backgrounds range from ${shareText(least.share)} in ${least.label} to ${shareText(most.share)} in ${most.label}.`,
    );
  } else {
    sentences.push(
      `${opening}, no difference was shown between the lowest and the highest working-class share.`,
    );
  }
  if (hidden.length > 0) {
    sentences.push(
      `Some figures are not shown, to protect individuals: ${listText(hidden.map(({ label }) => label))}.`,
    );
  }
  return sentences;
}
