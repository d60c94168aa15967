import { damagedWorkbook, unsafeWorkbook } from './refusals.ts';
import { appendXmlText, type TextBytes } from './text-bytes.ts';
import { nextCode } from './xml-names.ts';

/** SAX handler. An empty tag calls `open` and `close`. Names are codes of local names. */
export type XmlHandler = {
  readonly open: (name: number, xml: XmlScanner) => void;
  /** `xml.appendText` yields the text directly before the closing tag. */
  readonly close: (name: number, xml: XmlScanner) => void;
};

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const EQUALS = 61;
const COLON = 58;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const COMMENT = '<!--';
const CDATA = '<![CDATA[';
const MOST_ATTRIBUTES = 256;
const FIRST_BYTES = 16_384;
const MOST_DEPTH = 1_000;
/** Longest token: a cell has at most 32,767 characters, so longer ones are no part of a table. */
const MOST_TOKEN_BYTES = 16 << 20;

/**
 * Streaming scanner of UTF-8 XML, without a tree and without strings for cells. Refuses document type declarations, so
 * that no entities can be declared.
 */
export class XmlScanner {
  bytes = new Uint8Array(FIRST_BYTES);
  /** Bounds of the last run of text before the current tag. */
  textStart = 0;
  textEnd = 0;
  attributes = 0;
  readonly attributeNames = new Int32Array(MOST_ATTRIBUTES);
  readonly attributeStarts = new Int32Array(MOST_ATTRIBUTES);
  readonly attributeEnds = new Int32Array(MOST_ATTRIBUTES);
  /** Set by the handler to stop. */
  isStopped = false;

  private readonly handler: XmlHandler;
  private used = 0;
  private depth = 0;
  private hasRoot = false;
  private isFirst = true;
  /** Earlier runs of text, interrupted by comments or CDATA: positions in `bytes`, in triples. */
  private readonly earlier: number[] = [];

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  /** Returns false where the handler stopped. */
  push(chunk: Uint8Array): boolean {
    this.keep(chunk);
    if (this.isFirst) this.checkEncoding();
    const rest = this.scan();
    this.bytes.copyWithin(0, rest, this.used);
    this.used -= rest;
    if (this.used > MOST_TOKEN_BYTES) throw damagedWorkbook();
    return !this.isStopped;
  }

  /** Errors: intake/damaged-workbook where an element is not closed. */
  finish(): void {
    if (this.depth !== 0 || !this.hasRoot || this.hasText(0, this.used)) throw damagedWorkbook();
  }

  /** Whether comments or CDATA interrupt the text before the current tag. */
  get isInPieces(): boolean {
    return this.earlier.length > 0;
  }

  /** Appends the text before the current tag, entities resolved. */
  appendText(into: TextBytes): void {
    for (let index = 0; index < this.earlier.length; index += 3) {
      const start = this.earlier[index]!;
      const end = this.earlier[index + 1]!;
      if (this.earlier[index + 2] === 1) into.append(this.bytes, start, end);
      else appendXmlText(into, this.bytes, start, end);
    }
    appendXmlText(into, this.bytes, this.textStart, this.textEnd);
  }

  /** Index of an attribute of the current tag by name; -1 where absent. */
  attribute(name: number): number {
    for (let index = 0; index < this.attributes; index++) {
      if (this.attributeNames[index] === name) return index;
    }
    return -1;
  }

  private keep(chunk: Uint8Array): void {
    if (this.used + chunk.length > this.bytes.length) {
      const larger = new Uint8Array((this.used + chunk.length) * 2);
      larger.set(this.bytes.subarray(0, this.used));
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.used);
    this.used += chunk.length;
  }

  /** Refuses encodings other than UTF-8; Excel, LibreOffice and all known libraries write nothing else. */
  private checkEncoding(): void {
    if (this.used < 3) return;
    this.isFirst = false;
    const [first, second] = this.bytes;
    if (first === 0 || second === 0 || first === 0xfe || first === 0xff) throw damagedWorkbook();
    if (first === 0xef) this.bytes.fill(SPACE, 0, 3);
  }

  /** Returns the start of the first incomplete token, its text included. */
  private scan(): number {
    const { bytes, used } = this;
    let from = 0;
    let runStart = 0;
    let at = 0;
    while (!this.isStopped) {
      while (at < used && bytes[at] !== LESS) at++;
      if (at + 1 >= used) break;
      const mark = bytes[at + 1]!;
      const isMarkup = mark === QUESTION || mark === EXCLAMATION;
      const next = isMarkup ? this.skipMarkup(runStart, at, mark) : this.scanTag(runStart, at);
      if (next < 0) break;
      at = next;
      runStart = at;
      if (!isMarkup) from = at;
    }
    this.earlier.length = 0;
    return from;
  }

  /** Skips a comment, CDATA or processing instruction; -1 where it is incomplete. */
  private skipMarkup(runStart: number, at: number, mark: number): number {
    const opening = String.fromCharCode(...this.bytes.subarray(at, Math.min(this.used, at + CDATA.length)));
    if (mark === EXCLAMATION && (COMMENT.startsWith(opening) || CDATA.startsWith(opening))) {
      if (opening !== CDATA) return -1;
    }
    const isComment = opening.startsWith(COMMENT);
    if (mark === EXCLAMATION && !isComment && opening !== CDATA) throw unsafeWorkbook();
    const [start, close] = isComment
      ? [at + COMMENT.length, '-->']
      : mark === QUESTION
        ? [at + 2, '?>']
        : [at + CDATA.length, ']]>'];
    const end = this.endOf(close, start);
    if (end < 0) return -1;
    this.earlier.push(runStart, at, 0);
    if (opening === CDATA) this.earlier.push(start, end - close.length, 1);
    return end;
  }

  /** Position after `mark`; -1 where it has not arrived. */
  private endOf(mark: string, from: number): number {
    const last = mark.charCodeAt(mark.length - 1);
    const first = from + mark.length - 1;
    for (let at = this.bytes.indexOf(last, first); at >= 0 && at < this.used;) {
      const found = String.fromCharCode(...this.bytes.subarray(at + 1 - mark.length, at + 1));
      if (found === mark) return at + 1;
      at = this.bytes.indexOf(last, at + 1);
    }
    return -1;
  }

  /** Reports the tag at `at` and the text before it; -1 where it is incomplete. */
  private scanTag(textStart: number, at: number): number {
    const { bytes, used } = this;
    const isClosing = bytes[at + 1] === SLASH;
    let next = isClosing ? at + 2 : at + 1;
    let name = 0;
    let byte = 0;
    for (; next < used; next++) {
      byte = bytes[next]!;
      if (byte <= SPACE || byte === GREATER || byte === SLASH) break;
      name = byte === COLON ? 0 : nextCode(name, byte);
    }
    if (byte !== GREATER) next = this.scanAttributes(next);
    else this.attributes = 0;
    if (next < 0 || next >= used) return -1;
    this.textStart = textStart;
    this.textEnd = at;
    if (isClosing) this.closeTag(name);
    else this.openTag(name, bytes[next - 1] === SLASH);
    if (this.earlier.length > 0) this.earlier.length = 0;
    return next + 1;
  }

  private openTag(name: number, isEmpty: boolean): void {
    if (this.depth === 0 && this.hasRoot) throw damagedWorkbook();
    this.hasRoot = true;
    this.handler.open(name, this);
    if (!isEmpty) {
      if (++this.depth > MOST_DEPTH) throw damagedWorkbook();
      return;
    }
    this.textStart = this.textEnd;
    this.earlier.length = 0;
    this.handler.close(name, this);
  }

  private closeTag(name: number): void {
    if (--this.depth < 0) throw damagedWorkbook();
    this.handler.close(name, this);
  }

  /** Position of the tag's end; -1 where it is incomplete. */
  private scanAttributes(from: number): number {
    const { bytes, used } = this;
    let count = 0;
    let at = from;
    for (;;) {
      let byte = bytes[at]!;
      while (at < used && (byte <= SPACE || byte === SLASH)) byte = bytes[++at]!;
      if (at >= used) return -1;
      if (byte === GREATER) break;
      let name = 0;
      while (at < used && byte !== EQUALS && byte > SPACE) {
        if (byte === GREATER || byte === LESS) throw damagedWorkbook();
        name = byte === COLON ? 0 : nextCode(name, byte);
        byte = bytes[++at]!;
      }
      while (at < used && (byte <= SPACE || byte === EQUALS)) byte = bytes[++at]!;
      if (at >= used) return -1;
      if (byte !== QUOTE && byte !== APOSTROPHE) throw damagedWorkbook();
      const start = ++at;
      while (at < used && bytes[at] !== byte) at++;
      if (at >= used) return -1;
      if (count === MOST_ATTRIBUTES) throw damagedWorkbook();
      this.attributeNames[count] = name;
      this.attributeStarts[count] = start;
      this.attributeEnds[count++] = at++;
    }
    this.attributes = count;
    return at;
  }

  private hasText(from: number, to: number): boolean {
    return this.bytes.subarray(from, to).some((byte) => byte > SPACE);
  }
}
