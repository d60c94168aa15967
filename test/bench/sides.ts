import { runSide, type Side, type SideRun } from './side.ts';

const side =
  <Value>(prepare: () => Promise<Side<Value>>) =>
  (run: SideRun): Promise<void> =>
    runSide(prepare, run);

const protectSide = (sizes: readonly number[]) =>
  side(async () => (await import('./sides/protected-tables.ts')).protectedTable(sizes)());

/** Sides by name. Each runs in a process of its own, which loads no other. */
export const sides = {
  'stored-import/ours': side(async () => (await import('./sides/stored-import.ts')).prepareOurs()),
  'stored-import/peer': side(async () => (await import('./sides/stored-import.ts')).preparePeer()),
  'memory-import/ours': side(async () => (await import('./sides/memory-import.ts')).prepareOurs()),
  'memory-import/peer': side(async () => (await import('./sides/memory-import.ts')).preparePeer()),
  'workbook-import/ours': side(async () => (await import('./sides/workbook-import.ts')).xlsx.prepareOurs()),
  'workbook-import/peer': side(async () => (await import('./sides/workbook-import.ts')).xlsx.preparePeer()),
  'ods-import/ours': side(async () => (await import('./sides/workbook-import.ts')).ods.prepareOurs()),
  'ods-import/peer': side(async () => (await import('./sides/workbook-import.ts')).ods.preparePeer()),
  'xls-import/ours': side(async () => (await import('./sides/r-import.ts')).xls.prepareOurs()),
  'xls-import/peer': side(async () => (await import('./sides/r-import.ts')).xls.preparePeer()),
  'sav-import/ours': side(async () => (await import('./sides/r-import.ts')).sav.prepareOurs()),
  'sav-import/peer': side(async () => (await import('./sides/r-import.ts')).sav.preparePeer()),
  'zsav-import/ours': side(async () => (await import('./sides/r-import.ts')).zsav.prepareOurs()),
  'zsav-import/peer': side(async () => (await import('./sides/r-import.ts')).zsav.preparePeer()),
  'dta-import/ours': side(async () => (await import('./sides/r-import.ts')).dta.prepareOurs()),
  'dta-import/peer': side(async () => (await import('./sides/r-import.ts')).dta.preparePeer()),
  'xpt-import/ours': side(async () => (await import('./sides/r-import.ts')).xpt.prepareOurs()),
  'xpt-import/peer': side(async () => (await import('./sides/r-import.ts')).xpt.preparePeer()),
  'arrow-import/ours': side(async () => (await import('./sides/arrow-import.ts')).prepareOurs()),
  'arrow-import/peer': side(async () => (await import('./sides/arrow-import.ts')).preparePeer()),
  'parquet-import/ours': side(async () => (await import('./sides/parquet-import.ts')).all.prepareOurs()),
  'parquet-import/peer': side(async () => (await import('./sides/parquet-import.ts')).all.preparePeer()),
  'parquet-five/ours': side(async () => (await import('./sides/parquet-import.ts')).five.prepareOurs()),
  'parquet-five/peer': side(async () => (await import('./sides/parquet-import.ts')).five.preparePeer()),
  'four-way-table/ours': side(async () => (await import('./sides/four-way-table.ts')).prepareOurs()),
  'four-way-table/peer': side(async () => (await import('./sides/four-way-table.ts')).preparePeer()),
  'all-tables/ours': side(async () => (await import('./sides/all-tables.ts')).prepareOurs()),
  'all-tables/peer': side(async () => (await import('./sides/all-tables.ts')).preparePeer()),
  'reopening/ours': side(async () => (await import('./sides/reopening.ts')).prepareOurs()),
  'reopening/peer': side(async () => (await import('./sides/reopening.ts')).preparePeer()),
  'large-import/ours': side(async () => (await import('./sides/large-import.ts')).prepareOurs()),
  'protect-60-60/ours': protectSide([60, 60]),
  'protect-200-50/ours': protectSide([200, 50]),
  'protect-20-20-10/ours': protectSide([20, 20, 10]),
  'protect-12-10-8-4/ours': protectSide([12, 10, 8, 4]),
  'protect-40-25-17/ours': protectSide([40, 25, 17]),
  'redraw/ours': side(async () => (await import('./sides/redraw.ts')).prepareOurs()),
} as const;

export type SideName = keyof typeof sides;
