import type { Sheet, SheetCell } from './workbook.ts';

export const TITLE_POINTS = 14;
export const HEADING_POINTS = 13;
export const TEXT_POINTS = 12;

/** Row heights in points, from the title down: LibreOffice does not fit rows of XLSX files to wrapped text. */
export function rowHeights({ title, lines, table, firstWidth }: Sheet): readonly number[] {
  const widths = [firstWidth, ...(table?.columns.slice(1).map(({ width }) => width) ?? [])];
  const rowOf = (texts: readonly string[], isBold = false): number =>
    Math.max(...texts.map((text, index) => heightOf(text, widths[index] ?? firstWidth, TEXT_POINTS, isBold)));
  return [
    heightOf(title, firstWidth, TITLE_POINTS, true),
    ...lines.map(({ text, isHeading }) =>
      heightOf(text, firstWidth, isHeading ? HEADING_POINTS : TEXT_POINTS, isHeading),
    ),
    ...(table
      ? [
          rowOf(
            table.columns.map(({ label }) => label),
            true,
          ),
        ]
      : []),
    ...(table?.rows.map((cells) => rowOf(cells.map(cellText))) ?? []),
  ];
}

function cellText(cell: SheetCell): string {
  return cell.kind === 'text' ? cell.text : '';
}

/** Column widths count digits of 12-point Arial; words are slightly narrower, bold ones slightly wider. */
function heightOf(text: string, width: number, points: number, isBold: boolean): number {
  const room = Math.max(1, ((width - 1) * TEXT_POINTS) / points / (isBold ? 1.08 : 1));
  const lines = text.split('\n').reduce((sum, paragraph) => sum + linesOf(paragraph, room), 0);
  return Math.ceil(lines * points * 1.3 + 2);
}

function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(word.length / room) - 1);
    used = used === 0 ? word.length % room : used + 1 + word.length;
  }
  return lines;
}
