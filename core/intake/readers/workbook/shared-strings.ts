import { damagedWorkbook } from './refusals.ts';
import { KEPT_PART } from './part-reading.ts';
import { TextBytes } from './text-bytes.ts';
import { readXmlPart } from './xml-part.ts';
import { nameCode } from './xml-names.ts';
import type { XmlHandler, XmlScanner } from './xml-scanner.ts';
import type { ZipArchive } from './zip-archive.ts';

const SI = nameCode('si');
const T = nameCode('t');
/** How a word is said, in Japanese and Chinese workbooks: not what the cell holds. */
const PHONETIC = nameCode('rPh');

/** The strings that the cells of a workbook share, as one run of UTF-8. */
export class SharedStrings implements XmlHandler {
  count = 0;
  private readonly text = new TextBytes(1 << 16);
  private ends = new Uint32Array(1_024);
  private phonetic = 0;

  get bytes(): Uint8Array {
    return this.text.bytes;
  }

  start(index: number): number {
    return index === 0 ? 0 : this.end(index - 1);
  }

  /** Errors: intake/damaged-workbook when there is no such string. */
  end(index: number): number {
    if (!(index >= 0 && index < this.count)) throw damagedWorkbook();
    return this.ends[index]!;
  }

  open(name: number): void {
    if (name === PHONETIC) this.phonetic++;
  }

  close(name: number, xml: XmlScanner): void {
    if (name === T && this.phonetic === 0) xml.appendText(this.text);
    else if (name === PHONETIC) this.phonetic--;
    else if (name === SI) this.endString();
  }

  private endString(): void {
    this.text.unescapeFrom(this.start(this.count));
    if (this.count === this.ends.length) {
      this.ends = new Uint32Array(this.ends.buffer.transfer(this.ends.byteLength * 2));
    }
    this.ends[this.count++] = this.text.length;
  }
}

export function readSharedStrings(archive: ZipArchive, part: string | null): SharedStrings {
  const strings = new SharedStrings();
  if (part !== null) readXmlPart(archive, part, KEPT_PART, strings);
  return strings;
}
