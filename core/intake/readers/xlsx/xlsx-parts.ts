import type { Sheet } from '../../reader.ts';
import { builtInFormat, type FormatKind, formatKind } from '../../reading/workbook/number-format.ts';
import { damagedWorkbook, notAWorkbook, oversizedWorkbook } from '../../reading/workbook/refusals.ts';
import type { Epoch } from '../../reading/workbook/serial-day.ts';
import { isTrueWord } from '../../reading/workbook/xml-attributes.ts';
import { readElements } from '../../reading/workbook/xml-part.ts';
import { MOST_ENTRIES, type ZipArchive } from '../../reading/workbook/zip-archive.ts';

/** The parts of an Office Open XML workbook (ECMA-376 part 2, and part 1 sections 8 and 18). */
export type XlsxParts = {
  readonly sheets: readonly (Sheet & { readonly part: string })[];
  readonly epoch: Epoch;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
};

type Relationship = { readonly id: string; readonly type: string; readonly part: string };

export function findXlsxParts(archive: ZipArchive): XlsxParts {
  const main = findMainPart(archive);
  const relationships = readRelationships(archive, main);
  const partOf = (type: string): string | null =>
    relationships.find((each) => each.type === type && archive.entries.has(each.part.toLowerCase()))?.part ??
    null;
  const byId = new Map(relationships.map((each) => [each.id, each]));
  const sheets: XlsxParts['sheets'][number][] = [];
  let epoch: Epoch = '1900';
  const names = ['workbookPr', 'sheets', 'sheet'];
  const attributes = ['date1904', 'name', 'state', 'id'];
  readElements(archive, main, names, attributes, ({ name, attributes: given }, parent) => {
    if (name === 'workbookPr' && isTrueWord(given['date1904'])) epoch = '1904';
    if (name !== 'sheet' || parent !== 'sheets') return;
    const target = byId.get(given['id'] ?? '');
    if (!target) throw damagedWorkbook();
    if (target.type !== 'worksheet') return;
    const isHidden = given['state'] === 'hidden' || given['state'] === 'veryHidden';
    if (sheets.length === MOST_ENTRIES) throw oversizedWorkbook();
    sheets.push({ name: given['name'] ?? '', isHidden, part: target.part });
  });
  if (sheets.length === 0) {
    throw notAWorkbook('The workbook has no worksheet.', 'Choose a workbook that holds a table of rows.');
  }
  return { sheets, epoch, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

function findMainPart(archive: ZipArchive): string {
  const main = readRelationships(archive, '').find(({ type }) => type === 'officeDocument')?.part;
  if (main === undefined || !archive.entries.has(main.toLowerCase())) throw damagedWorkbook();
  if (main.toLowerCase().endsWith('.bin')) {
    throw notAWorkbook(
      'The file is a binary Excel workbook (.xlsb).',
      'Open it in Excel, save it as "Excel Workbook (.xlsx)" and choose that file.',
    );
  }
  return main;
}

/** Relationships by the last segment of their type: strict workbooks use another namespace. */
function readRelationships(archive: ZipArchive, part: string): Relationship[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const own = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found: Relationship[] = [];
  if (!archive.entries.has(own.toLowerCase())) throw damagedWorkbook();
  readElements(
    archive,
    own,
    ['Relationship'],
    ['Id', 'Type', 'Target', 'TargetMode'],
    ({ attributes: { Id, Type, Target, TargetMode } }) => {
      if (Id === undefined || Type === undefined || Target === undefined || TargetMode === 'External') return;
      if (found.length === MOST_ENTRIES) throw oversizedWorkbook();
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: resolvePart(folder, Target) });
    },
  );
  return found;
}

function resolvePart(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Format kind of each cell style. */
export function readFormatKinds(archive: ZipArchive, styles: string | null): FormatKind[] {
  if (styles === null) return [];
  const own = new Map<string, FormatKind>();
  const kinds: FormatKind[] = [];
  const names = ['numFmts', 'numFmt', 'cellXfs', 'xf'];
  readElements(
    archive,
    styles,
    names,
    ['numFmtId', 'formatCode'],
    ({ name, attributes: { numFmtId = '0', formatCode = '' } }, parent) => {
      if (name === 'numFmt' && parent === 'numFmts') own.set(numFmtId, formatKind(formatCode));
      if (name === 'xf' && parent === 'cellXfs')
        kinds.push(own.get(numFmtId) ?? builtInFormat(Number(numFmtId)));
    },
  );
  return kinds;
}
