/**
 * Content of XLSX and ODS, structured by the Government Analysis Function's guidance: cover, contents, notes, then one
 * table a sheet with its title in A1 and nothing below. Protected figures only.
 */
export type Workbook = {
  readonly title: string;
  readonly author: string;
  readonly language: 'en-GB';
  readonly statedTime: string;
  readonly sheets: readonly Sheet[];
};

export type Sheet = {
  /** Sheet name: unique, under 31 characters. */
  readonly name: string;
  /** Heading in A1. */
  readonly title: string;
  /** One cell each in column A, between title and table. */
  readonly lines: readonly SheetLine[];
  readonly table: SheetTable | null;
  /** Width of column A in characters. */
  readonly firstWidth: number;
};

export type SheetLine = {
  readonly text: string;
  readonly isHeading: boolean;
  /** Target sheet of a link, or null. */
  readonly linkTo: string | null;
};

export type SheetTable = {
  /** Table name, unique in the workbook: letters, digits and underscores; no cell address. */
  readonly name: string;
  readonly columns: readonly {
    readonly label: string;
    readonly isNumeric: boolean;
    readonly width: number;
  }[];
  /** Rows as wide as `columns`, without blank cells; at least one. */
  readonly rows: readonly (readonly SheetCell[])[];
};

export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly linkTo: string | null }
  | { readonly kind: 'number'; readonly value: number; readonly format: NumberFormat };

export type NumberFormat =
  | { readonly kind: 'plain' | 'percent'; readonly decimals: number }
  /** p value with three decimals, "<0.001" below that. */
  | { readonly kind: 'p' };

export const textCell = (text: string, linkTo: string | null = null): SheetCell => ({
  kind: 'text',
  text,
  linkTo,
});

export const line = (text: string, linkTo: string | null = null): SheetLine => ({
  text,
  isHeading: false,
  linkTo,
});

/** Column name: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
