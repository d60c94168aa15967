import { xmlText } from './text-bytes.ts';
import { nextCode } from './xml-names.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** Values of the attributes of the tag that a scanner is at, by their place among them. */

export function attributeText(xml: XmlScanner, index: number): string {
  return xmlText(xml.bytes, xml.attributeStarts[index]!, xml.attributeEnds[index]!);
}

/** Of an attribute that is one of a few words: the code of the word. */
export function attributeCode(xml: XmlScanner, index: number): number {
  let code = 0;
  const end = xml.attributeEnds[index]!;
  for (let at = xml.attributeStarts[index]!; at < end; at++) code = nextCode(code, xml.bytes[at]!);
  return code;
}

/** Whether there is such an attribute and it says yes, in one of the ways that the formats know. */
export function isAttributeTrue(xml: XmlScanner, index: number): boolean {
  return index >= 0 && isTrueWord(attributeText(xml, index));
}

export function isTrueWord(word: string | undefined): boolean {
  return word === '1' || word === 'true' || word === 'on';
}
