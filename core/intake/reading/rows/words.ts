import { ByteDictionary } from '../columns/byte-dictionary.ts';
import { MOST_ALIKE } from '../columns/column-builder.ts';

/** Given back for a text that is not kept: it is blank, it is too long, or the column has too many. */
export const NO_WORD = 0;

/** Longer texts seldom come again. */
const MOST_WORD_BYTES = 1_024;

/** Texts that come again and again in one column: a number for each, and where it stands in the arena of a batch. */
export class Words {
  readonly starts = new Int32Array(MOST_ALIKE + 1);
  readonly ends = new Int32Array(MOST_ALIKE + 1);
  private readonly dictionary = new ByteDictionary();
  private placed = 0;

  /** Numbers count from 1; the same bytes have the same. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > MOST_WORD_BYTES) return NO_WORD;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const number = this.dictionary.codeOf(bytes, view, start, end);
    if (this.dictionary.size > MOST_ALIKE) this.dictionary.keepFirst(MOST_ALIKE);
    return Math.max(NO_WORD, number);
  }

  hasPlace(number: number): boolean {
    return number <= this.placed;
  }

  place(number: number, start: number, end: number): void {
    this.starts[number] = start;
    this.ends[number] = end;
    this.placed = Math.max(this.placed, number);
  }
}
