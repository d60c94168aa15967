import { ByteDictionary } from '../columns/byte-dictionary.ts';
import { MOST_ALIKE } from '../columns/column-builder.ts';

/** Number of a text that is not interned: blank, too long, or beyond the limit of its column. */
export const NO_WORD = 0;

/** Longest interned text; longer ones seldom repeat. */
const MOST_WORD_BYTES = 1_024;

/** Interned texts of one column: a number for each, and its span in the arena of a batch. */
export class Words {
  readonly starts = new Int32Array(MOST_ALIKE + 1);
  readonly ends = new Int32Array(MOST_ALIKE + 1);
  private readonly dictionary = new ByteDictionary();
  private placed = 0;

  /** Number of a text, from 1; equal bytes have equal numbers. */
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
