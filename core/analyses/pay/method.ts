import { numberText } from '../../words/figure-text.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { roundingNote } from '../parts/share.ts';
import { LEAST_PAID, MONEY_DIGITS, RESAMPLES } from './figures.ts';
import { hourlyRule, type HourlyRule } from './hourly-pay.ts';

export function payMethod(
  options: HourlyRule & { readonly noBonus: string; readonly seed: number },
  { policy }: Surroundings,
): readonly string[] {
  const isProtected = policy.threshold > 0;
  return [
    hourlyRule(options),
    'Gap = (pay of the reference group − pay of the group) ÷ pay of the reference group, of medians and of means. A positive gap means that the group is paid less. Pay an hour leaves the number of hours out of the gap, so that part-time work alone makes none.',
    `Intervals: bootstrap percentile, 95%, ${numberText(RESAMPLES, 0)} resamples of each group (Efron 1979; Davison and Hinkley 1997, section 5.3), seed ${options.seed}. The same data and seed give the same intervals.`,
    `Quarters: everyone with pay, those without a usable answer too, in order of pay an hour, in four bands of equally many. Shares are of usable answers, with Wilson’s interval. ${options.noBonus === 'zero' ? 'A bonus of zero was not received; a blank is not known and not counted.' : 'A blank or a zero in the column of bonuses is a bonus not received.'} Bonuses are compared among those who received one, as they were paid and not by the hour.`,
    ...roundingNote(policy),
    ...(isProtected
      ? [
          `Money is rounded to ${MONEY_DIGITS} figures and gaps to 0.1%. Not shown: money of fewer than ${LEAST_PAID} people; a median with fewer than ${policy.threshold} people paid less, or more; a mean of which one person holds more than half, or two more than 90%, or from which the second highest paid could tell the highest to within 10%; a mean where nine in ten are paid the same; and whatever rests on a count that is hidden.`,
        ]
      : []),
    'Clear: the interval excludes no gap and still does when people without a usable answer, paid as they are, are half or twice as likely to be of the group as those who gave one. Too few to say: fewer than 30 people with pay in either group. Not shown: hidden. Else uncertain.',
    'It does not show why pay differs. Grade, function, hours, age and length of service are not taken into account, and a gap is no proof of unequal pay for equal work. Whether partners or owners are in changes it: leave them out, or keep them alone, with a filter.',
  ];
}
