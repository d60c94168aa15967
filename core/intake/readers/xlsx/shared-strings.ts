import { KEPT_PART } from '../../reading/workbook/part-reading.ts';
import { TextList } from '../../reading/workbook/text-list.ts';
import { readXmlPart } from '../../reading/workbook/xml-part.ts';
import { nameCode } from '../../reading/workbook/xml-names.ts';
import type { XmlHandler, XmlScanner } from '../../reading/workbook/xml-scanner.ts';
import type { ZipArchive } from '../../reading/workbook/zip-archive.ts';

const SI = nameCode('si');
const T = nameCode('t');
/** Phonetic run: the pronunciation in Japanese and Chinese workbooks, not part of the value. */
const PHONETIC = nameCode('rPh');

/** Shared string table of a workbook. */
export class SharedStrings extends TextList implements XmlHandler {
  private phonetic = 0;

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
    this.endText();
  }
}

export function readSharedStrings(archive: ZipArchive, part: string | null): SharedStrings {
  const strings = new SharedStrings(archive.budget);
  if (part !== null) readXmlPart(archive, part, KEPT_PART, strings);
  return strings;
}
