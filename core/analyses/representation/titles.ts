import { weightingText } from '../../cohort/weighting.ts';
import type { Representation } from './derive.ts';

/** Ids of the tables behind the charts. */
export const WHOLE_TABLE = 'background';
export const SPLIT_TABLE = 'background-by';
export const BESIDE_TABLE = 'beside';
export const BESIDE_TITLE = 'Backgrounds in each dataset, compared';

export function wholeTitle({ kind, benchmark }: Representation): string {
  const weights = kind === null ? '' : `${kind}, `;
  return `People by background, ${weights}against ${benchmark.shortLabel}`;
}

export function splitTitle({ kind, byLabel }: Representation): string {
  const weights = kind === null ? '' : `, ${kind}`;
  return `People by background and ${(byLabel ?? '').toLowerCase()}${weights}`;
}

/** "weighted to everyone asked, by grade" or "unweighted"; null where no weights were requested. */
export function howText({ kind, weighted }: Representation): string | null {
  if (kind !== 'weighted' || weighted === null) return kind;
  return `weighted ${weightingText(weighted.weighting) ?? ''}`;
}
