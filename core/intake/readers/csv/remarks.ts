import type { ColumnPlan } from './column-plan.ts';
import type { PassResult } from './pass.ts';

/** Why columns are not what they looked like at first, or what was asked for. */
export function refutedRemarks(columns: readonly ColumnPlan[], result: PassResult): string[] {
  return columns.flatMap(({ name, kind, isFixed }, column) => {
    const row = result.builders[column]?.contradictedAt() ?? null;
    if (row !== null && kind.type === 'category' && isFixed) {
      return [`${name}: it has more than 65,535 different values, so it was read as text.`];
    }
    if (row === null || (kind.type !== 'number' && kind.type !== 'date')) return [];
    if (result.builders[column]?.revise(result.rows)?.type === kind.type) return [];
    return [
      `${name}: row ${row} holds something other than a ${kind.type}, so the column was kept as written.`,
    ];
  });
}

/** What was repaired while reading, in sentences. */
export function repairRemarks({ intake, rows }: PassResult): string[] {
  const { scanner, blankLines, emptyRows } = intake;
  return [
    ...(blankLines > 0 ? [`${times(blankLines, 'blank line was', 'blank lines were')} skipped.`] : []),
    ...(emptyRows > 0
      ? [`${times(emptyRows, 'row holds', 'rows hold')} nothing but separators. They count as rows.`]
      : []),
    ...(scanner.trimmedFields > 0
      ? [`Spaces around ${times(scanner.trimmedFields, 'value', 'values')} were removed.`]
      : []),
    ...(scanner.strayQuotes > 0
      ? [
          `${times(scanner.strayQuotes, 'quotation mark', 'quotation marks')} inside values were kept as written.`,
        ]
      : []),
    ...(rows === 0 ? ['The file has a header and no rows.'] : []),
  ];
}

function times(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
