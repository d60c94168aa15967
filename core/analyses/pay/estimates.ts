import { estimateOf } from '../../results/figure.ts';
import type { Estimate } from '../../results/result.ts';
import { shareEstimate } from '../parts/share.ts';
import type { PayFinding } from './derive.ts';
import type { GroupPay } from './gaps.ts';
import type { Within } from './derive-within.ts';
import { averages, FEWER_RESAMPLES, MANY, RESAMPLES } from './figures.ts';

const BOOTSTRAP = `bootstrap percentile interval, ${RESAMPLES} resamples (${FEWER_RESAMPLES} for the mean of more than ${MANY} people)`;

export function payEstimates({ pay, within, bands, bonus, reference }: PayFinding): readonly Estimate[] {
  return [
    ...moneyEstimates('hourly-pay', pay, reference),
    ...(within === null ? [] : withinEstimates(within, reference)),
    ...bands.flatMap(({ id, shares }) =>
      shares.map(({ group, share }) =>
        shareEstimate('pay-band-share', { 'pay-band': id, background: group }, share, 'wilson'),
      ),
    ),
    ...(bonus?.receipt ?? []).map(({ group, share }) =>
      shareEstimate('bonus-receipt', { background: group }, share, 'wilson'),
    ),
    ...moneyEstimates('bonus', bonus?.amounts ?? [], reference),
  ];
}

/** Gaps of all strata together, then money and gaps in each. */
function withinEstimates({ fields, strata, gaps }: Within, reference: string): readonly Estimate[] {
  const same = { within: fields.map(({ id }) => id).join(', ') };
  return [
    ...gaps.flatMap(({ group, averages: found }) =>
      averages.map((average) =>
        estimateOf(
          `${average}-hourly-pay-gap-within`,
          { ...same, background: group, reference },
          found[average].figure,
          'share',
          `gaps of the ${average} in each part, weighted by people of the group, limits by Zou and Donner`,
        ),
      ),
    ),
    ...strata.flatMap(({ answers, pay }) =>
      moneyEstimates(
        'hourly-pay',
        pay,
        reference,
        Object.fromEntries(fields.map(({ id }, place) => [id, answers[place] ?? ''])),
      ),
    ),
  ];
}

function moneyEstimates(
  what: string,
  list: readonly GroupPay[],
  reference: string,
  at: Readonly<Record<string, string>> = {},
): readonly Estimate[] {
  return list.flatMap((each) =>
    averages.flatMap((average) => {
      const { money, gap } = each.averages[average];
      const of = { ...at, background: each.group };
      const own = estimateOf(`${average}-${what}`, of, money, 'money', `${average}, ${BOOTSTRAP}`);
      if (gap === null) return [own];
      const method = `(reference − group) ÷ reference, of the ${average}, ${BOOTSTRAP}`;
      return [own, estimateOf(`${average}-${what}-gap`, { ...of, reference }, gap.figure, 'share', method)];
    }),
  );
}
