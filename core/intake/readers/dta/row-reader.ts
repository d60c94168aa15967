import type { ByteSource } from '../../../ports.ts';
import { FixedRows } from '../../reading/stat-files/fixed-rows.ts';
import type { NumberRows } from '../../reading/stat-files/word-choice.ts';
import type { Description } from './description.ts';
import { longTextKey } from './long-texts.ts';
import { readNumber } from './storage.ts';

/** Reads rows one after another, a run of them at a time. */
export class RowReader extends FixedRows implements NumberRows {
  private readonly description: Description;
  /** Width in bytes of the variable number in a strL reference. */
  private variableBytes: number;
  private isLayoutKnown: boolean;

  constructor(source: ByteSource, description: Description) {
    super(source, description);
    this.description = description;
    const { release } = description;
    this.variableBytes = release === 117 ? 4 : release === 118 ? 2 : 3;
    this.isLayoutKnown = release < 119;
  }

  /** Numbers of a variable, by its position, over the current run of rows. Not for texts. */
  numbersOf(variable: number): Float64Array {
    const { view, count, rowBytes } = this;
    const { variables, isLittleEndian } = this.description;
    const { storage, offset } = variables[variable]!;
    const numbers = this.column.subarray(0, count);
    if (storage.kind === 'text' || storage.kind === 'long-text') return numbers.fill(Number.NaN);
    for (let row = 0, at = this.start + offset; row < count; row++, at += rowBytes) {
      numbers[row] = readNumber(storage.kind, view, at, isLittleEndian);
    }
    return numbers;
  }

  /** Key of the strL at an offset of a row of the run; 0 where there is none. */
  longTextKey(row: number, offset: number): number {
    const at = this.start + row * this.rowBytes + offset;
    const [variable, firstRow] = this.pointerAt(at);
    if (variable === 0 && firstRow === 0) return 0;
    if (this.isLayoutKnown) return longTextKey(variable, firstRow);
    // Haven (ReadStat 1.1) writes references of release 119 as in 118; a variable's first text is its own row's, which
    // tells the two apart.
    this.isLayoutKnown = true;
    if (variable <= this.description.variables.length) {
      const key = longTextKey(variable, firstRow);
      if (this.description.longTexts?.has(key)) return key;
    }
    this.variableBytes = 2;
    return longTextKey(...this.pointerAt(at));
  }

  private pointerAt(at: number): [variable: number, row: number] {
    const { variableBytes } = this;
    return [this.unsigned(at, variableBytes), this.unsigned(at + variableBytes, 8 - variableBytes)];
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
