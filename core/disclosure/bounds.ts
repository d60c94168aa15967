import type { CellNetwork } from './cells.ts';
import type { Policy } from './policy.ts';

/** The least and greatest value of each cell that fits everything published, for a reader who knows the rules. */
export type Bounds = { readonly least: Float64Array; readonly greatest: Float64Array };

/** What is published for a count that is shown. */
export function publishedCount(count: number, policy: Policy): number {
  return Math.round(count / policy.roundTo) * policy.roundTo;
}

/**
 * Narrows the bounds of every cell through all sums until nothing moves.
 * `primary` cells are taken to be known as counts under the threshold, which favours the attacker.
 * Sound but not complete: a linear programme over all sums at once can be tighter (disclosure/audit).
 */
export function boundsOf(
  network: CellNetwork,
  hidden: Uint8Array,
  primary: Uint8Array,
  policy: Policy,
): Bounds {
  const least = new Float64Array(network.counts.length);
  const greatest = new Float64Array(network.counts.length);
  const slack = Math.floor(policy.roundTo / 2);
  for (const [cell, count] of network.counts.entries()) {
    if (hidden[cell]) {
      const isSmall = primary[cell] === 1 && count > 0 && count < policy.threshold;
      least[cell] = isSmall ? 1 : 0;
      greatest[cell] = isSmall ? policy.threshold - 1 : Infinity;
    } else if (count > 0) {
      const shown = publishedCount(count, policy);
      least[cell] = Math.max(shown - slack, policy.threshold, 0);
      greatest[cell] = shown + slack;
    }
  }
  const bounds = { least, greatest };
  // Each sweep can only narrow; in practice a handful are enough, the cap keeps a pathological set finite.
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) if (!narrow(network, bounds)) break;
  return bounds;
}

const MAX_SWEEPS = 200;

function narrow(network: CellNetwork, { least, greatest }: Bounds): boolean {
  let hasMoved = false;
  const raise = (cell: number, value: number): void => {
    if (value <= least[cell]! + TOLERANCE) return;
    least[cell] = value;
    hasMoved = true;
  };
  const lower = (cell: number, value: number): void => {
    if (value >= greatest[cell]! - TOLERANCE) return;
    greatest[cell] = value;
    hasMoved = true;
  };
  for (const { total, parts } of network.relations) {
    let leastSum = 0;
    let greatestSum = 0;
    for (const part of parts) {
      leastSum += least[part]!;
      greatestSum += greatest[part]!;
    }
    raise(total, leastSum);
    lower(total, greatestSum);
    for (const part of parts) {
      const othersLeast = leastSum - least[part]!;
      // Infinity minus infinity is not a number: add the others up again when a part is unbounded.
      const othersGreatest = Number.isFinite(greatestSum)
        ? greatestSum - greatest[part]!
        : parts.reduce((sum, other) => (other === part ? sum : sum + greatest[other]!), 0);
      lower(part, greatest[total]! - othersLeast);
      raise(part, least[total]! - othersGreatest);
    }
  }
  return hasMoved;
}

const TOLERANCE = 1e-9;
