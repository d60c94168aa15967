import { dateText } from '../../words/date-text.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Result } from '../../results/result.ts';
import { type SplitComparison, splitSentence } from '../parts/split-comparison.ts';
import { countText } from '../parts/words.ts';
import { listText } from '../../words/list-text.ts';
import { representationAsides } from './asides.ts';
import type { Compositions } from './composition.ts';
import type { Representation } from './derive.ts';
import { headline, leading } from './headline.ts';

export function readRepresentation(
  finding: Representation,
  { policy, context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'asides'> {
  const { everyone } = finding.shown;
  const compared = finding.compared;
  const [first, others] = [
    splitSentences(finding, compared).slice(0, 1),
    splitSentences(finding, compared).slice(1),
  ];
  return {
    strength: compared === null ? leading(everyone).strength : compared.strength,
    sentences: [...first, ...headline(finding), ...others],
    chips: [
      `${countText(everyone.usable)} usable answers of ${countText(everyone.asked)} asked`,
      dateText(context.wave),
      finding.byLabel === null ? 'Everyone' : `By ${finding.byLabel.toLowerCase()}`,
      `Against ${finding.benchmark.shortLabel}`,
    ],
    asides: representationAsides(finding, policy),
  };
}

/** What was asked for leads: the split where there is one, then everyone. */
function splitSentences(
  { byLabel, kind, shown }: Representation,
  compared: SplitComparison | null,
): readonly string[] {
  if (compared === null) return [];
  const field = (byLabel ?? '').toLowerCase();
  const opening = kind === null ? `By ${field}` : `By ${field}, ${kind}`;
  return [splitSentence(compared, opening, 'the working-class share'), ...hiddenSentence(shown)];
}

function hiddenSentence({ split }: Compositions): readonly string[] {
  const hidden = split.filter(({ groups }) => groups.some(({ share }) => share.why === 'hidden'));
  if (hidden.length === 0) return [];
  const labels = listText(hidden.map(({ label }) => label));
  return [`Some figures are not shown, to protect individuals: ${labels}.`];
}
