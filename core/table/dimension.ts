/** One dimension of a table: `slotOf[code]` is the category position, or -1 where the row is not counted. */
export type TabDimension = {
  readonly codes: Uint8Array | Uint16Array;
  readonly slotOf: Int32Array;
  readonly size: number;
};

/** Rows whose code has keep = 0 are not counted. */
export type TabFilter = { readonly codes: Uint8Array | Uint16Array; readonly keep: Uint8Array };
