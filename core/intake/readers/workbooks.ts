import type { ByteSource, Work } from '../../ports.ts';
import type { Reader } from '../reader.ts';
import { notAWorkbook } from '../reading/workbook/refusals.ts';
import { openOds } from './ods/ods.ts';
import { readWorkbook, type Workbook } from '../reading/workbook/sheet-reading.ts';
import { openXls } from './xls/xls.ts';
import { openXlsx } from './xlsx/xlsx.ts';
import { openZip, type ZipArchive } from '../reading/workbook/zip-archive.ts';

/** Workbooks that are zip archives of XML: Excel's since 2007, and OpenDocument's. */
export const zippedWorkbookReader = {
  formats: ['xlsx', 'ods'],
  recognises: (head) => ZIP.some((signature) => startsWith(head, signature)),
  read: async (source, options, sink, decode, work) =>
    readWorkbook(openZipped(source, work), options, sink, decode),
} satisfies Reader;

/** Excel workbooks of 1997 to 2003 (.xls), and newer ones with a password. */
export const oldWorkbookReader = {
  formats: ['xls'],
  recognises: (head) => startsWith(head, OLD_OFFICE),
  read: async (source, options, sink, decode, work) =>
    readWorkbook(openXls(source, work), options, sink, decode),
} satisfies Reader;

/** Signatures of a zip archive and of an empty one. */
const ZIP = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte);
}

function openZipped(source: ByteSource, work: Work): Workbook {
  const archive = openZip(source);
  if (isOpenDocument(archive)) return openOds(archive, work);
  const other = describeOther(archive);
  if (other) throw notAWorkbook(other.what, other.whatToDo);
  return openXlsx(archive, work);
}

function isOpenDocument({ entries }: ZipArchive): boolean {
  return entries.has('content.xml') && entries.has('meta-inf/manifest.xml');
}

type OtherZip = { readonly has: RegExp; readonly what: string; readonly whatToDo: string };

const ASK_FOR_DATA = 'Ask for the data behind it as a workbook or as CSV.';

/** Zip archives refused by name, each recognised by a part that only it has. */
const OTHER_ZIPS: readonly OtherZip[] = [
  { has: /^word\/document/u, what: 'The file is a Word document, not a table.', whatToDo: ASK_FOR_DATA },
  {
    has: /^ppt\/presentation/u,
    what: 'The file is a PowerPoint presentation, not a table.',
    whatToDo: ASK_FOR_DATA,
  },
  {
    has: /^xl\/workbook\.bin$/u,
    what: 'The file is a binary Excel workbook (.xlsb).',
    whatToDo: 'Open it in Excel, save it as "Excel Workbook (.xlsx)" and choose that file.',
  },
  {
    has: /^index\/document\.iwa$|^index\.zip$/u,
    what: 'The file is a document of Apple Numbers, Pages or Keynote.',
    whatToDo: 'Export the table as Excel or as CSV and choose that file.',
  },
];

function describeOther({ entries }: ZipArchive): Omit<OtherZip, 'has'> | undefined {
  const names = [...entries.keys()];
  const known = OTHER_ZIPS.find(({ has }) => names.some((name) => has.test(name)));
  if (known || entries.has('_rels/.rels')) return known;
  return {
    what: 'The file is a zip archive and not a workbook.',
    whatToDo: 'Unpack it and choose the file with the extract inside.',
  };
}
