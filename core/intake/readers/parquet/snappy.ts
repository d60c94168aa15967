/**
 * Snappy (google/snappy, format_description.txt): literals and back-references. Every element consumes and produces
 * bytes, so decoding ends whatever the lengths say.
 */

const LONG_LITERAL = 60;

/** Throws RangeError where `stored` does not decompress to exactly `size` bytes. */
export function unpackSnappy(stored: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = startOfElements(stored);
  let filled = 0;
  while (at < stored.length) {
    const tag = stored[at++]!;
    const kind = tag & 3;
    const short = (tag >> 2) + 1;
    if (kind === 0) {
      const extra = Math.max(0, short - LONG_LITERAL);
      const length = extra === 0 ? short : littleEndian(stored, at, extra) + 1;
      at += extra;
      if (at + length > stored.length || filled + length > size) throw wrong();
      out.set(stored.subarray(at, at + length), filled);
      at += length;
      filled += length;
      continue;
    }
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : short;
    const offset =
      kind === 1
        ? ((tag >> 5) << 8) | littleEndian(stored, at, 1)
        : littleEndian(stored, at, kind === 2 ? 2 : 4);
    at += kind === 3 ? 4 : kind;
    if (offset === 0 || offset > filled || filled + length > size) throw wrong();
    if (offset >= length) out.copyWithin(filled, filled - offset, filled - offset + length);
    else for (let to = filled; to < filled + length; to++) out[to] = out[to - offset]!;
    filled += length;
  }
  if (filled !== size) throw wrong();
  return out;
}

/** Offset behind the preamble, the uncompressed length, which Parquet's header repeats. */
function startOfElements(stored: Uint8Array): number {
  let at = 0;
  while ((stored[at] ?? 0) >= 0x80) at++;
  return at + 1;
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  if (at + count > bytes.length) throw wrong();
  let value = 0;
  for (let index = count - 1; index >= 0; index--) value = value * 256 + bytes[at + index]!;
  return value;
}

function wrong(): RangeError {
  return new RangeError('The page does not unpack to its size.');
}
