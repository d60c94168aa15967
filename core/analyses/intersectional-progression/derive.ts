import type { Group } from '../../background/background.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { type IntervalMethod, type Share, shareOf } from '../share.ts';
import { type DoubleDisadvantage, doubleDisadvantages } from './double-disadvantage.ts';
import { outcomeAt, type Stratum, strataOf } from './strata.ts';

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
): Progression {
  const table = published[0];
  if (!table) throw new RangeError('Progression needs its counts.');
  const rateAt = (background: string): Share => {
    const { x, n } = outcomeAt(table, { background });
    return shareOf(x, n, interval);
  };
  return {
    interval,
    outcomeLabel,
    fieldLabels,
    everyone: rateAt('usable'),
    byGroup: {
      professional: rateAt('professional'),
      intermediate: rateAt('intermediate'),
      'working-class': rateAt('working-class'),
    },
    strata: strataOf(table, interval),
    doubles: doubleDisadvantages(table),
  };
}
