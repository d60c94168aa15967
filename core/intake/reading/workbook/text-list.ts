import type { ReadBudget } from '../read-budget.ts';
import { damagedWorkbook } from './refusals.ts';
import { TextBytes } from './text-bytes.ts';

/** Numbered texts in one UTF-8 buffer. */
export class TextList {
  count = 0;
  /** Concatenated texts; bytes after the last end belong to the text under construction. */
  protected readonly text: TextBytes;
  private readonly budget: ReadBudget;
  private ends = new Uint32Array(1_024);

  constructor(budget: ReadBudget) {
    this.budget = budget;
    this.text = new TextBytes(1 << 16, budget);
  }

  get bytes(): Uint8Array {
    return this.text.bytes;
  }

  start(index: number): number {
    return index === 0 ? 0 : this.end(index - 1);
  }

  /** Errors: intake/damaged-workbook for an index without a text. */
  end(index: number): number {
    if (!(index >= 0 && index < this.count)) throw damagedWorkbook();
    return this.ends[index]!;
  }

  add(text: string): void {
    this.text.appendString(text);
    this.endText();
  }

  protected endText(): void {
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.count * 2);
      this.budget.hold(this.ends.byteLength);
      larger.set(this.ends);
      this.ends = larger;
    }
    this.ends[this.count++] = this.text.length;
  }
}
