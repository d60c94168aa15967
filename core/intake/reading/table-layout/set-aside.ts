import type { SetAsideRow } from '../../reader.ts';

const MOST_LISTED = 1_000;

/** Rows set aside, each with its reason. */
export class SetAsideList {
  count = 0;
  readonly rows: SetAsideRow[] = [];

  add(row: number, reason: string): void {
    this.count++;
    if (this.rows.length < MOST_LISTED) this.rows.push({ row, reason });
  }
}

export const UNCLOSED_REASON = 'A quotation mark is opened and not closed.';
export const REPEAT_REASON = 'It repeats the header.';
export const NUL_REASON = 'It holds NUL characters, which are not text.';
export const TOO_LONG_REASON = 'It is longer than 8 MB.';

export function widthReason(fields: number, width: number): string {
  const few = fields < width ? 'too few' : 'too many';
  return `It has ${fields} ${fields === 1 ? 'field' : 'fields'}, ${few} for ${width} columns.`;
}
