const BLOCK_BYTES = 65_536;
const SHORTEST_MATCH = 4;
const FARTHEST = 65_535;
/** A block ends with so many literals, and no match starts closer to its end (lz4_Block_format.md). */
const LAST_LITERALS = 5;
const MATCH_MARGIN = 12;

/** An LZ4 frame of linked blocks, as the C library writes it for more than 64 KB: matches reach into earlier blocks. */
export function lz4Frame(bytes: Uint8Array): Uint8Array {
  const out = [0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0xc0];
  const seen = new Map<number, number>();
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const block = lz4Block(bytes, start, Math.min(bytes.length, start + BLOCK_BYTES), seen);
    out.push(...wordBytes(block.length));
    for (const byte of block) out.push(byte);
  }
  out.push(0, 0, 0, 0);
  return Uint8Array.from(out);
}

function wordBytes(word: number): number[] {
  return [word & 0xff, (word >> 8) & 0xff, (word >> 16) & 0xff, (word >>> 24) & 0xff];
}

function lz4Block(bytes: Uint8Array, start: number, end: number, seen: Map<number, number>): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out: number[] = [];
  let literal = start;
  let at = start;
  while (at < end - MATCH_MARGIN) {
    const four = view.getUint32(at, true);
    const from = seen.get(four);
    seen.set(four, at);
    if (from === undefined || at - from > FARTHEST) {
      at++;
      continue;
    }
    let length = SHORTEST_MATCH;
    while (at + length < end - LAST_LITERALS && bytes[from + length] === bytes[at + length]) length++;
    writeSequence(out, bytes.subarray(literal, at), length, at - from);
    at += length;
    literal = at;
  }
  writeSequence(out, bytes.subarray(literal, end), null, 0);
  return out;
}

function writeSequence(out: number[], literals: Uint8Array, match: number | null, offset: number): void {
  const extra = match === null ? 0 : match - SHORTEST_MATCH;
  out.push((Math.min(literals.length, 15) << 4) | Math.min(extra, 15));
  writeLength(out, literals.length);
  for (const byte of literals) out.push(byte);
  if (match === null) return;
  out.push(offset & 0xff, offset >> 8);
  writeLength(out, extra);
}

function writeLength(out: number[], length: number): void {
  if (length < 15) return;
  let rest = length - 15;
  for (; rest >= 255; rest -= 255) out.push(255);
  out.push(rest);
}
