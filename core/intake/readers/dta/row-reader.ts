import type { ByteSource } from '../../../ports.ts';
import { truncatedFile } from '../labelled/faults.ts';
import { feedFrom, ForwardBytes } from '../labelled/forward-bytes.ts';
import type { NumberRows } from '../labelled/word-choice.ts';
import type { Description } from './description.ts';
import { longTextKey } from './long-texts.ts';
import { readNumber } from './storage.ts';

/** So many bytes of rows are in memory at a time, or one row. */
const BLOCK_BYTES = 262_144;

/** Reads rows one after another, a run of them at a time. */
export class RowReader implements NumberRows {
  private readonly input: ForwardBytes;
  private readonly description: Description;
  private readonly mostRows: number;
  private readonly column: Float64Array;
  private rowsRead = 0;
  private count = 0;

  constructor(source: ByteSource, description: Description) {
    const { rowBytes, dataStart } = description;
    this.description = description;
    this.input = new ForwardBytes(feedFrom(source, dataStart));
    this.mostRows = Math.max(1, Math.floor(BLOCK_BYTES / Math.max(1, rowBytes)));
    this.column = new Float64Array(this.mostRows);
  }

  /** Errors: intake/truncated-file. */
  next(most: number): number {
    const { input } = this;
    const { rows, rowBytes } = this.description;
    input.at += this.count * rowBytes;
    this.count = Math.min(most, this.mostRows, rows - this.rowsRead);
    if (!input.has(this.count * rowBytes)) throw truncatedFile();
    this.rowsRead += this.count;
    return this.count;
  }

  /** `variable` is a position; a text has no numbers. */
  numbersOf(variable: number): Float64Array {
    const { input, count } = this;
    const { variables, rowBytes, isLittleEndian } = this.description;
    const { storage, offset } = variables[variable]!;
    const numbers = this.column.subarray(0, count);
    if (storage.kind === 'text' || storage.kind === 'long-text') return numbers.fill(Number.NaN);
    for (let row = 0, at = input.at + offset; row < count; row++, at += rowBytes) {
      numbers[row] = readNumber(storage.kind, input.view, at, isLittleEndian);
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

  /** The key of the long text at an offset of a row of the run; 0 where there is none. */
  longTextKey(row: number, offset: number): number {
    const { release } = this.description;
    const variableBytes = release === 117 ? 4 : release === 118 ? 2 : 3;
    const at = this.start + row * this.rowBytes + offset;
    const variable = this.unsigned(at, variableBytes);
    const firstRow = this.unsigned(at + variableBytes, 8 - variableBytes);
    return variable === 0 && firstRow === 0 ? 0 : longTextKey(variable, firstRow);
  }

  private unsigned(at: number, length: number): number {
    let value = 0;
    for (let index = 0; index < length; index++) {
      const place = this.description.isLittleEndian ? at + length - 1 - index : at + index;
      value = value * 256 + this.bytes[place]!;
    }
    return value;
  }
}
