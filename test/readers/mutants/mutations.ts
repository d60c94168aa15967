import { unzipSync, zipSync } from 'fflate';

/** Numbers from 0 to 1 that a seed settles (mulberry32, Tommy Ettinger, 2017). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Where lengths and counts go wrong: nothing, one, the most and the least that fits. */
const EDGE_BYTES = [0, 1, 0x7f, 0x80, 0xff];
const EDGE_NUMBERS = [0, 1, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff8];

/** A copy with one thing wrong: mostly a byte, else a number of two or four bytes, a piece more or less, or an end. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const below = (most: number): number => Math.floor(random() * most);
  const at = below(bytes.length);
  const copy = bytes.slice();
  switch (below(10)) {
    case 0:
    case 1:
    case 2:
      copy[at] = below(256);
      return copy;
    case 3:
    case 4:
      copy[at] = EDGE_BYTES[below(EDGE_BYTES.length)]!;
      return copy;
    case 5:
      copy[at]! ^= 1 << below(8);
      return copy;
    case 6:
    case 7: {
      const width = at + 4 <= bytes.length && below(3) > 0 ? 4 : 2;
      if (at + width > bytes.length) return copy;
      const value = EDGE_NUMBERS[below(EDGE_NUMBERS.length)]!;
      const view = new DataView(copy.buffer);
      if (width === 4) view.setUint32(at, value, below(2) === 0);
      else view.setUint16(at, value & 0xffff, below(2) === 0);
      return copy;
    }
    case 8:
      return bytes.slice(0, at);
    default: {
      const from = below(bytes.length);
      const piece = bytes.subarray(from, from + 1 + below(64));
      const isRepeated = below(2) === 0;
      const rest = bytes.subarray(isRepeated ? at : Math.min(bytes.length, at + piece.length));
      return Uint8Array.from([...bytes.subarray(0, at), ...(isRepeated ? piece : []), ...rest]);
    }
  }
}

/** A zip whose checksums are right and one of whose parts is mutated; what is no zip is mutated as it is. */
export function mutatePart(zip: Uint8Array, random: () => number): Uint8Array {
  const parts = partsOf(zip);
  const names = Object.keys(parts);
  const name = names[Math.floor(random() * names.length)] ?? '';
  const part = parts[name];
  if (!part || part.length === 0) return mutate(zip, random);
  return zipSync({ ...parts, [name]: mutate(part, random) }, { level: 0 });
}

function partsOf(zip: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(zip);
  } catch {
    return {};
  }
}
