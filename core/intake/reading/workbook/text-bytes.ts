import type { ReadBudget } from '../read-budget.ts';
import { damagedWorkbook, oversizedWorkbook } from './refusals.ts';

const AMPERSAND = 38;
const SEMICOLON = 59;
const RETURN = 13;
const LINE_FEED = 10;
const UNDERSCORE = 95;
const SMALL_X = 120;
const MOST_BYTES_PER_UNIT = 3;
/** Most text in a row; Excel's longest cell has 32,767 characters. */
const MOST_ROW_BYTES = 32 << 20;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Growing UTF-8 buffer; makes no strings for its pieces. */
export class TextBytes {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  private readonly budget: ReadBudget | null;

  /** `budget`: that of the file; null for the text of a single cell or row. */
  constructor(room = 1_024, budget: ReadBudget | null = null) {
    this.budget = budget;
    this.bytes = new Uint8Array(room);
  }

  append(from: Uint8Array, start: number, end: number): void {
    this.makeRoom(end - start);
    const { bytes } = this;
    let to = this.length;
    for (let at = start; at < end; at++) bytes[to++] = from[at]!;
    this.length = to;
  }

  appendByte(byte: number): void {
    this.makeRoom(1);
    this.bytes[this.length++] = byte;
  }

  appendString(text: string): void {
    this.makeRoom(text.length * MOST_BYTES_PER_UNIT);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  text(from = 0, to = this.length): string {
    return decoder.decode(this.bytes.subarray(from, to));
  }

  /** Unescapes _xHHHH_ from `from` on (ECMA-376 part 1, 22.9.2.19). */
  unescapeFrom(from: number): void {
    if (!this.hasEscape(from)) return;
    const escaped = this.text(from);
    this.length = from;
    this.appendString(
      escaped.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      ),
    );
  }

  private hasEscape(from: number): boolean {
    const { bytes, length } = this;
    for (let at = from; at + 6 < length; at++) {
      if (bytes[at] === UNDERSCORE && bytes[at + 1] === SMALL_X && bytes[at + 6] === UNDERSCORE) return true;
    }
    return false;
  }

  private makeRoom(length: number): void {
    const needed = this.length + length;
    if (needed <= this.bytes.length) return;
    if (this.budget) this.budget.hold(needed * 2 - this.bytes.length);
    else if (needed > MOST_ROW_BYTES) throw oversizedWorkbook();
    this.bytes = new Uint8Array(this.bytes.buffer.transfer(needed * 2));
  }
}

/** Appends XML character data: resolves the five entities and character references, and normalises line ends. */
export function appendXmlText(into: TextBytes, bytes: Uint8Array, start: number, end: number): void {
  let from = start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte !== AMPERSAND && byte !== RETURN) continue;
    into.append(bytes, from, at);
    if (byte === RETURN) {
      if (bytes[at + 1] !== LINE_FEED || at + 1 === end) into.appendByte(LINE_FEED);
    } else {
      const close = bytes.indexOf(SEMICOLON, at);
      if (close < 0 || close >= end) throw damagedWorkbook();
      into.appendString(entityText(String.fromCharCode(...bytes.subarray(at + 1, Math.min(close, at + 12)))));
      at = close;
    }
    from = at + 1;
  }
  into.append(bytes, from, end);
}

export function xmlText(bytes: Uint8Array, start: number, end: number): string {
  const text = new TextBytes(end - start + 8);
  appendXmlText(text, bytes, start, end);
  return text.text();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entityText(name: string): string {
  const known = ENTITIES[name];
  if (known !== undefined) return known;
  const [, hexadecimal, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/u.exec(name) ?? [];
  const code = hexadecimal ? parseInt(hexadecimal, 16) : decimal ? parseInt(decimal, 10) : 0;
  if (code < 1 || code > 0x10ffff) throw damagedWorkbook();
  return String.fromCodePoint(code);
}
