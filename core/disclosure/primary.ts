import type { CellNetwork } from './cells.ts';
import type { Policy } from './policy.ts';

/**
 * Cells that are unsafe in themselves: 1 where hidden.
 * Threshold rule: a count from 1 to threshold - 1. Group disclosure: when everybody in a line shares one revealing
 * category, every revealing cell of that line is hidden, zeros too, since together they say so.
 * Source: Hundepool et al., Statistical Disclosure Control (Wiley 2012), sections 4.2 and 5.2.
 */
export function suppressPrimary(network: CellNetwork, policy: Policy): Uint8Array {
  const hidden = Uint8Array.from(network.counts, (count) => (count > 0 && count < policy.threshold ? 1 : 0));
  if (!policy.hidesWholeGroups) return hidden;
  for (const line of network.revealing) {
    const filled = line.filter((cell) => network.counts[cell]! > 0);
    if (filled.length === 1) for (const cell of line) hidden[cell] = 1;
  }
  return hidden;
}
