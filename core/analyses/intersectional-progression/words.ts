import type { Group } from '../../background/background.ts';
import { numberText, pointsText, pValueText } from '../../words/figure-text.ts';
import type { EstimatedInterval } from '../../stats/interval.ts';
import type { Comparison } from '../parts/comparison.ts';
import type { OutcomeValue } from '../../cohort/outcome-value.ts';
import { sideOf } from '../../results/strength.ts';

export const backgroundsOf: Readonly<Record<Group, string>> = {
  professional: 'professional backgrounds',
  intermediate: 'intermediate backgrounds',
  'working-class': 'working-class backgrounds',
};

/** "6.0 percentage points fewer (2.1 to 9.9), p=0.003", or that no difference is shown. */
export function differenceText({ difference, test, decimals }: Comparison, value: OutcomeValue): string {
  const side = sideOf(difference, 0);
  const p = test ? `, ${pValueText(test.p)}` : '';
  if (side === 0) {
    return `no difference is shown (${pointsText(difference.estimate, decimals)}, ${rangeOfPoints(difference, decimals)}${p})`;
  }
  const { estimate, low, high } = side < 0 ? turned(difference) : difference;
  const amount = `${pointsText(estimate, decimals)} ${side < 0 ? 'fewer' : 'more'} (${points(low, decimals)} to ${points(high, decimals)}${p})`;
  return `${amount}${standingText(side, value)}`;
}

/** Whether the difference is good or bad for the group; empty for neutral outcomes. */
function standingText(side: number, value: OutcomeValue): string {
  if (value === 'neither') return '';
  return isWorse(side, value) ? ', to their disadvantage' : ', to their advantage';
}

/** Whether there is less of a good outcome, or more of a bad one. */
export function isWorse(side: number, value: OutcomeValue): boolean {
  return (value === 'good' && side < 0) || (value === 'bad' && side > 0);
}

/** What non-respondents could change, said of the compared group. */
export function robustText(isRobust: boolean, group: Group): string {
  const unlike = `those without a usable answer were half, or twice, as likely to come from ${backgroundsOf[group]}`;
  return isRobust ? `It would still hold if ${unlike}.` : `It would not hold if ${unlike}.`;
}

export function openRange(low: number, high: number): string {
  return Number.isFinite(high) ? `${ratio(low)} to ${ratio(high)}` : `${ratio(low)} and more`;
}

export function ratioWithRange({ estimate, low, high }: EstimatedInterval): string {
  return Number.isFinite(estimate)
    ? `${ratio(estimate)} (${openRange(low, high)})`
    : `undefined (${openRange(low, high)})`;
}

const ratio = (value: number): string => numberText(value, 2);
const points = (value: number, decimals: number): string => numberText(value * 100, decimals);

export function rangeOfPoints(
  { low, high }: { readonly low: number; readonly high: number },
  decimals: number,
): string {
  return `${points(low, decimals)} to ${points(high, decimals)}`;
}

function turned({ estimate, low, high }: EstimatedInterval): EstimatedInterval {
  return { estimate: -estimate, low: -high, high: -low };
}
