import { viewOf } from '../../reading/workbook/byte-reading.ts';
import { damagedWorkbook } from '../../reading/workbook/refusals.ts';

/** Types of the BIFF records that are read ([MS-XLS] 2.3). */
export const record = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  filePass: 0x2f,
  continued: 0x3c,
  columnInfo: 0x7d,
  boundSheet: 0x85,
  mulRk: 0xbd,
  richString: 0xd6,
  xf: 0xe0,
  mergeCells: 0xe5,
  sst: 0xfc,
  labelSst: 0xfd,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  string: 0x207,
  row: 0x208,
  rk: 0x27e,
  format: 0x41e,
  start: 0x809,
} as const;

const HEADER_BYTES = 4;
const WIDE = 1;
const HAS_PHONETIC = 4;
const HAS_RUNS = 8;

/** Cursor over the records of a workbook stream, and over the fields of the current one. */
export class BiffRecords {
  type = 0;
  start = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  private end = 0;
  private nextRecord = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = viewOf(bytes);
  }

  goTo(offset: number): void {
    this.nextRecord = offset;
  }

  /** Moves to the next record; false at the end of the stream. */
  next(): boolean {
    if (this.nextRecord + HEADER_BYTES > this.bytes.length) return false;
    this.start = this.nextRecord;
    this.type = this.view.getUint16(this.start, true);
    this.at = this.start + HEADER_BYTES;
    this.end = this.at + this.view.getUint16(this.start + 2, true);
    this.nextRecord = this.end;
    if (this.end > this.bytes.length) throw damagedWorkbook();
    return true;
  }

  is(type: number): boolean {
    return this.type === type;
  }

  /** Whether the next record is of a type. */
  isNext(type: number): boolean {
    return (
      this.nextRecord + HEADER_BYTES <= this.bytes.length &&
      this.view.getUint16(this.nextRecord, true) === type
    );
  }

  get left(): number {
    return this.end - this.at;
  }

  skip(bytes: number): void {
    this.take(bytes);
  }

  byte(): number {
    return this.bytes[this.take(1)]!;
  }

  word(): number {
    return this.view.getUint16(this.take(2), true);
  }

  long(): number {
    return this.view.getUint32(this.take(4), true);
  }

  float(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** RK number: 30 bits of an integer or of the top of a double, perhaps times 100 ([MS-XLS] 2.5.122). */
  rk(): number {
    const bits = this.view.getInt32(this.take(4), true);
    let value = bits >> 2;
    if ((bits & 2) === 0) {
      rkView.setInt32(4, bits & ~3, true);
      value = rkView.getFloat64(0, true);
    }
    return (bits & 1) === 0 ? value : value / 100;
  }

  /** A string of `length` characters; long ones continue in CONTINUE records. */
  text(length: number): string {
    return this.characters(length, (this.byte() & WIDE) !== 0);
  }

  /** XLUnicodeRichExtendedString: a string with its length, formatting runs and phonetics ([MS-XLS] 2.5.293). */
  richText(): string {
    this.continueIfSpent();
    const length = this.word();
    const flags = this.byte();
    const runs = flags & HAS_RUNS ? this.word() : 0;
    const phoneticBytes = flags & HAS_PHONETIC ? this.long() : 0;
    const text = this.characters(length, (flags & WIDE) !== 0);
    this.skipContinued(runs * 4 + phoneticBytes);
    return text;
  }

  private characters(length: number, isWide: boolean): string {
    let text = '';
    let wide = isWide;
    for (let left = length; left > 0;) {
      if (this.left === 0) {
        this.continueIfSpent();
        // Each CONTINUE record states the character width again.
        wide = (this.byte() & WIDE) !== 0;
      }
      const count = Math.min(left, wide ? this.left >> 1 : this.left);
      if (count === 0) throw damagedWorkbook();
      const from = this.take(wide ? count * 2 : count);
      const part = this.bytes.subarray(from, this.at);
      text += wide ? utf16.decode(part) : latin1(part);
      left -= count;
    }
    return text;
  }

  private skipContinued(bytes: number): void {
    for (let left = bytes; left > 0;) {
      this.continueIfSpent();
      const count = Math.min(left, this.left);
      if (count === 0) throw damagedWorkbook();
      this.take(count);
      left -= count;
    }
  }

  private continueIfSpent(): void {
    if (this.left > 0) return;
    if (!this.isNext(record.continued) || !this.next()) throw damagedWorkbook();
  }

  private take(bytes: number): number {
    const from = this.at;
    this.at += bytes;
    if (bytes < 0 || this.at > this.end) throw damagedWorkbook();
    return from;
  }
}

const rkView = new DataView(new ArrayBuffer(8));
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Compressed characters are Latin-1. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
