import { damagedFile, truncatedFile } from '../../reading/stat-files/faults.ts';
import type { ForwardBytes } from '../../reading/stat-files/forward-bytes.ts';
import type { NumberRows } from '../../reading/stat-files/word-choice.ts';

/** Layout and compression of the cases. */
export type CaseLayout = {
  /** Number of cases; null where the file does not say. */
  readonly cases: number | null;
  readonly elements: number;
  /** By element: 1 for a number, 0 for eight bytes of a string. */
  readonly isNumber: Uint8Array;
  readonly isCompressed: boolean;
  readonly isLittleEndian: boolean;
  readonly bias: number;
  readonly systemMissing: number;
};

/** Elements in memory at a time: a megabyte. */
const BLOCK_ELEMENTS = 131_072;
const ELEMENT_BYTES = 8;
const SPACE = 32;

/**
 * Codes of a compressed case (PSPP developers guide, "Data Record"); 1 to 251 are numbers plus the bias, 253 is
 * followed by the value itself.
 */
const PADDING = 0;
const END_OF_FILE = 252;
const ALL_SPACES = 254;
const SYSTEM_MISSING = 255;

/** Reads cases in runs, into one reused buffer. */
export class CaseReader implements NumberRows {
  /** The cases of the current run, eight bytes an element. */
  readonly bytes: Uint8Array;
  readonly caseBytes: number;
  /** View of the same memory; NaN is system-missing. */
  private readonly numbers: Float64Array;
  private readonly mostCases: number;
  private readonly column: Float64Array;
  private readonly layout: CaseLayout;
  private readonly input: ForwardBytes;
  private readonly codes = new Uint8Array(ELEMENT_BYTES);
  private nextCode = ELEMENT_BYTES;
  private read = 0;
  private count = 0;

  constructor(layout: CaseLayout, input: ForwardBytes) {
    const { elements } = layout;
    this.layout = layout;
    this.input = input;
    this.mostCases = Math.max(1, Math.floor(BLOCK_ELEMENTS / Math.max(1, elements)));
    this.caseBytes = elements * ELEMENT_BYTES;
    this.numbers = new Float64Array(elements * this.mostCases);
    this.bytes = new Uint8Array(this.numbers.buffer);
    this.column = new Float64Array(this.mostCases);
  }

  /** Errors: intake/truncated-file, intake/damaged-file. */
  next(most: number): number {
    const wanted = Math.min(most, this.mostCases);
    this.count = 0;
    while (this.count < wanted && this.nextCase()) this.count++;
    return this.count;
  }

  /** `element`: position of the number within a case. */
  numbersOf(element: number): Float64Array {
    const { numbers, column, count } = this;
    const { elements } = this.layout;
    for (let row = 0, at = element; row < count; row++, at += elements) column[row] = numbers[at]!;
    return column.subarray(0, count);
  }

  private nextCase(): boolean {
    const { cases, elements, isCompressed } = this.layout;
    if (this.read === cases) return false;
    const first = this.count * elements;
    if (isCompressed ? this.nextCompressed(first) : this.nextPlain(first)) {
      this.read++;
      return true;
    }
    if (cases !== null) throw truncatedFile();
    return false;
  }

  /** `first`: index of the case's first element in the buffer, here and below. */
  private nextPlain(first: number): boolean {
    const { input, numbers, caseBytes } = this;
    const { elements, isNumber, isLittleEndian, systemMissing } = this.layout;
    if (!input.has(caseBytes)) {
      if (input.isAtEnd()) return false;
      throw truncatedFile();
    }
    const { at, view } = input;
    this.bytes.set(input.bytes.subarray(at, at + caseBytes), first * ELEMENT_BYTES);
    for (let element = 0; element < elements; element++) {
      if (isNumber[element] === 0) continue;
      const value = view.getFloat64(at + element * ELEMENT_BYTES, isLittleEndian);
      numbers[first + element] = value === systemMissing ? Number.NaN : value;
    }
    input.at += caseBytes;
    return true;
  }

  private nextCompressed(first: number): boolean {
    const { numbers, codes } = this;
    const { elements, isNumber, bias } = this.layout;
    for (let element = 0; element < elements;) {
      if (this.nextCode === ELEMENT_BYTES && !this.takeCodes(element === 0)) return false;
      const code = codes[this.nextCode++]!;
      const at = first + element;
      if (code > PADDING && code < END_OF_FILE) {
        if (isNumber[element] === 0) throw damagedFile('a text in it is written as a number');
        numbers[at] = code - bias;
      } else if (code === PADDING) continue;
      else if (code === END_OF_FILE) {
        if (element === 0) return false;
        throw truncatedFile();
      } else if (isNumber[element] === 1) numbers[at] = this.takeNumber(code);
      else this.takeText(code, at);
      element++;
    }
    return true;
  }

  /** Reads the next block of compression codes. False where the file ends between two cases. */
  private takeCodes(isBetweenCases: boolean): boolean {
    const { input, codes } = this;
    if (!input.has(ELEMENT_BYTES)) {
      if (isBetweenCases && input.isAtEnd()) return false;
      throw truncatedFile();
    }
    const { bytes, at } = input;
    for (let index = 0; index < ELEMENT_BYTES; index++) codes[index] = bytes[at + index]!;
    input.at += ELEMENT_BYTES;
    this.nextCode = 0;
    return true;
  }

  private takeNumber(code: number): number {
    if (code === SYSTEM_MISSING) return Number.NaN;
    if (code === ALL_SPACES) throw damagedFile('a number in it is written as text');
    const { input } = this;
    if (!input.has(ELEMENT_BYTES)) throw truncatedFile();
    const value = input.view.getFloat64(input.at, this.layout.isLittleEndian);
    input.at += ELEMENT_BYTES;
    return value === this.layout.systemMissing ? Number.NaN : value;
  }

  /** `element` counts from the start of the run. */
  private takeText(code: number, element: number): void {
    const { input, bytes } = this;
    const to = element * ELEMENT_BYTES;
    if (code === ALL_SPACES) {
      bytes.fill(SPACE, to, to + ELEMENT_BYTES);
      return;
    }
    if (code === SYSTEM_MISSING) throw damagedFile('a text in it is written as a number');
    if (!input.has(ELEMENT_BYTES)) throw truncatedFile();
    for (let index = 0; index < ELEMENT_BYTES; index++) bytes[to + index] = input.bytes[input.at + index]!;
    input.at += ELEMENT_BYTES;
  }
}
