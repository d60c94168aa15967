import type { ByteSource } from '../../../ports.ts';
import { truncatedFile } from '../labelled/faults.ts';
import { feedFrom, ForwardBytes } from '../labelled/forward-bytes.ts';
import type { Description } from './description.ts';
import { longTextKey } from './long-texts.ts';
import { type NumberStorage, readNumber } from './storage.ts';

/** Reads rows one after another into the same memory. */
export class RowReader {
  /** By variable; NaN where the value is `.` and where the variable is text. */
  readonly numbers: Float64Array;
  private readonly input: ForwardBytes;
  private readonly description: Description;
  private readonly numeric: readonly { index: number; kind: NumberStorage; offset: number }[];
  private row = 0;

  constructor(source: ByteSource, description: Description) {
    const { variables, dataStart } = description;
    this.description = description;
    this.input = new ForwardBytes(feedFrom(source, dataStart));
    this.numbers = new Float64Array(variables.length).fill(Number.NaN);
    this.numeric = variables.flatMap(({ storage: { kind }, offset }, index) =>
      kind === 'text' || kind === 'long-text' ? [] : [{ index, kind, offset }],
    );
  }

  /** False behind the last row. Errors: intake/truncated-file. */
  next(): boolean {
    const { input, numbers } = this;
    const { rows, rowBytes, isLittleEndian } = this.description;
    if (this.row === rows) return false;
    if (this.row++ > 0) input.at += rowBytes;
    if (!input.has(rowBytes)) throw truncatedFile();
    const { view, at } = input;
    for (const { index, kind, offset } of this.numeric) {
      numbers[index] = readNumber(kind, view, at + offset, isLittleEndian);
    }
    return true;
  }

  /** Memory in which the row stands from `start` on; good until the next row. */
  get bytes(): Uint8Array {
    return this.input.bytes;
  }

  get start(): number {
    return this.input.at;
  }

  /** The key of the long text at an offset of the row; 0 where there is none. */
  longTextKey(offset: number): number {
    const { release } = this.description;
    const variableBytes = release === 117 ? 4 : release === 118 ? 2 : 3;
    const at = this.start + offset;
    const variable = this.unsigned(at, variableBytes);
    const row = this.unsigned(at + variableBytes, 8 - variableBytes);
    return variable === 0 && row === 0 ? 0 : longTextKey(variable, row);
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
