import type { ByteSource, Work } from '../../ports.ts';
import type { Reader } from '../reader.ts';
import { notAWorkbook } from './workbook/refusals.ts';
import { readWorkbook, type Workbook } from './workbook/sheet-reading.ts';
import { openXlsx } from './workbook/xlsx.ts';
import { openZip, type ZipArchive } from './workbook/zip-archive.ts';

/** Workbooks that are zip archives of XML: Excel's since 2007, and OpenDocument's. */
export const zippedWorkbookReader = {
  formats: ['xlsx', 'ods'],
  recognises: (head) => head[0] === 0x50 && head[1] === 0x4b,
  read: async (source, options, sink, decode, work) =>
    readWorkbook(openZipped(source, work), options, sink, decode),
} satisfies Reader;

function openZipped(source: ByteSource, work: Work): Workbook {
  const archive = openZip(source);
  const other = describeOther(archive);
  if (other) throw notAWorkbook(other.what, other.whatToDo);
  return openXlsx(archive, work);
}

type OtherZip = { readonly has: RegExp; readonly what: string; readonly whatToDo: string };

const ASK_FOR_DATA = 'Ask for the data behind it as a workbook or as CSV.';

/** Zip archives that are no workbooks that can be read, by a part that only they have. */
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
