import { damagedFile, truncatedFile } from '../labelled/faults.ts';
import type { ForwardBytes } from '../labelled/forward-bytes.ts';

/** What a case is made of and how it is written down. */
export type CaseLayout = {
  /** Null where the file does not say. */
  readonly cases: number | null;
  readonly elements: number;
  /** Whether each element is a number (1) or eight bytes of a string (0). */
  readonly isNumber: Uint8Array;
  readonly isCompressed: boolean;
  readonly isLittleEndian: boolean;
  readonly bias: number;
  readonly systemMissing: number;
};

const ELEMENT_BYTES = 8;
const SPACE = 32;

/** Codes of a compressed case (PSPP developers guide, "Data Record"); 1 to 251 are numbers plus the bias. */
const PADDING = 0;
const END_OF_FILE = 252;
const WRITTEN_OUT = 253;
const ALL_SPACES = 254;
const SYSTEM_MISSING = 255;

/** Reads cases one after another into the same memory. */
export class CaseReader {
  /** By element; NaN is the system's missing value. */
  readonly numbers: Float64Array;
  /** Eight bytes an element. */
  readonly bytes: Uint8Array;
  private readonly layout: CaseLayout;
  private readonly input: ForwardBytes;
  private readonly codes = new Uint8Array(ELEMENT_BYTES);
  private nextCode = ELEMENT_BYTES;
  private read = 0;

  constructor(layout: CaseLayout, input: ForwardBytes) {
    this.layout = layout;
    this.input = input;
    this.numbers = new Float64Array(layout.elements);
    this.bytes = new Uint8Array(layout.elements * ELEMENT_BYTES);
  }

  /** False at the end. Errors: intake/truncated-file, intake/damaged-file. */
  next(): boolean {
    const { cases, isCompressed } = this.layout;
    if (this.read === cases) return false;
    if (isCompressed ? this.nextCompressed() : this.nextPlain()) {
      this.read++;
      return true;
    }
    if (cases !== null) throw truncatedFile();
    return false;
  }

  private nextPlain(): boolean {
    const { input, numbers } = this;
    const { elements, isNumber, isLittleEndian, systemMissing } = this.layout;
    const length = elements * ELEMENT_BYTES;
    if (!input.has(length)) {
      if (input.isAtEnd()) return false;
      throw truncatedFile();
    }
    const { at, view } = input;
    for (let element = 0; element < elements; element++) {
      if (isNumber[element] === 0) continue;
      const value = view.getFloat64(at + element * ELEMENT_BYTES, isLittleEndian);
      numbers[element] = value === systemMissing ? Number.NaN : value;
    }
    this.bytes.set(input.bytes.subarray(at, at + length));
    input.at += length;
    return true;
  }

  private nextCompressed(): boolean {
    const { numbers } = this;
    const { elements, isNumber, bias } = this.layout;
    for (let element = 0; element < elements;) {
      const code = this.takeCode(element === 0);
      if (code === END_OF_FILE) {
        if (element === 0) return false;
        throw truncatedFile();
      }
      if (code === PADDING) continue;
      if (isNumber[element] === 1) {
        if (code === WRITTEN_OUT) numbers[element] = this.takeNumber();
        else if (code === SYSTEM_MISSING) numbers[element] = Number.NaN;
        else if (code === ALL_SPACES) throw damagedFile('a number in it is written as text');
        else numbers[element] = code - bias;
      } else if (code === WRITTEN_OUT) this.takeText(element);
      else if (code === ALL_SPACES) this.fillSpaces(element);
      else throw damagedFile('a text in it is written as a number');
      element++;
    }
    return true;
  }

  private takeCode(isBetweenCases: boolean): number {
    if (this.nextCode === ELEMENT_BYTES) {
      const { input } = this;
      if (!input.has(ELEMENT_BYTES)) {
        if (isBetweenCases && input.isAtEnd()) return END_OF_FILE;
        throw truncatedFile();
      }
      for (let index = 0; index < ELEMENT_BYTES; index++) this.codes[index] = input.bytes[input.at + index]!;
      input.at += ELEMENT_BYTES;
      this.nextCode = 0;
    }
    return this.codes[this.nextCode++]!;
  }

  private takeNumber(): number {
    const { input } = this;
    if (!input.has(ELEMENT_BYTES)) throw truncatedFile();
    const value = input.view.getFloat64(input.at, this.layout.isLittleEndian);
    input.at += ELEMENT_BYTES;
    return value === this.layout.systemMissing ? Number.NaN : value;
  }

  private takeText(element: number): void {
    const { input, bytes } = this;
    if (!input.has(ELEMENT_BYTES)) throw truncatedFile();
    const to = element * ELEMENT_BYTES;
    for (let index = 0; index < ELEMENT_BYTES; index++) bytes[to + index] = input.bytes[input.at + index]!;
    input.at += ELEMENT_BYTES;
  }

  private fillSpaces(element: number): void {
    const to = element * ELEMENT_BYTES;
    for (let index = 0; index < ELEMENT_BYTES; index++) this.bytes[to + index] = SPACE;
  }
}
