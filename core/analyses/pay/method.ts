import { countText } from '../../words/figure-text.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { roundingNote } from '../parts/share.ts';
import { FEWER_RESAMPLES, LEAST_PAID, LEAST_RESAMPLED, MANY, MONEY_DIGITS, RESAMPLES } from './figures.ts';
import { type PartnerOptions, partnersText } from './partners.ts';
import { hourlyRule, type HourlyRule } from './hourly-pay.ts';

export function payMethod(
  options: HourlyRule & PartnerOptions & { readonly noBonus: string; readonly seed: number },
  { policy, fieldLabel }: Surroundings,
): readonly string[] {
  const partners = partnersText(options, fieldLabel);
  const isProtected = policy.threshold > 0;
  return [
    hourlyRule(options),
    'Gap = (pay of the reference group − pay of the group) ÷ pay of the reference group, of medians and of means. A positive gap means that the group is paid less. Pay an hour leaves the number of hours out of the gap, so that part-time work alone makes none.',
    `Intervals: bootstrap percentile, 95%, ${countText(RESAMPLES)} resamples of each group, ${countText(FEWER_RESAMPLES)} for the mean of more than ${countText(MANY)} people (Efron 1979; Davison and Hinkley 1997, section 5.3), seed ${options.seed}. The same data and seed give the same intervals. There is none of fewer than ${LEAST_RESAMPLED} people, nor where all are paid the same; and no gap where either side has fewer than ${LEAST_RESAMPLED}.`,
    `Quarters: everyone with pay, those without a usable answer too, in order of pay an hour, in four bands of equally many. Shares are of usable answers, with Wilson’s interval. ${options.noBonus === 'zero' ? 'A bonus of zero was not received; a blank is not known and not counted.' : 'A blank or a zero in the column of bonuses is a bonus not received.'} Bonuses are compared among those who received one, as they were paid and not by the hour.`,
    'Within one or two fields (those chosen; with none chosen the grade, where the dataset has it and it has no more than 30 answers): the same for every answer, or combination of answers. Gap among people of the same answers = the mean of these gaps, weighted by how many people of the group are in each (direct standardisation to the group), over those where 30 or more people with pay come from either background. Its limits add up as distances from the gap do, since the parts have nobody in common (Zou and Donner, Statistics in Medicine 27, 2008, 1693–1702). Where at least half of the group is compared and the gap within has another direction, or only one of the two intervals reaches 0, the finding says so first.',
    ...roundingNote(policy),
    ...(isProtected
      ? [
          `Money is rounded to ${MONEY_DIGITS} figures and gaps to 0.1%. A mean, and a gap of means, is rounded the more coarsely the fewer people it is of: to somebody who knows what everyone else is paid, from this result or another, the pay of any one person stays open by a tenth on either side. Not shown: money of fewer than ${LEAST_PAID} people; a median with fewer than ${policy.threshold} people paid less, or more; a mean of which one person is paid more than five times as much, or holds more than half, or two more than 90%, or from which the second highest paid could tell the highest to within 10%; a mean where nine in ten are paid the same; a mean from which, and from the others that are shown, the pay of fewer than ${LEAST_PAID} people or of such a group could be worked out (sum of a whole less those of its parts); and whatever rests on a count that is hidden.`,
        ]
      : []),
    'Clear: the interval does not reach 0, nor does it when people without a usable answer, paid as they are, are half or twice as likely to be of the group as those who gave one. Half and twice are a convention and no estimate; no published method stands behind them. Too few to say: fewer than 30 people with pay in either group. Not shown: hidden. Else uncertain.',
    'It does not show why pay differs. Function, age, length of service and whatever else it is not looked at within are not taken into account, and a gap is no proof of unequal pay for equal work.',
    partners === null
      ? 'Partners and owners are counted with everyone. What they draw is no rate of pay, so that they can change a gap: they can be left out, or compared alone.'
      : `${partners}: who gave one of these answers is taken to be a partner or an owner, and nobody else.`,
  ];
}
