import type { Dialect } from '../../reader.ts';

/** The record goes on beyond the bytes at hand. */
export const INCOMPLETE = -1;
/** A quotation mark opens a field and nothing sensible closes it. */
export const UNCLOSED = -2;

const SPACE = 32;
const CARRIAGE_RETURN = 13;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
/** Stands for a quote character where nothing is quoted: no byte equals it. */
const NO_BYTE = 256;

/**
 * Finds the fields of one record after another in UTF-8 bytes and writes where they start and end; makes no
 * strings. Field n of a record stands at `starts[base + n]` and `ends[base + n]`, without its quotes and
 * without spaces around it.
 */
export class RecordScanner {
  readonly lineEnd: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Fields of the record last found; more than there is room for are counted and not written. */
  fields = 0;
  isMultiline = false;
  isQuoted = false;
  /** Over everything scanned: what the import report mentions. */
  quotedFields = 0;
  trimmedFields = 0;
  strayQuotes = 0;
  private bytes: Uint8Array = new Uint8Array(1);
  private end = 0;
  private isLast = true;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly doubled: number[] = [];
  private closedAt = 0;
  private hasDoubled = false;
  private recordQuoted = 0;
  private recordTrimmed = 0;
  private recordStray = 0;

  constructor(dialect: Dialect, slots: number) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote === '' ? NO_BYTE : dialect.quote.charCodeAt(0);
    this.lineEnd = dialect.lineEnd === 'CR' ? CARRIAGE_RETURN : 10;
    this.starts = new Int32Array(slots);
    this.ends = new Int32Array(slots);
  }

  /** Scans `bytes[.., end)` from now on; overwrites two bytes from `end` on. `isLast`: nothing follows. */
  look(bytes: Uint8Array, end: number, isLast: boolean): void {
    this.bytes = bytes;
    this.end = end;
    this.isLast = isLast;
    bytes[end] = this.lineEnd;
    bytes[end + 1] = this.lineEnd;
  }

  /** Finds the fields of the record at `from`; the place after it, INCOMPLETE or UNCLOSED. */
  next(from: number, base: number): number {
    const { bytes, delimiter, lineEnd, quote, starts, ends } = this;
    let at = from;
    let slot = base;
    this.doubled.length = 0;
    this.isMultiline = false;
    this.isQuoted = false;
    this.recordQuoted = 0;
    this.recordTrimmed = 0;
    this.recordStray = 0;
    for (;;) {
      let byte = bytes[at]!;
      if (byte <= SPACE && byte !== delimiter && byte !== lineEnd) {
        at = this.skipSpaces(at);
        byte = bytes[at]!;
      }
      let start = at;
      let end: number;
      if (byte === quote) {
        start++;
        at = this.passQuoted(start);
        if (at < 0) return at;
        byte = bytes[at]!;
        end = this.closedAt;
        if (bytes[start]! <= SPACE && this.isBlank(start, end)) end = start;
        if (this.hasDoubled) this.doubled.push(slot);
      } else {
        while (byte !== delimiter && byte !== lineEnd) byte = bytes[++at]!;
        end = at;
        if (end > start && bytes[end - 1]! <= SPACE) end = this.trimEnd(start, end);
      }
      if (slot < starts.length) {
        starts[slot] = start;
        ends[slot] = end;
      }
      slot++;
      if (byte === lineEnd) break;
      at++;
    }
    if (at >= this.end && !this.isLast) return INCOMPLETE;
    this.fields = slot - base;
    this.quotedFields += this.recordQuoted;
    this.trimmedFields += this.recordTrimmed;
    this.strayQuotes += this.recordStray;
    return at + 1;
  }

  /** Whether the record last found is a line with nothing on it. */
  isBlankLine(base: number): boolean {
    return this.fields === 1 && !this.isQuoted && this.starts[base] === this.ends[base];
  }

  /** The place after the physical line at `from`, or INCOMPLETE. */
  endOfLine(from: number): number {
    const { bytes, lineEnd } = this;
    let at = from;
    while (bytes[at] !== lineEnd) at++;
    return at >= this.end && !this.isLast ? INCOMPLETE : at + 1;
  }

  /**
   * Makes one quote of two inside the fields of the record last found. To be called once, when it is kept.
   * Writers that only change the quote mark to ' leave " doubled, so inside '…' pairs of " are undoubled too.
   */
  undoubleQuotes(): void {
    const { bytes, quote } = this;
    for (const slot of this.doubled) {
      if (slot >= this.starts.length) continue;
      const end = this.ends[slot]!;
      let to = this.starts[slot]!;
      const other = quote === SINGLE_QUOTE && this.hasOnlyPairs(to, end) ? DOUBLE_QUOTE : quote;
      for (let at = to; at < end; at++) {
        const byte = bytes[at]!;
        if ((byte === quote || byte === other) && bytes[at + 1] === byte && at + 1 < end) at++;
        bytes[to++] = byte;
      }
      this.ends[slot] = to;
    }
  }

  /** Whether every " in a value stands beside another. */
  private hasOnlyPairs(start: number, end: number): boolean {
    const { bytes } = this;
    for (let at = start; at < end; at++) {
      if (bytes[at] !== DOUBLE_QUOTE) continue;
      if (at + 1 >= end || bytes[at + 1] !== DOUBLE_QUOTE) return false;
      at++;
    }
    return true;
  }

  private isBlank(start: number, end: number): boolean {
    let at = start;
    while (at < end && this.bytes[at]! <= SPACE) at++;
    return at === end;
  }

  private skipSpaces(from: number): number {
    const { bytes, delimiter, lineEnd } = this;
    let at = from;
    for (;;) {
      const byte = bytes[at]!;
      if (byte > SPACE || byte === delimiter || byte === lineEnd) break;
      at++;
    }
    if (bytes[at] !== lineEnd || bytes[at - 1] !== CARRIAGE_RETURN) this.recordTrimmed++;
    return at;
  }

  private trimEnd(start: number, from: number): number {
    const { bytes } = this;
    let end = from;
    if (bytes[end - 1] === CARRIAGE_RETURN) end--;
    const printed = end;
    while (end > start && bytes[end - 1]! <= SPACE) end--;
    if (end < printed) this.recordTrimmed++;
    return end;
  }

  /** From after an opening quote to the separator that follows the closing one. */
  private passQuoted(from: number): number {
    const { bytes, delimiter, lineEnd, quote } = this;
    let at = from;
    let hasStray = false;
    this.hasDoubled = quote === SINGLE_QUOTE;
    this.isQuoted = true;
    for (;;) {
      let byte = bytes[at]!;
      while (byte !== quote && byte !== lineEnd) byte = bytes[++at]!;
      if (byte === lineEnd) {
        if (at >= this.end) return this.isLast ? UNCLOSED : INCOMPLETE;
        if (hasStray) return UNCLOSED;
        this.isMultiline = true;
        at++;
        continue;
      }
      if (at + 1 >= this.end && !this.isLast) return INCOMPLETE;
      if (bytes[at + 1] === quote) {
        this.hasDoubled = true;
        at += 2;
        continue;
      }
      let after = at + 1;
      while (bytes[after]! <= SPACE && bytes[after] !== delimiter && bytes[after] !== lineEnd) after++;
      if (bytes[after] === delimiter || bytes[after] === lineEnd) {
        if (after >= this.end && !this.isLast) return INCOMPLETE;
        this.closedAt = at;
        this.recordQuoted++;
        return after;
      }
      // A quote in the middle of a value that should have been doubled. Over several lines it is more likely
      // that an earlier quote was never closed and the lines belong to other records.
      if (this.isMultiline) return UNCLOSED;
      hasStray = true;
      this.recordStray++;
      at++;
    }
  }
}
