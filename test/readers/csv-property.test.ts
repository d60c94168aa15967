import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsWritten } from './table-text.ts';

const dialects = fc.record({
  delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
  quote: fc.constantFrom('"' as const, "'" as const),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quotesAll: fc.boolean(),
  endsLine: fc.boolean(),
});

const awkward = fc.constantFrom(
  ',',
  ';',
  '\t',
  '|',
  '"',
  "'",
  ' ',
  '\n',
  '\r\n',
  'é',
  '漢',
  '🙂',
  '0',
  '1',
  'a',
  'NA',
  '-',
);
const cell = fc.oneof(
  fc.array(awkward, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 8 }),
);

const tables = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  );

/** A writer by the book (RFC 4180): quotes what needs it and doubles quotes inside. */
function write(
  rows: readonly (readonly string[])[],
  dialect: { [Key in 'delimiter' | 'quote' | 'lineEnd']: string },
  quotesAll: boolean,
) {
  const { delimiter, quote, lineEnd } = dialect;
  const field = (value: string): string => {
    const isPlain = value !== '' && /^[\p{L}\p{N}]+$/u.test(value);
    return quotesAll || !isPlain ? quote + value.replaceAll(quote, quote + quote) + quote : value;
  };
  return rows.map((row) => row.map(field).join(delimiter)).join(lineEnd);
}

describe('tables written by the book', () => {
  it('come back equal in every dialect', () => {
    fc.assert(
      fc.property(tables, dialects, (table, { quotesAll, endsLine, ...dialect }) => {
        // NUL characters set a row aside, and single quotes undouble both kinds; each has a test of its own.
        const rows = table.map((row) =>
          row.map((value) => value.replaceAll('\0', '').replaceAll(/"+/gu, '"')),
        );
        const width = rows[0]!.length;
        const names = Array.from({ length: width }, (_, column) => `name ${column}`);
        const text = write([names, ...rows], dialect, quotesAll) + (endsLine ? dialect.lineEnd : '');
        const { delimiter, quote } = dialect;
        const { cells, profile } = readAsWritten(text, { delimiter, quote, headerRow: 1 });
        expect(profile.setAsideCount).toBe(0);
        expect(cells).toEqual(rows.map((row) => row.map((value) => (/^[\0- ]*$/u.test(value) ? '' : value))));
      }),
      { numRuns: 600 },
    );
  });

  it('come back equal when the dialect has to be found', () => {
    const word = fc.constantFrom(
      'Anna',
      'Law, tax',
      'a; b',
      'x|y',
      'Human resources',
      "it's",
      'say "hi"',
      'Zoë',
    );
    const table = fc.array(fc.tuple(word, word, word), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(table, dialects, (rows, { quotesAll, endsLine, ...dialect }) => {
        const names = ['first name', 'second name', 'third name'];
        const text = write([names, ...rows], dialect, quotesAll) + (endsLine ? dialect.lineEnd : '');
        const found = readAsWritten(text, { headerRow: 1 });
        expect(found.profile.dialect.delimiter).toBe(dialect.delimiter);
        expect(found.cells).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});
