import type { Group } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { type IntervalMethod, type Share, shareOf } from '../share.ts';
import { type DoubleDisadvantage, doubleDisadvantages } from './double-disadvantage.ts';
import { rateAt, type Stratum, strataOf, tablesOf } from './strata.ts';

export type Progression = {
  readonly interval: IntervalMethod;
  readonly outcomeLabel: string;
  readonly fieldLabels: readonly string[];
  readonly everyone: Share;
  readonly byGroup: Readonly<Record<Group, Share>>;
  readonly strata: readonly Stratum[];
  readonly doubles: readonly DoubleDisadvantage[];
};

export function deriveProgression(
  published: readonly PublishedTable[],
  outcomeLabel: string,
  fieldLabels: readonly string[],
  interval: IntervalMethod,
  policy: Policy,
): Progression {
  const tables = tablesOf(published);
  const shareOfGroup = (background: string): Share => {
    const { x, n, no } = rateAt(tables.everyone, { background });
    return shareOf(x, n, interval, policy, [no]);
  };
  return {
    interval,
    outcomeLabel,
    fieldLabels,
    everyone: shareOfGroup('usable'),
    byGroup: {
      professional: shareOfGroup('professional'),
      intermediate: shareOfGroup('intermediate'),
      'working-class': shareOfGroup('working-class'),
    },
    strata: strataOf(tables, interval, policy),
    doubles: doubleDisadvantages(tables),
  };
}
