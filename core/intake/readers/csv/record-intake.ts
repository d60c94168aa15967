import type { Dialect } from '../../reader.ts';
import { BELOW_REASON } from '../../reading/rows/below-table.ts';
import type { FieldBatch } from '../../reading/columns/column-builder.ts';
import type { ByteWindow } from './byte-window.ts';
import { INCOMPLETE, RecordScanner, UNCLOSED } from './record-scanner.ts';
import {
  NUL_REASON,
  REPEAT_REASON,
  SetAsideList,
  TOO_LONG_REASON,
  UNCLOSED_REASON,
  widthReason,
} from '../../reading/table-layout/set-aside.ts';
import { unwrapFields } from './wrapped-fields.ts';

const LONGEST_RECORD_BYTES = 8 << 20;

const BATCH_ROWS = 1_024;
const BATCH_SLOTS = 65_536;

/**
 * Sorts the records of a file into table rows and rows set aside. Row numbers start at 1 and match a spreadsheet's:
 * header, lines above it and blank lines count, line ends inside quotes do not.
 */
export class RecordIntake {
  readonly setAside = new SetAsideList();
  readonly scanner: RecordScanner;
  /** Rows so far, of any kind. */
  row = 0;
  blankLines = 0;
  /** Rows with separators and no value; they are kept. */
  emptyRows = 0;
  /** Values unwrapped from ="…". */
  unwrapped = 0;
  private readonly width: number;
  private readonly skip: number;
  private readonly headerRow: number | null;
  private readonly hasWrapped: boolean;
  /** Offset in the current window from which lines lie below the table. */
  belowFrom = Infinity;
  private headerFields: readonly Uint8Array[] = [];
  private readonly rowNumbers: Int32Array;
  private readonly mostRows: number;
  private kept = 0;
  private isInLongLine = false;
  /** Whether the record refused last has a valid record from its second line on. */
  private isSwallowed = false;

  constructor(
    dialect: Dialect,
    width: number,
    start: { skip: number; headerRow: number | null; hasWrapped: boolean },
  ) {
    this.width = width;
    this.skip = start.skip;
    this.headerRow = start.headerRow;
    this.hasWrapped = start.hasWrapped;
    this.mostRows = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_SLOTS / width)));
    this.scanner = new RecordScanner(dialect, this.mostRows * width, width);
    this.rowNumbers = new Int32Array(this.mostRows);
  }

  /**
   * Takes the records of a window in batches. `take` gets each batch and returns the room for the next. Returns the
   * offset of the first byte to keep for the next window.
   */
  takeWindow(window: ByteWindow, hasNul: boolean, room: number, take: (batch: FieldBatch) => number): number {
    const { scanner, width } = this;
    scanner.look(window.bytes, window.length, window.isLast);
    let mostRows = Math.min(room, this.mostRows);
    let at = this.isInLongLine ? this.leaveLongLine(window) : 0;
    while (at < window.length) {
      const base = this.kept * width;
      const next = scanner.next(at, base);
      if (next < 0) {
        const after = this.passProblem(window, at, next);
        if (after === INCOMPLETE) break;
        at = after;
        continue;
      }
      if (this.isRow(window, at, next, base, hasNul)) {
        scanner.undoubleQuotes();
        if (this.hasWrapped) this.unwrapped += unwrapFields(scanner, window.bytes, base, width);
        this.rowNumbers[this.kept++] = this.row;
        if (this.kept === mostRows) mostRows = Math.min(this.mostRows, take(this.batch(window)));
        at = next;
      } else at = this.isSwallowed ? scanner.endOfLine(at) : next;
    }
    if (this.kept > 0) take(this.batch(window));
    return Math.min(at, window.length);
  }

  /** Whether a record is a table row; other records are counted or set aside. */
  private isRow(window: ByteWindow, from: number, to: number, base: number, hasNul: boolean): boolean {
    const { scanner } = this;
    this.isSwallowed = false;
    this.row++;
    if (this.row === this.headerRow) this.headerFields = this.copyFields(window.bytes, base);
    if (this.row <= this.skip) return false;
    if (scanner.isBlankLine(base)) {
      this.blankLines++;
      return false;
    }
    const reason = this.reasonAgainst(window, from, to, base, hasNul);
    if (reason !== null) {
      this.setAside.add(this.row, reason);
      return false;
    }
    if (this.isEmpty(base)) this.emptyRows++;
    return true;
  }

  private reasonAgainst(
    window: ByteWindow,
    from: number,
    to: number,
    base: number,
    hasNul: boolean,
  ): string | null {
    const { scanner, width } = this;
    const { fields } = scanner;
    if (fields !== width) {
      this.isSwallowed = scanner.isMultiline && this.isRecordAt(scanner.endOfLine(from), base);
      return this.isSwallowed ? UNCLOSED_REASON : widthReason(fields, width);
    }
    if (hasNul && hasNulBetween(window.bytes, from, Math.min(to, window.length))) return NUL_REASON;
    if (to - from > LONGEST_RECORD_BYTES) return TOO_LONG_REASON;
    if (from >= this.belowFrom) return BELOW_REASON;
    return this.repeatsHeader(window.bytes, base) ? REPEAT_REASON : null;
  }

  private copyFields(bytes: Uint8Array, base: number): Uint8Array[] {
    const { starts, ends, fields } = this.scanner;
    return Array.from({ length: Math.min(fields, this.width) }, (_, field) =>
      bytes.slice(starts[base + field], ends[base + field]),
    );
  }

  /** A repeated header, as in files that were concatenated. */
  private repeatsHeader(bytes: Uint8Array, base: number): boolean {
    const { headerFields, width } = this;
    const { starts, ends } = this.scanner;
    if (width < 2 || headerFields.length < width) return false;
    for (let field = 0; field < width; field++) {
      const name = headerFields[field];
      const start = starts[base + field]!;
      if (!name || ends[base + field]! - start !== name.length) return false;
      for (let at = 0; at < name.length; at++) if (bytes[start + at] !== name[at]) return false;
    }
    return true;
  }

  private isEmpty(base: number): boolean {
    const { starts, ends } = this.scanner;
    for (let slot = base; slot < base + this.width; slot++) if (starts[slot] !== ends[slot]) return false;
    return true;
  }

  /** Whether the line after a stray opening quote is a valid record by itself. */
  private isRecordAt(from: number, base: number): boolean {
    return from !== INCOMPLETE && this.scanner.next(from, base) >= 0 && this.scanner.fields === this.width;
  }

  /** Sets aside the line of an unreadable record; INCOMPLETE where more bytes are needed. */
  private passProblem(window: ByteWindow, at: number, problem: number): number {
    const isTooLong = problem === INCOMPLETE && window.length - at > LONGEST_RECORD_BYTES;
    if (problem !== UNCLOSED && !isTooLong) return INCOMPLETE;
    const after = this.scanner.endOfLine(at);
    if (after === INCOMPLETE && !isTooLong) return INCOMPLETE;
    this.row++;
    if (this.row > this.skip) this.setAside.add(this.row, isTooLong ? TOO_LONG_REASON : UNCLOSED_REASON);
    if (after !== INCOMPLETE) return after;
    this.isInLongLine = true;
    return window.length;
  }

  private leaveLongLine(window: ByteWindow): number {
    const after = this.scanner.endOfLine(0);
    if (after === INCOMPLETE) return window.length;
    this.isInLongLine = false;
    return after;
  }

  private batch(window: ByteWindow): FieldBatch {
    const rows = this.kept;
    this.kept = 0;
    const { starts, ends, alike } = this.scanner;
    const { bytes, view } = window;
    return { bytes, view, starts, ends, alike, width: this.width, rows, rowNumbers: this.rowNumbers };
  }
}

function hasNulBetween(bytes: Uint8Array, from: number, to: number): boolean {
  const found = bytes.indexOf(0, from);
  return found >= 0 && found < to;
}
