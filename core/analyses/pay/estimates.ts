import { estimateOf } from '../../results/figure.ts';
import type { Estimate } from '../../results/result.ts';
import { shareEstimate } from '../parts/share.ts';
import type { GroupPay, PayFinding } from './derive.ts';
import { averages, RESAMPLES } from './figures.ts';

const BOOTSTRAP = `bootstrap percentile interval, ${RESAMPLES} resamples`;

export function payEstimates({ pay, bands, bonus, reference }: PayFinding): readonly Estimate[] {
  return [
    ...moneyEstimates('hourly-pay', pay, reference),
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

function moneyEstimates(what: string, list: readonly GroupPay[], reference: string): readonly Estimate[] {
  return list.flatMap((each) =>
    averages.flatMap((average) => {
      const { money, gap } = each.averages[average];
      const of = { background: each.group };
      const own = estimateOf(`${average}-${what}`, of, money, 'money', `${average}, ${BOOTSTRAP}`);
      if (gap === null) return [own];
      const method = `(reference − group) ÷ reference, of the ${average}, ${BOOTSTRAP}`;
      return [own, estimateOf(`${average}-${what}-gap`, { ...of, reference }, gap.figure, 'share', method)];
    }),
  );
}
