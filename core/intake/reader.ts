import type { ByteSource, TextDecoding, Work } from '../ports.ts';
import type { ColumnType } from '../table/column.ts';
import type { IdProfile } from './joining/id-profile.ts';
import type { JoinRecord } from './joining/join-record.ts';

/** How many rows one chunk holds; the last chunk of an extract is shorter. */
export const CHUNK_ROWS = 65_536;

/** Profile of a column over the whole extract. */
export type ColumnProfile = {
  /** The header as printed in the file, trimmed; blank and repeated headers get a number. */
  readonly name: string;
  /** What the file itself says the column means, such as the label of an SPSS variable; null where it says nothing. */
  readonly label: string | null;
  readonly type: ColumnType;
  readonly missing: number;
  /**
   * Cells that are not blank and count as missing, since they are no values of the type that the column was given.
   * Known of an import of a file that was looked at; absent where there are none.
   */
  readonly unread?: number;
  /**
   * Distinct non-blank values; capped at MAX_CATEGORIES + 1. 0 for numbers and dates of a fixed type where no values
   * are asked for (`valueLimit` 0): counting them takes a fifth of the time.
   */
  readonly distinct: number;
  /** Most frequent values with their counts, or the first few of a text column. Preparation, never published. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
};

export type SetAsideRow = { readonly row: number; readonly reason: string };

/** CSV's own way of writing things down. `quote` is '' when nothing is quoted. */
export type Dialect = {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly quote: '"' | "'" | '';
  readonly lineEnd: 'LF' | 'CRLF' | 'CR';
};

/** Formats by the usual ending of their files. */
export const formats = ['csv', 'xlsx', 'xls', 'ods', 'parquet', 'arrow', 'sav', 'dta', 'xpt'] as const;
export type Format = (typeof formats)[number];

/** A sheet of a workbook. Hidden ones are named, so that nobody brings them in unknowingly. */
export type Sheet = { readonly name: string; readonly isHidden: boolean };

/** `join`: not a file, but two datasets of the project brought together. */
export const origins = [...formats, 'join'] as const;

/** How the files of a join came in; `rows` of a correction are those that its cells were counted among. */
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
  /** The sheet that was read, and all there are; null and none where the format has no sheets. */
  readonly sheet: string | null;
  readonly sheets: readonly Sheet[];
  /** Of text; null where the format settles it. */
  readonly encoding: string | null;
  /** Of CSV alone. */
  readonly dialect: Dialect | null;
  /** 1-based row of the header in the file, null when there is none. */
  readonly headerRow: number | null;
  /** Rows kept. */
  readonly rows: number;
  readonly setAsideCount: number;
  /** At most the first 1,000; `setAsideCount` is the whole number. */
  readonly setAside: readonly SetAsideRow[];
  /** What a person had fixed before it was read; absent where nothing was, or where it is not known. */
  readonly choices?: ReadChoices;
  /** What identifiers of people look like, where the file has them and it is known. */
  readonly identifiers?: IdProfile;
  /** Of a joined dataset: the joins that made it, and what is known of its files from before. */
  readonly joins?: readonly JoinRecord[];
  readonly before?: BeforeJoin;
  /** Columns that may point at people, whose use for findings a person confirmed. */
  readonly confirmed?: readonly string[];
  /** Remarks: repairs and oddities, as sentences. */
  readonly remarks: readonly string[];
  readonly columns: readonly ColumnProfile[];
};

/** How a file is to be read, where it was read wrongly by itself. */
export type ReadChoices = Pick<ReadOptions, 'encoding' | 'delimiter' | 'headerRow' | 'sheet'>;

/** How many values a profile lists where nobody says. */
export const DEFAULT_VALUE_LIMIT = 50;

/** What a person, a recipe or an earlier inspection fixed; what is absent is found by evidence. */
export type ReadOptions = {
  readonly encoding?: string;
  readonly delimiter?: Dialect['delimiter'];
  readonly quote?: Dialect['quote'];
  readonly headerRow?: number | null;
  /** Of a workbook: the sheet to read, by name. Without it the first visible sheet that holds a table is read. */
  readonly sheet?: string;
  /** By header name. A value that cannot be read as the fixed type becomes missing and is counted in a remark. */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Columns that are skipped entirely (by header name); nothing of them leaves the reader. */
  readonly leaveOut?: readonly string[];
  /** How many values each ColumnProfile lists (DEFAULT_VALUE_LIMIT when absent). */
  readonly valueLimit?: number;
};

/**
 * One column of one chunk. Category codes refer to the dictionary sent at the end, which only ever grows,
 * so codes never change their meaning between chunks.
 */
export type ChunkColumn =
  | { readonly type: 'category'; readonly codes: Uint8Array | Uint16Array }
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'date'; readonly days: Int32Array }
  | { readonly type: 'text'; readonly offsets: Int32Array; readonly bytes: Uint8Array };

export type Chunk = { readonly rows: number; readonly columns: readonly ChunkColumn[] };

/** Where a reader puts what it reads. */
export type ChunkSink = {
  /** Called again when evidence late in the file forces another pass with other types: forget what came before. */
  readonly begin: (columns: readonly { readonly name: string; readonly type: ColumnType }[]) => void;
  readonly chunk: (chunk: Chunk) => void;
  /** Dictionaries by column position; `labels[0]` is ''. Null for columns that are not categories. */
  readonly end: (dictionaries: readonly (readonly string[] | null)[]) => void;
};

/** A reader of one format. A new format is one file and one line in readers/registry.ts. */
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
