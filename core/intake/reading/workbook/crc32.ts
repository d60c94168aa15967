/** CRC-32 of ISO 3309, eight bytes at a time (Kounavis and Berry 2005, "slicing by 8"). */
const [table0, table1, table2, table3, table4, table5, table6, table7] = makeTables();

export class Crc32 {
  private state = -1;

  add(bytes: Uint8Array): void {
    let state = this.state;
    let at = 0;
    // Words are little-endian, as on every platform of Electron.
    if (bytes.byteOffset % 4 === 0) {
      const words = new Int32Array(bytes.buffer, bytes.byteOffset, (bytes.length >>> 3) * 2);
      for (let word = 0; word < words.length; word += 2) {
        const low = words[word]! ^ state;
        const high = words[word + 1]!;
        state =
          table7[low & 255]! ^
          table6[(low >>> 8) & 255]! ^
          table5[(low >>> 16) & 255]! ^
          table4[low >>> 24]! ^
          table3[high & 255]! ^
          table2[(high >>> 8) & 255]! ^
          table1[(high >>> 16) & 255]! ^
          table0[high >>> 24]!;
      }
      at = words.length * 4;
    }
    for (; at < bytes.length; at++) state = table0[(state ^ bytes[at]!) & 255]! ^ (state >>> 8);
    this.state = state;
  }

  value(): number {
    return ~this.state >>> 0;
  }
}

function makeTables() {
  const first = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let state = byte;
    for (let bit = 0; bit < 8; bit++) state = state & 1 ? (state >>> 1) ^ 0xedb88320 : state >>> 1;
    first[byte] = state;
  }
  const after = (table: Int32Array): Int32Array => table.map((state) => first[state & 255]! ^ (state >>> 8));
  const second = after(first);
  const third = after(second);
  const fourth = after(third);
  const fifth = after(fourth);
  const sixth = after(fifth);
  const seventh = after(sixth);
  return [first, second, third, fourth, fifth, sixth, seventh, after(seventh)] as const;
}
