import type { ByteSource, Work } from '../../../ports.ts';
import { ReadBudget } from '../../reading/read-budget.ts';
import { BiffRecords, record } from './biff-records.ts';
import { type CompoundFile, openCompoundFile } from './compound-file.ts';
import { builtInFormat, type FormatKind, formatKind } from '../../reading/workbook/number-format.ts';
import { damagedWorkbook, encryptedWorkbook, notAWorkbook } from '../../reading/workbook/refusals.ts';
import type { Workbook } from '../../reading/workbook/sheet-reading.ts';
import { TextList } from '../../reading/workbook/text-list.ts';
import { readXlsSheet, type XlsContext } from './xls-sheet.ts';

const BIFF8 = 0x600;
const WORKSHEET = 0;
const VISIBLE = 0;
const SAVE_AS_XLSX =
  'Open it in the program it came from, save it as "Excel Workbook (.xlsx)" and choose that file.';

type XlsSheet = { readonly name: string; readonly isHidden: boolean; readonly offset: number };

/** An Excel workbook of 1997 to 2003 ([MS-XLS]). */
export function openXls(source: ByteSource, work: Work): Workbook {
  const budget = new ReadBudget(source.size);
  const stream = workbookStream(openCompoundFile(source));
  const { sheets, context } = readGlobals(new BiffRecords(stream), budget);
  return {
    format: 'xls',
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    budget,
    cellsOf: (index) => (cells) =>
      readXlsSheet(new BiffRecords(stream), sheets[index]?.offset ?? 0, cells, context, work),
  };
}

function workbookStream(file: CompoundFile): Uint8Array {
  const { names } = file;
  if (names.includes('encryptedpackage')) throw encryptedWorkbook();
  const stream = file.readStream('workbook');
  if (stream) return stream;
  if (names.includes('book')) {
    throw notAWorkbook('The file is an Excel workbook from before 1997.', SAVE_AS_XLSX);
  }
  const what = names.includes('worddocument')
    ? 'The file is an old Word document, not a table.'
    : names.includes('powerpoint document')
      ? 'The file is an old PowerPoint presentation, not a table.'
      : 'The file is of the kind of old Office files, but no workbook.';
  throw notAWorkbook(what, 'Ask for the data behind it as a workbook or as CSV.');
}

/** Reads the globals substream, which precedes the sheets. */
function readGlobals(
  records: BiffRecords,
  budget: ReadBudget,
): { readonly sheets: XlsSheet[]; readonly context: XlsContext } {
  if (!records.next() || !records.is(record.start)) throw damagedWorkbook();
  if (records.word() !== BIFF8) {
    throw notAWorkbook('The file is an Excel workbook from before 1997.', SAVE_AS_XLSX);
  }
  const sheets: XlsSheet[] = [];
  const codes = new Map<number, FormatKind>();
  const formatIds: number[] = [];
  const strings = new TextList(budget);
  let epoch: XlsContext['epoch'] = '1900';
  while (records.next() && !records.is(record.end)) {
    if (records.is(record.filePass)) throw encryptedWorkbook();
    else if (records.is(record.dateMode)) epoch = records.word() === 1 ? '1904' : '1900';
    else if (records.is(record.format)) codes.set(records.word(), formatKind(records.text(records.word())));
    else if (records.is(record.xf)) {
      records.skip(2);
      formatIds.push(records.word());
    } else if (records.is(record.boundSheet)) addSheet(records, sheets);
    else if (records.is(record.sst)) readStrings(records, strings);
  }
  if (!records.is(record.end)) throw damagedWorkbook();
  if (sheets.length === 0) {
    throw notAWorkbook('The workbook has no worksheet.', 'Choose a workbook that holds a table of rows.');
  }
  const formats = formatIds.map((id) => codes.get(id) ?? builtInFormat(id));
  return { sheets, context: { strings, formats, epoch, budget } };
}

function addSheet(records: BiffRecords, sheets: XlsSheet[]): void {
  const offset = records.long();
  const state = records.byte() & 3;
  const type = records.byte();
  const name = records.text(records.byte());
  if (type === WORKSHEET) sheets.push({ name, isHidden: state !== VISIBLE, offset });
}

function readStrings(records: BiffRecords, strings: TextList): void {
  records.skip(4);
  for (let left = records.long(); left > 0; left--) strings.add(records.richText());
}
