import type { CellNetwork } from './cells.ts';
import type { Policy } from './policy.ts';
import { SHARED_BACKGROUND, SMALL_COUNT } from './reasons.ts';

/** Lower and upper bound per cell. */
export type Bounds = { readonly least: Float64Array; readonly greatest: Float64Array };

/** The rounded count that is printed for a shown cell. */
export function publishedCount(count: number, policy: Policy): number {
  return Math.round(count / policy.roundTo) * policy.roundTo;
}

export type CountRange = { readonly least: number; readonly greatest: number };

/** Range of true counts that are printed as `shown`. */
export function rangeOfPublished(shown: number, policy: Policy): CountRange {
  if (shown === 0) return { least: 0, greatest: 0 };
  const slack = Math.floor(policy.roundTo / 2);
  return { least: Math.max(shown - slack, policy.threshold), greatest: shown + slack };
}

/**
 * What a reader who knows the rules knows of each cell by itself. Which hidden counts are small, and which are hidden
 * to protect others, is not printed but taken to be known, in the attacker's favour. Nothing is known of a cell in a
 * line whose people share a background.
 */
export function boundsOf(
  network: CellNetwork,
  hidden: Uint8Array,
  reasons: Uint8Array,
  policy: Policy,
): Bounds {
  const least = new Float64Array(network.counts.length);
  const greatest = new Float64Array(network.counts.length);
  for (const [cell, count] of network.counts.entries()) {
    if (reasons[cell] === SMALL_COUNT) {
      least[cell] = network.maybeEmpty[cell] ? 0 : 1;
      greatest[cell] = policy.threshold - 1;
    } else if (hidden[cell]) {
      least[cell] = reasons[cell] === SHARED_BACKGROUND || count === 0 ? 0 : policy.threshold;
      greatest[cell] = Infinity;
    } else if (count > 0) {
      const range = rangeOfPublished(publishedCount(count, policy), policy);
      least[cell] = range.least;
      greatest[cell] = range.greatest;
    }
  }
  return { least, greatest };
}

/** Bound propagation through single sums; quick, but weaker than the linear programme (disclosure/reach). */
export function narrowBounds(network: CellNetwork, bounds: Bounds): Bounds {
  const least = Float64Array.from(bounds.least);
  const greatest = Float64Array.from(bounds.greatest);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (!narrow(network, { least, greatest })) break;
  return { least, greatest };
}

/** Most passes; a handful are usual. */
const MOST_SWEEPS = 50;

function narrow(network: CellNetwork, { least, greatest }: Bounds): boolean {
  let hasMoved = false;
  const tighten = (cell: number, low: number, high: number): void => {
    if (low <= least[cell]! && high >= greatest[cell]!) return;
    least[cell] = Math.max(least[cell]!, low);
    greatest[cell] = Math.min(greatest[cell]!, high);
    hasMoved = true;
  };
  for (const { total, parts } of network.relations) {
    let low = 0;
    // Infinite parts are counted rather than added: infinity minus infinity is NaN.
    let high = 0;
    let unbounded = 0;
    for (const part of parts) {
      low += least[part]!;
      if (greatest[part] === Infinity) unbounded++;
      else high += greatest[part]!;
    }
    tighten(total, low, unbounded > 0 ? Infinity : high);
    for (const part of parts) {
      const isBounded = greatest[part] !== Infinity;
      const others = isBounded ? high - greatest[part]! : high;
      const othersHigh = unbounded > (isBounded ? 0 : 1) ? Infinity : others;
      tighten(part, least[total]! - othersHigh, greatest[total]! - (low - least[part]!));
    }
  }
  return hasMoved;
}
