import type { Work } from '../../../ports.ts';
import type { CellSource } from '../../reading/workbook/cells.ts';
import { STREAMED_PART } from '../../reading/workbook/part-reading.ts';
import { readSharedStrings } from './shared-strings.ts';
import type { Workbook } from '../../reading/workbook/sheet-reading.ts';
import { findXlsxParts, readFormatKinds } from './xlsx-parts.ts';
import { XlsxSheet } from './xlsx-sheet.ts';
import { readXmlPart } from '../../reading/workbook/xml-part.ts';
import type { ZipArchive } from '../../reading/workbook/zip-archive.ts';

/** An Office Open XML workbook: .xlsx or .xlsm, transitional or strict. */
export function openXlsx(archive: ZipArchive, work: Work): Workbook {
  const { sheets, epoch, sharedStrings, styles } = findXlsxParts(archive);
  const formats = readFormatKinds(archive, styles);
  const strings = readSharedStrings(archive, sharedStrings);
  const context = { strings, formats, epoch };
  const cellsOf =
    (index: number): CellSource =>
    (cells) => {
      const sheet = new XlsxSheet(cells, context);
      sheet.notes.isComplete = readXmlPart(
        archive,
        sheets[index]?.part ?? '',
        STREAMED_PART,
        sheet,
        (done, all) => {
          work.checkCancelled();
          work.report(done, all);
          sheet.notes.readProportion = done / all;
        },
      );
      return sheet.notes;
    };
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    budget: archive.budget,
    cellsOf,
  };
}
