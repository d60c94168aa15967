import type { RPackage } from './r-peer.ts';
import type { SideName } from './sides.ts';

export type Line = {
  readonly id: string;
  readonly title: string;
  readonly ours: SideName;
  /** Null where there is nobody to compare with. `needs` may be absent, and the peer with it. */
  readonly peer: { readonly side: SideName; readonly label: string; readonly needs?: RPackage } | null;
  /** Every round in a fresh process, as a person meets it; otherwise rounds follow each other in one. */
  readonly isCold: boolean;
  /** Fewer rounds, besides the one that does not count, for a line that takes seconds. */
  readonly coldRounds?: number;
  /** Most that our time may be of the peer's, now and later; null sets none. */
  readonly mostOfTime: { readonly first: number; readonly then: number } | null;
  /** Most that our memory may be of the peer's. */
  readonly mostOfMemory: number | null;
  /** Most memory that our side may take, in MB, now and later. */
  readonly mostMb?: { readonly first: number; readonly then: number };
  /** Other figures of our side in milliseconds, and the most that they may be where there is a limit. */
  readonly figures: readonly {
    readonly name: string;
    readonly title: string;
    readonly most: number | null;
  }[];
};

/** There is no peer that hides by ranges; the time before sums were sparse stands beside ours. */
function protecting(id: SideName, cells: string, before: string, most: number | null): Line {
  const title = `Protecting ${cells} cells with totals (before: ${before})`;
  return {
    id: id.replace('/ours', ''),
    title,
    ours: id,
    peer: null,
    isCold: true,
    coldRounds: 1,
    mostOfTime: null,
    mostOfMemory: null,
    figures: [{ name: 'medianMs', title, most }],
  };
}

export const lines: readonly Line[] = [
  {
    id: 'stored-import',
    title: 'CSV to coded columns, stored and encrypted',
    ours: 'stored-import/ours',
    peer: { side: 'stored-import/peer', label: 'DuckDB into its file, 2 threads' },
    isCold: true,
    mostOfTime: { first: 0.9, then: 0.4 },
    mostOfMemory: 0.4,
    figures: [
      { name: 'greatestMs', title: 'Longest block of the host thread meanwhile', most: 50 },
      { name: 'greatestWorkMs', title: '  its own work at one time, at most', most: null },
    ],
  },
  {
    id: 'memory-import',
    title: 'CSV to coded columns in memory (the reader alone)',
    ours: 'memory-import/ours',
    peer: { side: 'memory-import/peer', label: 'DuckDB in memory, 2 threads' },
    isCold: true,
    mostOfTime: { first: 0.9, then: 0.4 },
    mostOfMemory: 0.4,
    figures: [],
  },
  {
    id: 'workbook-import',
    title: 'XLSX to coded columns in memory, 100,000 rows',
    ours: 'workbook-import/ours',
    peer: { side: 'workbook-import/peer', label: "exceljs's stream, cells only counted" },
    isCold: true,
    mostOfTime: { first: 0.6, then: 0.2 },
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'ods-import',
    title: 'ODS to coded columns in memory, 100,000 rows',
    ours: 'ods-import/ours',
    peer: { side: 'ods-import/peer', label: "hucre's stream, cells only counted" },
    isCold: true,
    coldRounds: 2,
    mostOfTime: null,
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'xls-import',
    title: 'XLS (97-2003) to coded columns in memory, 65,535 rows',
    ours: 'xls-import/ours',
    peer: { side: 'xls-import/peer', label: 'readxl in R', needs: 'readxl' },
    isCold: true,
    mostOfTime: null,
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'sav-import',
    title: 'SPSS .sav to coded columns in memory, 100,000 rows',
    ours: 'sav-import/ours',
    peer: { side: 'sav-import/peer', label: 'haven in R', needs: 'haven' },
    isCold: true,
    mostOfTime: { first: 1, then: 0.3 },
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'zsav-import',
    title: 'SPSS .zsav to coded columns in memory, 100,000 rows',
    ours: 'zsav-import/ours',
    peer: { side: 'zsav-import/peer', label: 'haven in R', needs: 'haven' },
    isCold: true,
    mostOfTime: { first: 1, then: 0.3 },
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'dta-import',
    title: 'Stata .dta to coded columns in memory, 100,000 rows',
    ours: 'dta-import/ours',
    peer: { side: 'dta-import/peer', label: 'haven in R', needs: 'haven' },
    isCold: true,
    mostOfTime: { first: 1, then: 0.3 },
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'xpt-import',
    title: 'SAS transport (.xpt) to coded columns in memory, 100,000 rows',
    ours: 'xpt-import/ours',
    peer: { side: 'xpt-import/peer', label: 'haven in R', needs: 'haven' },
    isCold: true,
    mostOfTime: { first: 1, then: 0.3 },
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'arrow-import',
    title: 'Arrow to coded columns in memory',
    ours: 'arrow-import/ours',
    peer: { side: 'arrow-import/peer', label: 'apache-arrow, every value looked at' },
    isCold: true,
    mostOfTime: null,
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'parquet-import',
    title: 'Parquet to coded columns in memory',
    ours: 'parquet-import/ours',
    peer: { side: 'parquet-import/peer', label: 'DuckDB in memory, 2 threads' },
    isCold: true,
    mostOfTime: null,
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'parquet-five',
    title: '  five of its columns',
    ours: 'parquet-five/ours',
    peer: { side: 'parquet-five/peer', label: 'DuckDB in memory, 2 threads' },
    isCold: true,
    mostOfTime: null,
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'four-way-table',
    title: 'Four-way table with filters',
    ours: 'four-way-table/ours',
    peer: { side: 'four-way-table/peer', label: 'DuckDB on ENUM columns, 1 thread' },
    isCold: false,
    mostOfTime: { first: 1, then: 0.2 },
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'all-tables',
    title: 'All two- and three-way tables of eight fields',
    ours: 'all-tables/ours',
    peer: { side: 'all-tables/peer', label: 'DuckDB, its best form, 2 threads' },
    isCold: false,
    mostOfTime: { first: 0.4, then: 0.1 },
    mostOfMemory: null,
    figures: [],
  },
  {
    id: 'reopening',
    title: 'Reopened with the key at hand, five columns loaded',
    ours: 'reopening/ours',
    peer: { side: 'reopening/peer', label: 'DuckDB from its file, 2 threads' },
    isCold: false,
    mostOfTime: { first: 0.4, then: 0.2 },
    mostOfMemory: null,
    figures: [{ name: 'keyMs', title: '  the key from its passphrase, slow on purpose', most: null }],
  },
  protecting('protect-60-60/ours', '61 × 61', '0.9 s', 500),
  protecting('protect-200-50/ours', '201 × 51', '4 to 9 s', 2_000),
  protecting('protect-20-20-10/ours', '21 × 21 × 11', '13 s', 2_000),
  protecting('protect-12-10-8-4/ours', '13 × 11 × 9 × 5', 'over 200 s', null),
  protecting('protect-40-25-17/ours', '41 × 26 × 18', '22,000 took 65 s', 2_000),
  {
    id: 'redraw',
    title: 'A changed filter to the redrawn picture',
    ours: 'redraw/ours',
    peer: null,
    isCold: false,
    mostOfTime: null,
    mostOfMemory: null,
    figures: [{ name: 'medianMs', title: 'A changed filter to the redrawn picture', most: 300 }],
  },
];

/** Minutes each, so only when asked for; one round, in a fresh process. */
export const largeLines: readonly Line[] = [
  {
    id: 'large-import',
    title: 'CSV of 10,000,000 rows stored and cross-tabulated',
    ours: 'large-import/ours',
    peer: null,
    isCold: true,
    mostOfTime: null,
    mostOfMemory: null,
    mostMb: { first: 3_072, then: 1_229 },
    figures: [{ name: 'medianMs', title: 'CSV of 10,000,000 rows stored and cross-tabulated', most: null }],
  },
];
