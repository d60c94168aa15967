/** CRC-32 of ISO 3309, four bytes at a time (Kounavis and Berry 2005, "slicing by 4"). */
const tables = makeTables();

export class Crc32 {
  private state = 0xffffffff;

  add(bytes: Uint8Array): void {
    const [first, second, third, fourth] = tables;
    let state = this.state;
    let at = 0;
    for (const whole = bytes.length - (bytes.length % 4); at < whole; at += 4) {
      state ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      state =
        fourth[state & 255]! ^
        third[(state >>> 8) & 255]! ^
        second[(state >>> 16) & 255]! ^
        first[state >>> 24]!;
    }
    for (; at < bytes.length; at++) state = first[(state ^ bytes[at]!) & 255]! ^ (state >>> 8);
    this.state = state;
  }

  value(): number {
    return ~this.state >>> 0;
  }
}

function makeTables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const first = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let state = byte;
    for (let bit = 0; bit < 8; bit++) state = state & 1 ? (state >>> 1) ^ 0xedb88320 : state >>> 1;
    first[byte] = state;
  }
  const after = (table: Int32Array): Int32Array => table.map((state) => first[state & 255]! ^ (state >>> 8));
  const second = after(first);
  const third = after(second);
  return [first, second, third, after(third)];
}
