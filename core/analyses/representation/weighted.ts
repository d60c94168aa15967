import { type Group, groups } from '../../background/background.ts';
import { intervalText, percentText } from '../../charts/figure-text.ts';
import { postStratifiedShare, type Stratum, type WeightedShare } from '../../stats/post-stratification.ts';
import type { Cell, Estimate, Result, ResultTable } from '../result.ts';
import { countCell, LEVEL, shareCell } from '../share.ts';
import { countText, listText } from '../words.ts';
import type { Composition, Representation } from './derive.ts';

/**
 * The shares as they would be if every category of a field weighed as among everyone asked. They are made of the
 * published counts alone, so that nothing can be worked back from them.
 */
export type Weighted = {
  /** Null where a count that goes into it is hidden, or nobody can be weighted. */
  readonly shares: Readonly<Record<Group, WeightedShare | null>>;
  /** Categories that weigh together, because a count of theirs is hidden. */
  readonly together: readonly string[];
  /** Categories in which nobody gave a usable answer: they cannot be weighted. */
  readonly leftOut: readonly string[];
};

export function weightToAsked(split: readonly Composition[], everyone: Composition): Weighted {
  const answered = split.filter(({ usable }) => usable !== 0);
  const shareIn = (group: Group): WeightedShare | null => {
    const strata = answered.map((part) => stratumOf(part, group));
    const shown = strata.filter((stratum) => stratum !== null);
    if (shown.length === strata.length) return postStratifiedShare(shown, LEVEL);
    const rest = restOf(stratumOf(everyone, group), shown);
    return rest === null ? null : postStratifiedShare([...shown, rest], LEVEL);
  };
  return {
    shares: {
      professional: shareIn('professional'),
      intermediate: shareIn('intermediate'),
      'working-class': shareIn('working-class'),
    },
    together: answered
      .filter((part) => groups.some((group) => stratumOf(part, group) === null))
      .map(({ label }) => label),
    leftOut: split.filter(({ usable }) => usable === 0).map(({ label }) => label),
  };
}

function stratumOf({ asked, usable, groups: found }: Composition, group: Group): Stratum | null {
  const outcome = found.find((each) => each.group === group)?.count ?? null;
  const isHidden = asked === null || usable === null || outcome === null;
  return isHidden ? null : { people: asked, answered: usable, outcome };
}

/** Categories with a hidden count weigh together: what the published totals leave when the shown ones are taken off. */
function restOf(total: Stratum | null, shown: readonly Stratum[]): Stratum | null {
  if (total === null) return null;
  const left = (of: (stratum: Stratum) => number): number =>
    shown.reduce((rest, stratum) => rest - of(stratum), of(total));
  const people = left((each) => each.people);
  const answered = left((each) => each.answered);
  // Rounded counts need not add up, so a small rest can come out as less than nobody.
  const outcome = Math.min(
    answered,
    Math.max(
      0,
      left((each) => each.outcome),
    ),
  );
  return people > 0 && answered > 0 ? { people, answered, outcome } : null;
}

export function weightedTables(finding: Representation, decimals: number): readonly ResultTable[] {
  const { weighted, everyone, byLabel } = finding;
  if (weighted === null) return [];
  const by = (byLabel ?? '').toLowerCase();
  return [
    {
      id: 'weighted',
      title: `People by background, weighted by ${by} to everyone asked`,
      columns: [
        { id: 'background', label: 'Background', numeric: false },
        { id: 'share', label: 'Share of answers', numeric: true },
        { id: 'weighted', label: 'Weighted share', numeric: true },
        { id: 'interval', label: '95% interval', numeric: true },
        { id: 'usable', label: 'Usable answers', numeric: true },
        { id: 'effective', label: 'Effective answers', numeric: true },
      ],
      rows: everyone.groups.map(({ group, label, share }) => ({
        cells: [
          { kind: 'text', text: label },
          shareCell(share, decimals),
          ...weightedCells(weighted.shares[group], decimals, countCell(everyone.usable)),
        ],
      })),
      notes: [
        `Each answer counts for the people asked in its ${by}, divided by the usable answers there.`,
        'Effective answers: how many answers given at random would tell as much.',
        ...(weighted.together.length > 0
          ? [
              `Counts are hidden in ${listText(weighted.together)}; what the totals leave stands for ${weighted.together.length === 1 ? 'it' : 'them together'}.`,
            ]
          : []),
        ...(weighted.leftOut.length > 0
          ? [`Nobody answered in ${listText(weighted.leftOut)}; left out.`]
          : []),
      ],
    },
  ];
}

function weightedCells(share: WeightedShare | null, decimals: number, usable: Cell): readonly Cell[] {
  if (share === null) return [{ kind: 'hidden' }, { kind: 'hidden' }, usable, { kind: 'hidden' }];
  const { low, high } = share.interval;
  return [
    { kind: 'share', value: share.share, decimals },
    { kind: 'interval', low, high, decimals },
    usable,
    { kind: 'number', value: share.effectiveSize, decimals: 0 },
  ];
}

const METHOD = 'post-stratified to everyone asked, Wilson score interval at the effective size';

export function weightedEstimates({ weighted, everyone, byId }: Representation): readonly Estimate[] {
  if (weighted === null) return [];
  return groups.map((group): Estimate => {
    const share = weighted.shares[group];
    return {
      measure: 'weighted-share',
      of: { by: byId ?? '', background: group },
      value: share?.share ?? null,
      low: share?.interval.low ?? null,
      high: share?.interval.high ?? null,
      level: share === null ? null : LEVEL,
      base: share === null ? null : everyone.usable,
      method: METHOD,
      why: share === null ? 'hidden' : 'shown',
    };
  });
}

export function readWeighted(
  { weighted, everyone, byLabel }: Representation,
  decimals: number,
): readonly Result['asides'][number][] {
  if (weighted === null) return [];
  const heading = 'Weighted to everyone asked';
  const share = weighted.shares['working-class'];
  const plain = everyone.groups.find(({ group }) => group === 'working-class')?.share;
  if (share === null || plain?.why !== 'shown')
    return [{ heading, text: 'Not shown, to protect individuals.' }];
  const by = (byLabel ?? '').toLowerCase();
  const { low, high } = share.interval;
  return [
    {
      heading,
      text: `If each ${by} weighed as among everyone asked, ${percentText(share.share, decimals)} (${intervalText(low, high, decimals)}) would be working class; among those who answered it is ${percentText(plain.value, decimals)}. The ${countText(everyone.usable)} answers tell as much as ${countText(Math.round(share.effectiveSize))} given at random. It assumes that those who did not answer are like those of their ${by} who did.`,
    },
  ];
}
