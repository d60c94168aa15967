import { xmlText } from './text-bytes.ts';
import { nextCode } from './xml-names.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** Attribute values of the scanner's current tag, by index. */

export function attributeText(xml: XmlScanner, index: number): string {
  return xmlText(xml.bytes, xml.attributeStarts[index]!, xml.attributeEnds[index]!);
}

/** Word code of an enumerated attribute. */
export function attributeCode(xml: XmlScanner, index: number): number {
  let code = 0;
  const end = xml.attributeEnds[index]!;
  for (let at = xml.attributeStarts[index]!; at < end; at++) code = nextCode(code, xml.bytes[at]!);
  return code;
}

/** Whether the attribute exists and is true, in any spelling of the formats. */
export function isAttributeTrue(xml: XmlScanner, index: number): boolean {
  return index >= 0 && isTrueWord(attributeText(xml, index));
}

export function isTrueWord(word: string | undefined): boolean {
  return word === '1' || word === 'true' || word === 'on';
}
