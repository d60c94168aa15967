import { damagedWorkbook } from './refusals.ts';
import { type PartLimit, readPart, SMALL_PART } from './part-reading.ts';
import { attributeText } from './xml-attributes.ts';
import { nameCode } from './xml-names.ts';
import { type XmlHandler, XmlScanner } from './xml-scanner.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Scans an XML part to its end, or until the handler returns false. `report` gets the packed bytes done. */
export function readXmlPart(
  archive: ZipArchive,
  name: string,
  limit: PartLimit,
  handler: XmlHandler,
  report?: (doneBytes: number, allBytes: number) => void,
): boolean {
  const entry = archive.entries.get(name.toLowerCase());
  if (!entry) throw damagedWorkbook();
  const scanner = new XmlScanner(handler);
  readPart(archive, entry, limit, (bytes, doneBytes) => {
    report?.(doneBytes, entry.packedBytes);
    return scanner.push(bytes);
  });
  if (!scanner.isStopped) scanner.finish();
  return !scanner.isStopped;
}

/** An element of a small part, with a requested local name. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
};

/**
 * Requested elements of a small part in document order, with their requested attributes. `parent`: the nearest
 * enclosing requested element.
 */
export function readElements(
  archive: ZipArchive,
  part: string,
  names: readonly string[],
  attributeNames: readonly string[],
  take: (element: XmlElement, parent: string | null) => void,
): void {
  const known = new Map(names.map((name) => [nameCode(name), name]));
  const wanted = attributeNames.map((name) => [name, nameCode(name)] as const);
  const open: string[] = [];
  readXmlPart(archive, part, SMALL_PART, {
    open(code, xml) {
      const name = known.get(code);
      if (name === undefined) return;
      const attributes: Record<string, string> = {};
      for (const [attribute, attributeCode] of wanted) {
        const index = xml.attribute(attributeCode);
        if (index < 0) continue;
        attributes[attribute] = attributeText(xml, index);
      }
      take({ name, attributes }, open.at(-1) ?? null);
      open.push(name);
    },
    close(code) {
      if (known.has(code)) open.pop();
    },
  });
}
