import type { ByteSource, TextDecoding, Work } from '../ports.ts';
import type { ColumnType } from '../table/column.ts';
import type { IdProfile } from './joining/id-profile.ts';
import type { JoinRecord } from './joining/join-record.ts';

/** How many rows one chunk holds; the last chunk of an extract is shorter. */
export const CHUNK_ROWS = 65_536;

/** Profile of a column over the whole extract. */
export type ColumnProfile = {
  /** The header, trimmed; blank and repeated headers get a number. */
  readonly name: string;
  /** The file's own description of the column, such as the variable label of SPSS; null where it has none. */
  readonly label: string | null;
  readonly type: ColumnType;
  readonly missing: number;
  /**
   * Non-blank cells that became missing because they could not be read as the column's type. Absent where there are
   * none.
   */
  readonly unread?: number;
  /**
   * Distinct non-blank values; capped at MAX_CATEGORIES + 1. 0 for numbers and dates of a fixed type where no values
   * are asked for (`valueLimit` 0): counting them takes a fifth of the time.
   */
  readonly distinct: number;
  /** Most frequent values with their counts, or the first few of a text column. Unprotected. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
};

export type SetAsideRow = { readonly row: number; readonly reason: string };

/** CSV dialect. `quote` is '' when nothing is quoted. */
export type Dialect = {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly quote: '"' | "'" | '';
  readonly lineEnd: 'LF' | 'CRLF' | 'CR';
};

/** Formats, named by their usual file extension. */
export const formats = ['csv', 'xlsx', 'xls', 'ods', 'parquet', 'arrow', 'sav', 'dta', 'xpt'] as const;
export type Format = (typeof formats)[number];

/** A sheet of a workbook. Hidden sheets are named, so that nobody imports one unknowingly. */
export type Sheet = { readonly name: string; readonly isHidden: boolean };

/** `join`: two datasets of the project joined, rather than a file. */
export const origins = [...formats, 'join'] as const;

/** Import facts of the files that were joined; `rows` of a correction is the number of rows it was counted among. */
export type BeforeJoin = {
  readonly setAside: readonly { readonly reason: string; readonly rows: number }[];
  readonly corrections: readonly {
    readonly column: string;
    readonly what: string;
    readonly cells: number;
    readonly rows: number;
  }[];
};

export type ExtractProfile = {
  readonly format: (typeof origins)[number];
  /** The sheet that was read, and all sheets; null and empty where the format has no sheets. */
  readonly sheet: string | null;
  readonly sheets: readonly Sheet[];
  /** Text encoding; null where the format fixes it. */
  readonly encoding: string | null;
  /** Null for formats other than CSV. */
  readonly dialect: Dialect | null;
  /** 1-based row of the header in the file; null where there is none. */
  readonly headerRow: number | null;
  /** Number of rows kept. */
  readonly rows: number;
  readonly setAsideCount: number;
  /** The first 1,000 at most; `setAsideCount` is the full number. */
  readonly setAside: readonly SetAsideRow[];
  /** Read options that a person chose; absent where there were none, or where they are not known. */
  readonly choices?: ReadChoices;
  /** How identifiers are written; absent where the file has none, or where it is not known. */
  readonly identifiers?: IdProfile;
  /** For a joined dataset: its joins, and the import facts of its files. */
  readonly joins?: readonly JoinRecord[];
  readonly before?: BeforeJoin;
  /** Columns that may identify people and whose use in findings a person confirmed. */
  readonly confirmed?: readonly string[];
  /** Repairs and oddities, as sentences. */
  readonly remarks: readonly string[];
  readonly columns: readonly ColumnProfile[];
};

/** Read options that a person can choose over the detected ones. */
export type ReadChoices = Pick<ReadOptions, 'encoding' | 'delimiter' | 'headerRow' | 'sheet'>;

/** Values listed by a profile unless the caller sets a limit. */
export const DEFAULT_VALUE_LIMIT = 50;

/** Read options fixed by a person, a recipe or an earlier inspection; absent ones are detected. */
export type ReadOptions = {
  readonly encoding?: string;
  readonly delimiter?: Dialect['delimiter'];
  readonly quote?: Dialect['quote'];
  readonly headerRow?: number | null;
  /** Of a workbook: the sheet to read, by name. Without it the first visible sheet that holds a table is read. */
  readonly sheet?: string;
  /** By header name. A value that cannot be read as the fixed type becomes missing and is counted in a remark. */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Columns, by header name, that are skipped: none of their values leaves the reader. */
  readonly leaveOut?: readonly string[];
  /** How many values each ColumnProfile lists (DEFAULT_VALUE_LIMIT when absent). */
  readonly valueLimit?: number;
};

/**
 * One column of one chunk. Category codes refer to the dictionary sent at the end; dictionaries only grow, so a code
 * keeps its meaning between chunks.
 */
export type ChunkColumn =
  | { readonly type: 'category'; readonly codes: Uint8Array | Uint16Array }
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'date'; readonly days: Int32Array }
  | { readonly type: 'text'; readonly offsets: Int32Array; readonly bytes: Uint8Array };

export type Chunk = { readonly rows: number; readonly columns: readonly ChunkColumn[] };

/** Consumer of the chunks of a reader. */
export type ChunkSink = {
  /** Called again when evidence late in the file forces another pass with other types: drop all earlier chunks. */
  readonly begin: (columns: readonly { readonly name: string; readonly type: ColumnType }[]) => void;
  readonly chunk: (chunk: Chunk) => void;
  /** Dictionaries by column position; `labels[0]` is ''. Null for columns that are not categories. */
  readonly end: (dictionaries: readonly (readonly string[] | null)[]) => void;
};

/** A reader of one format. A new format is a folder and one line in readers/registry.ts. */
export type Reader = {
  readonly formats: readonly Format[];
  /** Whether the first bytes look like this format. */
  readonly recognises: (head: Uint8Array) => boolean;
  readonly read: (
    source: ByteSource,
    options: ReadOptions,
    sink: ChunkSink,
    decode: TextDecoding,
    work: Work,
  ) => ExtractProfile | Promise<ExtractProfile>;
};
