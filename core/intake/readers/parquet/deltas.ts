/**
 * DELTA_BINARY_PACKED (Apache Parquet, Encodings.md, "Delta Encoding"): blocks of differences, each of bit-packed
 * miniblocks. Every step consumes bytes that exist, so it ends whatever the header says.
 */

const LONGEST_NUMBER_BYTES = 10;
const WIDEST_BITS = 64;
/** Most values of a block; programs write 128 or 256. */
const MOST_VALUES = 1 << 20;

/** Fills `into` from `at` on and returns the offset behind the bytes. Throws RangeError where they are too few. */
export function readDeltas(page: Uint8Array, at: number, into: Int32Array | BigInt64Array): number {
  return new Deltas(page, at).fill(into);
}

class Deltas {
  private readonly page: Uint8Array;
  private at: number;
  /** The last difference unpacked, relative to the block's minimum: lower and upper 32 bits. */
  private low = 0;
  private high = 0;

  constructor(page: Uint8Array, at: number) {
    this.page = page;
    this.at = at;
  }

  fill(into: Int32Array | BigInt64Array): number {
    const blockValues = this.count();
    const miniblocks = this.count();
    const values = blockValues / miniblocks;
    // Miniblocks end on whole bytes.
    if (!(values >= 8) || values % 8 !== 0 || blockValues > MOST_VALUES) {
      throw new RangeError('The blocks of differences are of no size that there is.');
    }
    this.count();
    const first = this.signed();
    if (into.length === 0) return this.at;
    const put = into instanceof Int32Array ? runOf32(into, first) : runOf64(into, first);
    for (let filled = 1; filled < into.length;)
      filled = this.block(filled, into.length, miniblocks, values, put);
    return this.at;
  }

  /** Unpacks a block; returns how many values are then filled. */
  private block(filled: number, most: number, miniblocks: number, values: number, put: PutDelta): number {
    const least = this.signed();
    const widths = this.at;
    let next = filled;
    this.at += miniblocks;
    for (let index = 0; index < miniblocks && next < most; index++) {
      const width = this.byteAt(widths + index);
      if (width > WIDEST_BITS) throw new RangeError('The differences are too wide.');
      const count = Math.min(values, most - next);
      if (this.at + Math.ceil((count * width) / 8) > this.page.length) throw cutOff();
      for (let value = 0; value < count; value++) {
        this.unpack(this.at * 8 + value * width, width);
        put(next++, least, this.low, this.high);
      }
      this.at += (values * width) / 8;
    }
    return next;
  }

  private unpack(firstBit: number, width: number): void {
    let byte = Math.floor(firstBit / 8);
    let bit = firstBit % 8;
    this.low = 0;
    this.high = 0;
    for (let done = 0; done < width;) {
      const taken = Math.min(8 - bit, width - done);
      const part = (this.page[byte]! >>> bit) & ((1 << taken) - 1);
      if (done < 32) this.low |= part << done;
      if (done >= 32) this.high |= part << (done - 32);
      else if (done + taken > 32) this.high = part >>> (32 - done);
      done += taken;
      bit = 0;
      byte++;
    }
  }

  private signed(): bigint {
    const folded = this.number();
    return (folded >> 1n) ^ -(folded & 1n);
  }

  private count(): number {
    return Number(this.number());
  }

  /** ULEB128 varint. */
  private number(): bigint {
    let number = 0n;
    for (let index = 0n; index < LONGEST_NUMBER_BYTES; index++) {
      const byte = this.byteAt(this.at++);
      number |= BigInt(byte & 0x7f) << (7n * index);
      if (byte < 0x80) return number;
    }
    throw new RangeError('A number has too many bytes.');
  }

  private byteAt(at: number): number {
    const byte = this.page[at];
    if (byte === undefined) throw cutOff();
    return byte;
  }
}

type PutDelta = (index: number, least: bigint, low: number, high: number) => void;

/** Sums wrap around, as Parquet specifies. */
function runOf32(into: Int32Array, first: bigint): PutDelta {
  let value = Number(BigInt.asIntN(32, first));
  let known = 0n;
  let step = 0;
  into[0] = value;
  return (index, least, low) => {
    if (least !== known) {
      known = least;
      step = Number(BigInt.asIntN(32, least));
    }
    value = (value + step + low) | 0;
    into[index] = value;
  };
}

function runOf64(into: BigInt64Array, first: bigint): PutDelta {
  let value = first;
  into[0] = value;
  return (index, least, low, high) => {
    const beyond = high === 0 ? BigInt(low >>> 0) : (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    value = BigInt.asIntN(64, value + least + beyond);
    into[index] = value;
  };
}

function cutOff(): RangeError {
  return new RangeError('The differences are cut off.');
}
