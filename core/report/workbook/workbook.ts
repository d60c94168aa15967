/**
 * What XLSX and ODS are made from: the shape that the Government Analysis Function asks of spreadsheets. A cover,
 * contents, notes, then one table a sheet, with its title in A1 and nothing under it. Protected figures alone.
 */
export type Workbook = {
  readonly title: string;
  readonly author: string;
  readonly language: 'en-GB';
  readonly statedTime: string;
  readonly sheets: readonly Sheet[];
};

export type Sheet = {
  /** On the tab: unique, under 31 characters. */
  readonly name: string;
  /** Stands in A1 as a heading. */
  readonly title: string;
  /** One cell each, in column A, between the title and the table. */
  readonly lines: readonly SheetLine[];
  readonly table: SheetTable | null;
  /** Of column A, in characters. */
  readonly firstWidth: number;
};

export type SheetLine = {
  readonly text: string;
  readonly isHeading: boolean;
  /** The sheet that a click leads to, or null. */
  readonly linkTo: string | null;
};

export type SheetTable = {
  /** Unique in the workbook: letters, digits and low lines, no cell address. */
  readonly name: string;
  readonly columns: readonly {
    readonly label: string;
    readonly isNumeric: boolean;
    readonly width: number;
  }[];
  /** As many cells as columns, none of them blank; at least one row. */
  readonly rows: readonly (readonly SheetCell[])[];
};

export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly linkTo: string | null }
  | { readonly kind: 'number'; readonly value: number; readonly format: NumberFormat };

export type NumberFormat =
  | { readonly kind: 'plain' | 'percent'; readonly decimals: number }
  /** Three decimals, and "<0.001" under that. */
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

/** 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
