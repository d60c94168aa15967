import type { Sheet } from '../../reader.ts';
import type { CellTally, SheetNotes } from './cells.ts';
import type { SheetLayout } from './sheet-layout.ts';
import type { TableCells } from './table-cells.ts';

/** Oddities of a sheet, in sentences. */
export function sheetRemarks(
  layout: SheetLayout,
  notes: SheetNotes,
  { timesOfDay, strays }: Pick<TableCells, 'timesOfDay' | 'strays'>,
  rows: number,
): string[] {
  const { errors, uncomputed, noDays } = notes;
  const hiddenColumns = layout.places.filter((place) => notes.isHiddenColumn(place)).length;
  return [
    ...layout.remarks,
    ...remark(
      notes.mergedCount,
      `merged range: ${mergedPlaces(notes)}. Only its first cell holds the value.`,
      `merged ranges: ${mergedPlaces(notes)}. Only the first cell of each holds the value.`,
    ),
    ...remark(hiddenColumns, 'hidden column was read too.', 'hidden columns were read too.'),
    ...remark(notes.hiddenRows, 'hidden row was read too.', 'hidden rows were read too.'),
    ...blankCells(errors, 'shows an error', 'show an error'),
    ...blankCells(
      uncomputed,
      'holds a formula without a stored result',
      'hold a formula without a stored result',
    ),
    ...blankCells(noDays, 'shows a date that there never was', 'show a date that there never was'),
    ...remark(
      strays.count,
      `cell beside the table, in a column without a header, was left out: ${strays.first}.`,
      `cells beside the table, in columns without a header, were left out; the first is ${strays.first}.`,
    ),
    ...layout.columns.flatMap(({ name }, column) =>
      remark(timesOfDay[column] ?? 0, 'date has a time of day', 'dates have a time of day').map(
        (words) => `${name}: ${words}, which was left out.`,
      ),
    ),
    ...(rows === 0 ? ['The sheet has a header and no rows.'] : []),
  ];
}

/** Empty where the count is 0. */
function remark(count: number, one: string, many: string): string[] {
  return count > 0 ? [`${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`] : [];
}

function blankCells({ count, first }: CellTally, one: string, many: string): string[] {
  return remark(
    count,
    `cell ${one}. It was left blank: ${first}.`,
    `cells ${many}. They were left blank; the first is ${first}.`,
  );
}

function mergedPlaces({ merged, mergedCount }: SheetNotes): string {
  return `${merged.join(', ')}${mergedCount > merged.length ? ' and more' : ''}`;
}

/** Names hidden sheets, so that nobody imports or forwards them unknowingly. */
export function workbookRemarks(sheets: readonly Sheet[], read: string): string[] {
  const hidden = sheets.filter(({ isHidden, name }) => isHidden && name !== read).map(({ name }) => name);
  const isReadHidden = sheets.some(({ isHidden, name }) => isHidden && name === read);
  return [
    ...(isReadHidden ? ['The sheet that was read is a hidden one.'] : []),
    ...(hidden.length > 0
      ? [
          `The workbook has ${hidden.length === 1 ? 'a hidden sheet' : `${hidden.length} hidden sheets`}, not read: ${hidden.join(', ')}.`,
        ]
      : []),
  ];
}
