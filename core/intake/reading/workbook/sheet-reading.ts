import type { TextDecoding } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, Format, ReadOptions, Sheet } from '../../reader.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { ReadBudget } from '../read-budget.ts';
import { readRows } from '../rows/read-rows.ts';
import { SetAsideList } from '../table-layout/set-aside.ts';
import { BelowTable } from './below-table.ts';
import { type CellSource, CellTally, COLUMNS, SheetNotes } from './cells.ts';
import { ColumnScout } from './column-scout.ts';
import { planLayout } from './sheet-layout.ts';
import { SheetScout } from './sheet-scout.ts';
import { sheetRemarks, workbookRemarks } from './sheet-remarks.ts';
import { TableCells } from './table-cells.ts';
import { noSuchSheet, noVisibleSheet } from './refusals.ts';

/** A workbook of any format: its worksheets, and the cells of each. */
export type Workbook = {
  readonly format: Format;
  readonly sheets: readonly Sheet[];
  readonly budget: ReadBudget;
  /** Cells of a sheet, by position in `sheets`. */
  readonly cellsOf: (sheet: number) => CellSource;
};

type Scouted = { readonly index: number; readonly scout: SheetScout; readonly notes: SheetNotes };

/** Errors: intake/no-sheet, and those of the format. */
export async function readWorkbook(
  workbook: Workbook,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
): Promise<ExtractProfile> {
  const scouted = chooseSheet(workbook, options.sheet);
  const { name = '' } = workbook.sheets[scouted.index] ?? {};
  const common = {
    format: workbook.format,
    sheet: name,
    sheets: workbook.sheets,
    encoding: null,
    dialect: null,
    setAsideCount: 0,
    setAside: [],
  };
  const about = workbookRemarks(workbook.sheets, name);
  if (scouted.scout.rows === 0) {
    sink.begin([]);
    sink.end([]);
    return { ...common, headerRow: null, rows: 0, columns: [], remarks: ['The sheet is empty.', ...about] };
  }
  const { layout, notes, cells, below, read } = await readTable(workbook, scouted, options, sink, decode);
  return {
    ...common,
    headerRow: layout.headerRow,
    rows: read.rows,
    setAsideCount: below.count,
    setAside: below.rows,
    columns: read.columns,
    remarks: [...sheetRemarks(layout, notes, cells, read.rows), ...about, ...read.remarks],
  };
}

/**
 * The requested sheet, else the first visible one with a table, else the first with anything. A small table may be the
 * contents list of a cover sheet, so a later one that has more rows and more columns wins.
 */
function chooseSheet(workbook: Workbook, wanted: string | undefined): Scouted {
  if (wanted !== undefined) {
    const index = workbook.sheets.findIndex(({ name }) => name === wanted);
    if (index < 0) throw noSuchSheet();
    return scoutSheet(workbook, index);
  }
  const visible = [...workbook.sheets.keys()].filter((index) => workbook.sheets[index]?.isHidden === false);
  let best: Scouted | null = null;
  for (const index of visible) {
    const scouted = scoutSheet(workbook, index);
    if (best === null || isBetter(scouted.scout, best.scout)) best = scouted;
    if (best.scout.holdsTable() && !best.scout.isSmall()) break;
  }
  if (best === null) throw noVisibleSheet();
  return best;
}

function isBetter(scout: SheetScout, best: SheetScout): boolean {
  if (!scout.holdsTable()) return best.rows === 0 && scout.rows > 0;
  if (!best.holdsTable()) return true;
  return scout.rows > 2 * best.rows && scout.columns() > best.columns();
}

function scoutSheet(workbook: Workbook, index: number): Scouted {
  const scout = new SheetScout();
  return { index, scout, notes: workbook.cellsOf(index)(scout) };
}

type Pass = {
  readonly notes: SheetNotes;
  readonly cells: Pick<TableCells, 'timesOfDay' | 'strays'>;
  readonly below: SetAsideList;
};

/** Thrown after a pass that met cells outside the layout. */
class LayoutRefuted extends Error {}

async function readTable(
  workbook: Workbook,
  { index, scout, notes: scouted }: Scouted,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
) {
  const cellSource = workbook.cellsOf(index);
  const met = new Uint8Array(COLUMNS);
  const isHeaderless = planLayout(scout, options, met).headerRow === null;
  if (isHeaderless && !scouted.isComplete) cellSource(new ColumnScout(met));
  for (;;) {
    const layout = planLayout(scout, options, met);
    let pass: Pass = {
      notes: new SheetNotes(),
      cells: { timesOfDay: new Uint32Array(), strays: new CellTally() },
      below: new SetAsideList(),
    };
    const source = {
      columns: layout.columns,
      budget: workbook.budget,
      rows: Math.round(scout.rows / scouted.readProportion),
      putRows: (batch: RowBatch): void => {
        const cells = new TableCells(batch, layout, met);
        const below = new BelowTable(cells, layout);
        const notes = cellSource(below);
        if (cells.isRefuted) throw new LayoutRefuted();
        pass = { notes, cells, below: below.setAside() };
      },
    };
    try {
      const read = await readRows(source, options, sink, decode);
      return { layout, read, ...pass };
    } catch (error) {
      if (!(error instanceof LayoutRefuted)) throw error;
    }
  }
}
