import { dateText } from '../../words/date-text.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Result } from '../../results/result.ts';
import { heeding } from '../../results/strength.ts';
import type { SplitComparison } from '../parts/split-comparison.ts';
import { hiddenSentence, splitSentences } from '../parts/split-words.ts';
import { answersText, countText } from '../parts/words.ts';
import { representationAsides } from './asides.ts';
import { type Beside, besideSentences } from './beside.ts';
import type { Compositions } from './composition.ts';
import type { Representation } from './derive.ts';
import { headline, leading } from './headline.ts';

export function readRepresentation(
  finding: Representation,
  surroundings: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'split' | 'asides'> {
  const { context, notClear } = surroundings;
  const { everyone } = finding.shown;
  const compared = finding.compared;
  const split = aboutSplit(finding, compared);
  return {
    // Facts that forbid Clear against a benchmark do not forbid it between parts of a split.
    strength:
      (compared ?? finding.beside?.compared)?.strength ??
      heeding(leading(everyone).strength, notClear.againstBenchmark),
    sentences: [
      ...split,
      ...besideSentences(finding.beside),
      ...headline(finding),
      ...hiddenIn(finding.shown, finding.beside),
    ],
    chips: [
      `${answersText(everyone.usable)} of ${countText(everyone.asked)} asked`,
      dateText(context.wave),
      finding.byLabel === null ? 'Everyone' : `By ${finding.byLabel.toLowerCase()}`,
      `Against ${finding.benchmark.shortLabel}`,
      ...surroundings.beside.map(({ label }) => `Beside ${label}`),
    ],
    split: finding.byLabel === null ? [] : [finding.byLabel],
    asides: representationAsides(finding, surroundings),
  };
}

/** Opening sentences: the split where there is one, then everyone. */
function aboutSplit({ byLabel, kind }: Representation, compared: SplitComparison | null): readonly string[] {
  if (compared === null) return [];
  const field = (byLabel ?? '').toLowerCase();
  const opening = kind === null ? `By ${field}` : `By ${field}, ${kind}`;
  return splitSentences(compared, opening, 'the shares of the three backgrounds');
}

function hiddenIn({ split }: Compositions, beside: Beside | null): readonly string[] {
  const hidden = [...split, ...(beside?.rows.slice(1) ?? [])].filter(({ groups }) =>
    groups.some(({ share }) => share.why === 'hidden'),
  );
  return hiddenSentence(hidden.map(({ label }) => label));
}
