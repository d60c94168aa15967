import type { ReadOptions } from '../../reader.ts';
import type { Header } from '../table-layout/header.ts';
import type { SourceColumn } from '../rows/read-rows.ts';
import { BLANK, DAY, NUMBER, type SheetScout } from './sheet-scout.ts';

/** Bounds of the table in a sheet: rows below the header, columns with values there. */
export type SheetLayout = {
  readonly headerRow: number | null;
  readonly firstDataRow: number;
  /** Columns of the sheet, ascending, parallel to `columns`. */
  readonly places: readonly number[];
  readonly columns: readonly SourceColumn[];
  readonly remarks: readonly string[];
};

/**
 * `met`: kinds seen in a pass over all rows, by column of the sheet, as bits. Only without a header can a column be
 * new.
 */
export function planLayout(scout: SheetScout, options: ReadOptions, met: Uint8Array): SheetLayout {
  const scouted = columnsIn(scout.used);
  const header = findSheetHeader(scout, scouted, options.headerRow);
  const firstDataRow = header.row === null ? 1 : scout.firstRow + header.skip;
  const kinds = scout.kindsFrom(firstDataRow).map((kind, column) => kind | met[column]!);
  const names = new Map(scouted.map((place, index) => [place, header.names[index] ?? '']));
  const isNamed = (place: number): boolean => header.row !== null && scout.hasText(header.row, place);
  const places = columnsIn(scout.used.map((kind, column) => kind | met[column]!)).filter(
    (place) => kinds[place] !== 0 || isNamed(place),
  );
  const newNames = new NewNames(new Set(names.values()));
  const columns = places.map((place, index) => ({
    name: names.get(place) || newNames.nameOf(index + 1),
    label: null,
    holds: holdingOf(kinds[place]!),
  }));
  return { headerRow: header.row, firstDataRow, places, columns, remarks: header.remarks };
}

/** Header row of a sheet. A candidate that names no column, or few with no data below, is rejected. */
function findSheetHeader(
  scout: SheetScout,
  columns: readonly number[],
  fixedRow: number | null | undefined,
): Header {
  const header = scout.header(columns, fixedRow);
  const { row, skip } = header;
  if (fixedRow !== undefined || row === null) return header;
  const named = columns.filter((column) => scout.hasText(row, column)).length;
  const isAll = named === columns.length;
  const isHeader = named > 0 && (isAll || scout.hasRowsFrom(scout.firstRow + skip));
  return isHeader ? header : scout.header(columns, null);
}

function columnsIn(kinds: Uint8Array): number[] {
  return [...kinds.keys()].filter((column) => kinds[column] !== 0);
}

/** Generated names for nameless columns, distinct from existing ones. */
class NewNames {
  private readonly taken: ReadonlySet<string>;
  private next = 1;

  constructor(taken: ReadonlySet<string>) {
    this.taken = taken;
  }

  /** `number`: position of the column. */
  nameOf(number: number): string {
    this.next = Math.max(this.next, number);
    while (this.taken.has(`Column ${this.next}`)) this.next++;
    return `Column ${this.next++}`;
  }
}

function holdingOf(kinds: number): SourceColumn['holds'] {
  const values = kinds & ~BLANK;
  if (values === NUMBER) return 'number';
  return values === DAY ? 'date' : 'text';
}
