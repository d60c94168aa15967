const SHORTEST_MATCH = 4;
const FULL = 15;

/**
 * Decompresses the LZ4 block `block[start, end)` (lz4_Block_format.md) to the end of `out`, whose content is the
 * dictionary; returns the new fill. Throws RangeError where the block is cut off or `out` is too short.
 */
export function decodeLz4Block(
  block: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
  filled: number,
): number {
  let at = start;
  let to = filled;
  const longer = (length: number): number => {
    let total = length;
    if (length < FULL) return total;
    for (;;) {
      if (at >= end) throw new RangeError('An LZ4 length is cut off.');
      const byte = block[at++]!;
      total += byte;
      if (byte < 255) return total;
    }
  };
  while (at < end) {
    const token = block[at++]!;
    const literals = longer(token >> 4);
    if (at + literals > end || to + literals > out.length) throw new RangeError('LZ4 literals are cut off.');
    out.set(block.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at === end) return to;
    const offset = block[at]! | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const length = longer(token & FULL) + SHORTEST_MATCH;
    if (offset === 0 || offset > to || to + length > out.length)
      throw new RangeError('An LZ4 match is wrong.');
    if (offset >= length) out.copyWithin(to, to - offset, to - offset + length);
    else for (let index = to; index < to + length; index++) out[index] = out[index - offset]!;
    to += length;
  }
  return to;
}
