import type { ByteSource } from '../../../ports.ts';
import { truncatedFile } from '../labelled/faults.ts';
import { feedFrom, ForwardBytes } from '../labelled/forward-bytes.ts';
import type { Description, RawVariable } from './description.ts';
import { ibmNumber } from './ibm-number.ts';

/** So many bytes of rows are in memory at a time, or one row. */
const BLOCK_BYTES = 262_144;

/** Reads rows one after another, a run of them at a time. */
export class RowReader {
  private readonly input: ForwardBytes;
  private readonly description: Description;
  private readonly mostRows: number;
  private readonly column: Float64Array;
  private rowsRead = 0;
  private count = 0;

  constructor(source: ByteSource, description: Description) {
    this.description = description;
    this.input = new ForwardBytes(feedFrom(source, description.dataStart));
    this.mostRows = Math.max(1, Math.floor(BLOCK_BYTES / description.rowBytes));
    this.column = new Float64Array(this.mostRows);
  }

  /** Goes on to the next rows, at most so many; how many there are, 0 at the end. Errors: intake/truncated-file. */
  next(most: number): number {
    const { input } = this;
    const { rows, rowBytes } = this.description;
    input.at += this.count * rowBytes;
    this.count = Math.min(most, this.mostRows, rows - this.rowsRead);
    if (!input.has(this.count * rowBytes)) throw truncatedFile();
    this.rowsRead += this.count;
    return this.count;
  }

  /** Good until the next call. */
  numbersOf({ offset, length }: RawVariable): Float64Array {
    const numbers = this.column.subarray(0, this.count);
    const { view, at } = this.input;
    for (let row = 0, from = at + offset; row < numbers.length; row++, from += this.rowBytes) {
      numbers[row] = ibmNumber(view, from, length);
    }
    return numbers;
  }

  /** Memory in which the rows stand from `start` on; good until the next run. */
  get bytes(): Uint8Array {
    return this.input.bytes;
  }

  get start(): number {
    return this.input.at;
  }

  get rowBytes(): number {
    return this.description.rowBytes;
  }
}
