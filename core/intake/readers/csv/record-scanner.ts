import type { Dialect } from '../../reader.ts';
import { seenEnd, seenStart, unseenBytesAt, unseenBytesBefore } from '../../reading/columns/unseen.ts';
import { SINGLE_QUOTE, undoubled } from './doubled-quotes.ts';
import { FieldMemory, NOT_FOUND, numberOf } from './field-memory.ts';

/** The record continues beyond the buffer. */
export const INCOMPLETE = -1;
/** A quotation mark opens a field and nothing plausible closes it. */
export const UNCLOSED = -2;

const SPACE = 32;
const LAST_ASCII = 127;
const CARRIAGE_RETURN = 13;
/** Stands for the quote byte where nothing is quoted; equals no byte. */
const NO_BYTE = 256;

/**
 * Tokeniser of records in UTF-8: writes where fields start and end, makes no strings. Field n of a record is
 * `bytes[starts[base + n], ends[base + n])`, without quotes and surrounding spaces.
 */
export class RecordScanner {
  readonly lineEnd: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Field ids: within a column, the same id means the same bytes; 0 means unknown. */
  readonly alike: Uint16Array;
  /** Number of fields of the last record; those beyond the slots are counted and not written. */
  fields = 0;
  isMultiline = false;
  isQuoted = false;
  /** Quoted fields in everything scanned, for the import report. */
  quotedFields = 0;
  trimmedFields = 0;
  strayQuotes = 0;
  private bytes: Uint8Array = new Uint8Array(1);
  private view = new DataView(this.bytes.buffer);
  private end = 0;
  private isLast = true;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly memory: FieldMemory;
  private readonly doubled: number[] = [];
  private records = 0;
  /** Slot of the record's first field, and of its next. */
  private base = 0;
  private slot = 0;
  private hasEnded = false;
  private closedAt = 0;
  private hasDoubled = false;
  /** Whether the last quoted field held neither quotes nor line ends. */
  private isOrdinary = false;
  private recordQuoted = 0;
  private recordTrimmed = 0;
  private recordStray = 0;

  /** `columns`: width of the table, which switches the field cache on; 0 where too little is scanned for it to pay. */
  constructor(dialect: Dialect, slots: number, columns = 0) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote === '' ? NO_BYTE : dialect.quote.charCodeAt(0);
    this.lineEnd = dialect.lineEnd === 'CR' ? CARRIAGE_RETURN : 10;
    this.starts = new Int32Array(slots);
    this.ends = new Int32Array(slots);
    this.alike = new Uint16Array(slots);
    this.memory = new FieldMemory(this.delimiter, columns);
  }

  /** Sets the buffer to `bytes[.., end)`; overwrites two bytes from `end` on. `isLast`: nothing follows. */
  look(bytes: Uint8Array, end: number, isLast: boolean): void {
    if (bytes !== this.bytes) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.end = end;
    this.isLast = isLast;
    bytes[end] = this.lineEnd;
    bytes[end + 1] = this.lineEnd;
  }

  /** Tokenises the record at `from`; returns the offset after it, INCOMPLETE or UNCLOSED. */
  next(from: number, base: number): number {
    if (this.doubled.length > 0) this.doubled.length = 0;
    this.base = base;
    this.slot = base;
    this.hasEnded = false;
    this.isMultiline = false;
    this.isQuoted = false;
    this.recordQuoted = 0;
    this.recordTrimmed = 0;
    this.recordStray = 0;
    let at = this.passPlain(from);
    while (!this.hasEnded) {
      at = this.passAny(at);
      if (at < 0) return at;
      if (!this.hasEnded) at = this.passPlain(at);
    }
    if (at > this.end && !this.isLast) return INCOMPLETE;
    this.records++;
    this.fields = this.slot - base;
    this.quotedFields += this.recordQuoted;
    this.trimmedFields += this.recordTrimmed;
    this.strayQuotes += this.recordStray;
    return at;
  }

  /**
   * Fast path: passes fields that are cached, or that have neither quotes nor surrounding spaces. Returns the offset of
   * the first other field, or of the next record. Calls nothing that is not inlined: after a call V8 would reload every
   * array.
   */
  private passPlain(from: number): number {
    const { bytes, view, end, delimiter, lineEnd, quote, starts, ends, alike, memory } = this;
    const { isKept } = memory;
    let at = from | 0;
    let slot = this.slot | 0;
    let column = slot - (this.base | 0);
    let quoted = 0;
    for (; slot < starts.length; slot++, column++) {
      if (column < isKept.length && isKept[column] === 1) {
        const entry = memory.find(view, at, end, column);
        if (entry === NOT_FOUND) break;
        const quotes = memory.quotesOf(entry);
        starts[slot] = at + quotes;
        at += memory.sizeOf(entry);
        ends[slot] = at - quotes - 1;
        alike[slot] = numberOf(entry);
        quoted += quotes;
        continue;
      }
      const start = at;
      let byte = bytes[at]!;
      if (byte === quote || (byte <= SPACE && byte !== delimiter && byte !== lineEnd)) break;
      if (byte > LAST_ASCII && unseenBytesAt(bytes, at, end) > 0) break;
      while (byte !== delimiter && byte !== lineEnd) byte = bytes[++at]!;
      const last = at > start ? bytes[at - 1]! : LAST_ASCII;
      if (last <= SPACE || (last > LAST_ASCII && unseenBytesBefore(bytes, start, at) > 0)) {
        at = start;
        break;
      }
      starts[slot] = start;
      ends[slot] = at;
      alike[slot] = 0;
      at++;
      if (byte === lineEnd) {
        slot++;
        this.hasEnded = true;
        break;
      }
    }
    this.slot = slot;
    this.recordQuoted += quoted;
    return at;
  }

  /** Slow path: passes one field of any kind; returns the offset after it, INCOMPLETE or UNCLOSED. */
  private passAny(from: number): number {
    const { bytes, delimiter, lineEnd, quote, starts, slot } = this;
    let at = from;
    let byte = bytes[at]!;
    if (byte <= SPACE && byte !== delimiter && byte !== lineEnd) {
      at = this.skipSpaces(at);
      byte = bytes[at]!;
    }
    let start = at;
    let end: number;
    const quotes = byte === quote ? 1 : 0;
    if (quotes > 0) {
      start++;
      at = this.passQuoted(start);
      if (at < 0) return at;
      end = this.closedAt;
      if (bytes[start]! <= SPACE && this.isBlank(start, end)) end = start;
      if (this.hasDoubled) this.doubled.push(slot);
    } else {
      while (byte !== delimiter && byte !== lineEnd) byte = bytes[++at]!;
      end = at;
      if (end > start && bytes[end - 1]! <= SPACE) end = this.trimEnd(start, end);
    }
    if (start < end && (bytes[start]! > LAST_ASCII || bytes[end - 1]! > LAST_ASCII)) {
      const isSeen = seenStart(bytes, start, end) === start && seenEnd(bytes, start, end) === end;
      if (!isSeen) this.recordTrimmed++;
      start = seenStart(bytes, start, end);
      end = seenEnd(bytes, start, end);
    }
    this.hasEnded = bytes[at] === lineEnd;
    if (slot < starts.length) {
      starts[slot] = start;
      this.ends[slot] = end;
      const isWhole = from + quotes === start && end + quotes === at && (quotes === 0 || this.isOrdinary);
      this.alike[slot] = this.numberOfNew(from, at + 1, quotes, isWhole && !this.hasEnded);
    }
    this.slot++;
    return at + 1;
  }

  /** Caches a field after a miss and returns its id; 0 where it is not cached. */
  private numberOfNew(from: number, to: number, quotes: number, canBeKept: boolean): number {
    const { memory } = this;
    const column = this.slot - this.base;
    if (memory.isKept[column] !== 1) return 0;
    memory.countMiss(column, this.records);
    if (!canBeKept || to > this.end) return 0;
    const entry = memory.keep(this.view, from, to - from, quotes, column);
    return entry === NOT_FOUND ? 0 : numberOf(entry);
  }

  /** Whether the last record is a blank line. */
  isBlankLine(base: number): boolean {
    return this.fields === 1 && !this.isQuoted && this.starts[base] === this.ends[base];
  }

  /** The offset after the physical line at `from`, or INCOMPLETE. */
  endOfLine(from: number): number {
    const { bytes, lineEnd } = this;
    let at = from;
    while (bytes[at] !== lineEnd) at++;
    return at >= this.end && !this.isLast ? INCOMPLETE : at + 1;
  }

  /** Undoubles quotes in the fields of the last record. Call once, when the record is kept. */
  undoubleQuotes(): void {
    const { bytes, starts, ends, quote } = this;
    for (const slot of this.doubled) {
      if (slot < ends.length) ends[slot] = undoubled(bytes, starts[slot]!, ends[slot]!, quote);
    }
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

  /** From behind the opening quote to the separator behind the closing one. */
  private passQuoted(from: number): number {
    const { bytes, delimiter, lineEnd, quote } = this;
    let at = from;
    let hasStray = false;
    this.hasDoubled = quote === SINGLE_QUOTE;
    this.isOrdinary = !this.hasDoubled;
    this.isQuoted = true;
    for (;;) {
      let byte = bytes[at]!;
      while (byte !== quote && byte !== lineEnd) byte = bytes[++at]!;
      if (byte === lineEnd) {
        if (at >= this.end) return this.isLast ? UNCLOSED : INCOMPLETE;
        if (hasStray) return UNCLOSED;
        this.isMultiline = true;
        this.isOrdinary = false;
        at++;
        continue;
      }
      if (at + 1 >= this.end && !this.isLast) return INCOMPLETE;
      if (bytes[at + 1] === quote) {
        this.hasDoubled = true;
        this.isOrdinary = false;
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
      // A quotation mark inside a value that should have been doubled. Over several lines an earlier unclosed quote is
      // likelier, and the lines belong to other records.
      if (this.isMultiline) return UNCLOSED;
      hasStray = true;
      this.isOrdinary = false;
      this.recordStray++;
      at++;
    }
  }
}
