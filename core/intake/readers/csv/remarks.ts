import type { PassResult } from './pass.ts';

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
    ...(intake.unwrapped > 0
      ? [
          `${times(intake.unwrapped, 'value was', 'values were')} taken out of ="…", which keeps zeros in a spreadsheet.`,
        ]
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
