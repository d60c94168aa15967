import type { ColumnBuilder } from './column-builder.ts';

/** Builder of the nameless last column that a separator at the end of every line makes. */
export function blankBuilder(): ColumnBuilder {
  let filledRow: number | null = null;
  return {
    append: ({ starts, ends, width, rows, rowNumbers }, column) => {
      for (let row = 0, slot = column; row < rows; row++, slot += width) {
        if (starts[slot] !== ends[slot]) filledRow ??= rowNumbers[row]!;
      }
    },
    takeChunk: () => null,
    contradictedAt: () => filledRow,
    revise: () => (filledRow === null ? null : { type: 'category' }),
    findings: () => ({ missing: 0, distinct: 0, values: [], remarks: [] }),
    labels: () => null,
  };
}
