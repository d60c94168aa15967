export const OTHER_REASONS = 'Other reasons';

type Counted<Reason> = { readonly reason: Reason; readonly count: number };

export type FoldedReasons<Reason> = {
  readonly named: readonly Counted<Reason>[];
  /** Folded reasons, and the number of people who have one of them. */
  readonly few: readonly Reason[];
  readonly together: number;
};

/**
 * Folds reasons of few people. With a folded reason, reasons without people are no rows: they would disclose which
 * reasons were folded.
 */
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
