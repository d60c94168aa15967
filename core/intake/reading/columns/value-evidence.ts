import { MAX_CATEGORIES } from '../../../table/column.ts';
import { isMostlyDistinct } from './category-builder.ts';
import type { BuilderSettings, ColumnFindings, ColumnKind } from './column-builder.ts';
import { isMissingWord } from './missing-word.ts';
import { NumberTally } from './number-tally.ts';

/** Evidence on a column of numbers or days: values read, their counts, and values that could not be read. */
export class ValueEvidence {
  unreadable = 0;
  private missing = 0;
  private missingWords = 0;
  private read = 0;
  private unreadableRow: number | null = null;
  private readonly isFixed: boolean;
  private readonly isTallied: boolean;
  private readonly tally: NumberTally;

  constructor({ isFixed, valueLimit, budget }: BuilderSettings) {
    this.isFixed = isFixed;
    this.isTallied = !isFixed || valueLimit > 0;
    this.tally = new NumberTally(valueLimit, budget);
  }

  addBlank(): void {
    this.missing++;
  }

  add(value: number): void {
    this.read++;
    if (this.isTallied) this.tally.add(value);
  }

  /** Counts a field that could not be read as the column's kind; `row` is its row in the file. */
  addUnread(bytes: Uint8Array, start: number, end: number, row: number): void {
    if (isMissingWord(bytes, start, end)) {
      this.missingWords++;
      return;
    }
    this.unreadable++;
    this.unreadableRow ??= row;
  }

  contradictedAt(): number | null {
    return this.isFixed ? null : this.unreadableRow;
  }

  /** Fallback type where the column's kind is not fixed and a value could not be read. */
  revise(rows: number): ColumnKind | null {
    if (this.isFixed || (this.unreadable === 0 && this.read > 0)) return null;
    return { type: this.tally.isFull || isMostlyDistinct(this.tally.size, rows) ? 'text' : 'category' };
  }

  findings(valueLimit: number, print: (value: number) => string): Omit<ColumnFindings, 'remarks'> {
    return {
      missing: this.missing + this.missingWords + this.unreadable,
      distinct: this.tally.isFull ? MAX_CATEGORIES + 1 : this.tally.size,
      values: this.tally.top(valueLimit).map(({ value, count }) => ({ value: print(value), count })),
    };
  }

  /** `what`: the kind of value, such as `a number`. */
  remarks(what: string): string[] {
    const { missingWords, unreadable, unreadableRow } = this;
    const found: string[] = [];
    if (missingWords === 1) found.push('1 value such as NA or - was read as missing');
    if (missingWords > 1) found.push(`${missingWords} values such as NA or - were read as missing`);
    if (unreadable === 1) {
      found.push(`1 value (row ${unreadableRow}) could not be read as ${what} and is missing`);
    } else if (unreadable > 1) {
      found.push(
        `${unreadable} values (the first in row ${unreadableRow}) could not be read as ${what} and are missing`,
      );
    }
    return found;
  }
}
