import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { rowCountOf } from '../../core/table/column.ts';
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
        expect(found.profile.dialect?.delimiter).toBe(dialect.delimiter);
        expect(found.cells).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

describe('anything at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      '1',
      ',',
      ';',
      '"',
      "'",
      '\n',
      '\r\n',
      '\r',
      '\0',
      ' ',
      '£',
      '"",',
      '\n"',
      '2021-01-05',
      '\ufeff',
    ),
    fc.string({ maxLength: 3 }),
  );

  it('is read or refused with an error of ours, and every row is kept or set aside once', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, isBytes) => {
        const text = pieces.join('');
        const content = isBytes ? Uint8Array.from(text, (each) => each.charCodeAt(0)) : text;
        try {
          const { profile, table } = readAsWritten(content);
          expect(table.rows).toBe(profile.rows);
          const rows = profile.setAside.map(({ row }) => row);
          expect(new Set(rows).size).toBe(profile.setAsideCount);
          for (const column of table.columns) expect(rowCountOf(column)).toBe(profile.rows);
          for (const { missing, values } of profile.columns) {
            expect(missing + values.reduce((sum, { count }) => sum + count, 0)).toBe(profile.rows);
          }
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.detail.code).not.toBe('intake/unsettled-types');
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
