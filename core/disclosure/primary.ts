import type { CellNetwork } from './cells.ts';
import type { Policy } from './policy.ts';

/** Why a cell is unsafe in itself; 0 where it is not. */
export const SMALL_COUNT = 1;
export const SHARED_BACKGROUND = 2;

/**
 * Cells that are unsafe in themselves, with the reason.
 * Threshold rule: a count from 1 to threshold - 1. Group disclosure: when all people in a line, or all but one small
 * count, share one revealing category, every revealing cell of that line is hidden, zeros too, since together they
 * say so. Were "all" hidden alone, a line hidden whole would say that it is all of them.
 * Source: Hundepool et al., Statistical Disclosure Control (Wiley 2012), sections 4.2 and 5.2.
 */
export function suppressPrimary(network: CellNetwork, policy: Policy): Uint8Array {
  const isSmall = (cell: number): boolean => network.counts[cell]! < policy.threshold;
  const reasons = Uint8Array.from(network.counts, (count, cell) =>
    count > 0 && isSmall(cell) ? SMALL_COUNT : 0,
  );
  if (!policy.hidesWholeGroups) return reasons;
  for (const line of network.revealing) {
    const filled = line.filter((cell) => network.counts[cell]! > 0);
    const isShared = filled.length === 1 || (filled.length === 2 && filled.some(isSmall));
    if (isShared) for (const cell of line) reasons[cell] = SHARED_BACKGROUND;
  }
  return reasons;
}
