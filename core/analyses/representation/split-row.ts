import type { SplitRow } from '../parts/split-comparison.ts';
import type { Composition } from './composition.ts';

/** A composition as a row that is held against others. */
export function splitRow({ label, groups: parts, others, usable, reach }: Composition): SplitRow {
  return {
    label,
    base: usable,
    shares: parts.map(({ group, label: background, count, share }) => ({
      label: background,
      name: shareNames[group],
      share,
      published: {
        x: count,
        n: usable,
        others: parts.filter((other) => other.group !== group).map((other) => other.count),
      },
      reach: reach?.[group] ?? null,
      others: { group, of: others },
    })),
  };
}

const shareNames = {
  professional: 'the professional share',
  intermediate: 'the intermediate share',
  'working-class': 'the working-class share',
} as const;
