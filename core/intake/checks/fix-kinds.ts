import type { FieldId } from '../../table/fields.ts';

export const fixKinds = [
  'missing',
  'set-aside',
  'keep-last',
  'keep-first',
  'rescale',
  'rename',
  'sort-by-pay',
  'leave',
] as const;
export type FixKind = (typeof fixKinds)[number];

/** A fix that is offered for a finding. */
export type PossibleFix = {
  readonly kind: FixKind;
  readonly label: string;
  /** The field whose values are changed; null where whole rows are set aside. */
  readonly field: FieldId | null;
  /** Factor of a `rescale`; null for other kinds. */
  readonly factor: number | null;
  /** For `rename` and `sort-by-pay`: new names by old ones, and the order of the field (null where it has none). */
  readonly categories: {
    readonly names: ReadonlyMap<string, string>;
    readonly order: readonly string[] | null;
  } | null;
  readonly rows: Int32Array;
};
