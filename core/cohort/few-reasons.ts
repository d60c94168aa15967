export const OTHER_REASONS = 'Other reasons';

type Counted<Reason> = { readonly reason: Reason; readonly count: number };

export type FoldedReasons<Reason> = {
  readonly named: readonly Counted<Reason>[];
  /** Reasons of few people, and how many people have one of them. */
  readonly few: readonly Reason[];
  readonly together: number;
};

/** Reasons of few people lose their names. Beside those a reason that nobody has is no row: it would tell which the others are. */
export function foldReasons<Reason>(
  reasons: readonly Counted<Reason>[],
  threshold: number,
): FoldedReasons<Reason> {
  const few = reasons.filter(({ count }) => count > 0 && count < threshold);
  const named = reasons.filter(({ count }) => count === 0 || count >= threshold);
  return {
    named: few.length === 0 ? named : named.filter(({ count }) => count > 0),
    few: few.map(({ reason }) => reason),
    together: few.reduce((sum, { count }) => sum + count, 0),
  };
}
