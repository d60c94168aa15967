import { publishedCount, rangeOfPublished } from './bounds.ts';
import type { CellNetwork, RevealingLine } from './cells.ts';
import type { Policy } from './policy.ts';
import { PREDOMINANT, SHARED_BACKGROUND, SMALL_COUNT } from './reasons.ts';

/** Nearly all: at least so much of a line. */
export const NEARLY_ALL = 0.9;

/**
 * Cells that are unsafe in themselves, with the reason.
 * Threshold rule: a count from 1 to threshold - 1. Group disclosure: where all people of a line, or all but one small
 * count, are in one revealing cell, or the published count of that cell proves that nearly all are, everything within
 * the line is hidden, zeros too, since together they say so. Were "all" hidden alone, a line hidden whole would say
 * that it is all of them. Nothing within a line of few people is shown either: its zeros would tell what they are not,
 * and, where none of them is counted, that they were not asked or have no outcome.
 * A category that nobody in the whole population is in is no secret of any line.
 * Source: Hundepool et al., Statistical Disclosure Control (Wiley 2012), sections 4.2 and 5.2.
 */
export function suppressPrimary(network: CellNetwork, policy: Policy): Uint8Array {
  const { counts } = network;
  const reasons = Uint8Array.from(counts, (count) =>
    count > 0 && count < policy.threshold ? SMALL_COUNT : 0,
  );
  if (!policy.hidesWholeGroups) return reasons;
  const isShared = new Map<RevealingLine, boolean>();
  const gives = (line: RevealingLine): boolean => {
    const known = isShared.get(line) ?? givesAway(line, counts, policy);
    isShared.set(line, known);
    return known;
  };
  // Of everyone first: a category is open in a line where it is so for the whole population, whatever the line.
  const lines = new Set(network.revealing.flatMap(({ everyone }) => everyone ?? []));
  for (const line of [...lines, ...network.revealing]) {
    if (!gives(line)) continue;
    const { everyone, total } = line;
    if (total !== null && counts[total] === 0) reasons[total] = SMALL_COUNT;
    const isOpen = (cell: number, place: number): boolean =>
      everyone !== null && counts[cell] === 0 && isOpenZero(everyone.inside[place]!, counts, reasons);
    const isOfOne = line.parts.filter((cell) => counts[cell]! > 0).length <= 2;
    for (const [place, cell] of line.inside.entries()) {
      if (isOpen(cell, place)) continue;
      if (isOfOne || counts[cell] === 0) reasons[cell] = SHARED_BACKGROUND;
      else if (reasons[cell] === 0) reasons[cell] = PREDOMINANT;
    }
  }
  hideSecretZeros(network, reasons);
  return reasons;
}

/**
 * That nobody of a group has an outcome, or everybody, says so of each of them: no such zero is told from a small count.
 * Nor from anything else where the size of the group is not shown. A group without anybody has no secret.
 */
function hideSecretZeros({ counts, outcomes }: CellNetwork, reasons: Uint8Array): void {
  for (const { total, parts } of outcomes) {
    if (counts[total] === 0 && reasons[total] === 0) continue;
    const reason = reasons[total] === 0 ? SMALL_COUNT : SHARED_BACKGROUND;
    for (const part of parts) if (counts[part] === 0) reasons[part] = Math.max(reasons[part]!, reason);
  }
}

function isOpenZero(cell: number, counts: Float64Array, reasons: Uint8Array): boolean {
  return counts[cell] === 0 && reasons[cell] === 0;
}

function givesAway(
  { parts, revealing, isFewWhenEmpty }: RevealingLine,
  counts: Float64Array,
  policy: Policy,
): boolean {
  const filled = parts.filter((cell) => counts[cell]! > 0);
  const people = filled.reduce((sum, cell) => sum + counts[cell]!, 0);
  if (people === 0) return isFewWhenEmpty;
  if (people < policy.threshold) return true;
  return revealing.some((cell) => {
    const others = filled.filter((each) => each !== cell);
    if (counts[cell] === 0 || others.some((each) => counts[each]! >= policy.threshold)) return false;
    if (others.length <= 1) return true;
    if (counts[cell]! < policy.threshold) return false;
    // What is proven: the least that is published so, beside the most that small counts may be.
    const { least } = rangeOfPublished(publishedCount(counts[cell]!, policy), policy);
    return least >= NEARLY_ALL * (least + others.length * (policy.threshold - 1));
  });
}

/**
 * How wide counts must be that are nearly all of their line: so wide that it cannot be proven that nearly all people
 * of the line are in them. By the published size of the line.
 */
export function predominantWidths(
  network: CellNetwork,
  reasons: Uint8Array,
  policy: Policy,
): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const { parts, revealing } of network.revealing) {
    const people = parts.reduce((sum, cell) => sum + network.counts[cell]!, 0);
    const width = Math.ceil((1 - NEARLY_ALL) * publishedCount(people, policy));
    for (const cell of revealing) {
      const isLarge = network.counts[cell]! >= policy.threshold && reasons[cell] !== 0;
      if (isLarge) widths.set(cell, Math.max(policy.ampleWidth, width, widths.get(cell) ?? 0));
    }
  }
  return widths;
}
