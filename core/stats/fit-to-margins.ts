/** A known sum of some cells. */
export type Margin = { readonly cells: ArrayLike<number>; readonly total: number };

export type Fitted = {
  readonly values: Float64Array;
  /** Whether every margin is within the tolerance. */
  readonly isMet: boolean;
};

const MOST_SWEEPS = 1_000;
/** Smallest improvement that justifies another sweep. */
const LEAST_PROGRESS = 1e-12;

/**
 * Scales cells in turn until they add up to each margin: iterative proportional fitting, which weighting calls raking.
 * `start` holds one number of at least 0 a cell; a cell of 0 stays 0, and so a margin over such cells alone cannot be
 * met. `tolerance` is relative to the total of a margin. Where margins contradict each other, the last ones are met.
 * Sources: Deming and Stephan, Annals of Mathematical Statistics 11 (1940), 427–444; Deville, Särndal and Sautory,
 * JASA 88 (1993), 1013–1020.
 */
export function fitToMargins(start: Float64Array, margins: readonly Margin[], tolerance: number): Fitted {
  const values = Float64Array.from(start);
  let before = Infinity;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const furthest = scaleToEach(values, margins);
    if (furthest <= tolerance) return { values, isMet: true };
    if (Math.abs(before - furthest) < LEAST_PROGRESS) break;
    before = furthest;
  }
  return { values, isMet: false };
}

/** Largest deviation of a margin from its total before scaling. */
function scaleToEach(values: Float64Array, margins: readonly Margin[]): number {
  let furthest = 0;
  for (const { cells, total } of margins) {
    let sum = 0;
    for (let index = 0; index < cells.length; index++) sum += values[cells[index]!]!;
    if (sum === total) continue;
    furthest = Math.max(furthest, total === 0 ? 1 : Math.abs(sum - total) / total);
    const factor = sum === 0 ? 0 : total / sum;
    for (let index = 0; index < cells.length; index++) values[cells[index]!]! *= factor;
  }
  return furthest;
}
