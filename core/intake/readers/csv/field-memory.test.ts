import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../reader.ts';
import { RecordScanner } from './record-scanner.ts';

const WIDTH = 4;
const RECORDS = 3_000;

/** Fields that begin alike, end alike, hold delimiters early, late and at the eighth byte, or are odd. */
const written = [
  ...['', 'No', 'Yes', 'Grade A', 'Grade B', 'Grade AB', 'abcdefg', 'abcdefgh', 'abcdefghi', 'abcdefghj'],
  ...['Modern professional occupations', 'Modern professional occupation', 'Modern professional occupatiXns'],
  ...['"a,b"', '"a,c"', '"a,b,c"', '"abcdef,"', '"abcdef,x"', '"abcdef,y"', '""', '" "', '"  x"', '"No"'],
  ...['"Fixed (""FTC"")"', '"Fixed (""FTD"")"', ' No', 'No ', '"No" ', '"one\ntwo"', '"one\nsix"', 'O"Hara'],
  ...['a;b', '\tx', '"a"b"', 'Ünïcode', '0', '00000000', '000000000', "'No'", "'a,b'", "'it''s'"],
] as const;

function textOf(mostFields: number, lineEnd: string): string {
  let state = 7;
  const draw = (count: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % count;
  };
  return Array.from({ length: RECORDS }, (_, record) => {
    const fields = Array.from({ length: WIDTH + (draw(200) === 0 ? 1 : 0) }, (_, column) =>
      column === 1 ? `E${record}` : (written[draw(mostFields)] ?? ''),
    );
    return fields.join(',') + lineEnd;
  }).join('');
}

/** What is found record by record, in words; what is not finished is skipped by the line. */
function scan(scanner: RecordScanner, text: string, isLast: boolean): string[] {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length + 2);
  bytes.set(encoded);
  scanner.look(bytes, encoded.length, isLast);
  const found: string[] = [];
  let at = 0;
  while (at >= 0 && at < encoded.length) {
    const next = scanner.next(at, 0);
    if (next >= 0) scanner.undoubleQuotes();
    const { isMultiline, isQuoted } = scanner;
    const fields = next < 0 ? 0 : scanner.fields;
    const values = Array.from({ length: next < 0 ? 0 : Math.min(fields, WIDTH) }, (_, field) =>
      new TextDecoder().decode(bytes.subarray(scanner.starts[field], scanner.ends[field])),
    );
    found.push(JSON.stringify({ next, fields, values, isMultiline, isQuoted: isQuoted && fields === 1 }));
    at = next < 0 ? scanner.endOfLine(at) : next;
  }
  const { quotedFields, trimmedFields, strayQuotes } = scanner;
  return [...found, JSON.stringify({ quotedFields, trimmedFields, strayQuotes })];
}

describe('a scanner that remembers fields', () => {
  const dialects: readonly Dialect[] = [
    { delimiter: ',', quote: '"', lineEnd: 'LF' },
    { delimiter: ',', quote: "'", lineEnd: 'LF' },
    { delimiter: ',', quote: '', lineEnd: 'LF' },
    { delimiter: ';', quote: '"', lineEnd: 'LF' },
    { delimiter: '\t', quote: '"', lineEnd: 'LF' },
  ];

  for (const dialect of dialects) {
    const name = `${dialect.delimiter} and ${dialect.quote || 'no quotes'}`.replace('\t', 'tab');
    it(`finds what one without memory finds, with ${name}`, () => {
      for (const mostFields of [9, written.length]) {
        for (const lineEnd of ['\n', '\r\n']) {
          const text = textOf(mostFields, lineEnd).replaceAll(',', dialect.delimiter);
          const remembering = scan(new RecordScanner(dialect, WIDTH, WIDTH), text, true);
          expect(remembering).toEqual(scan(new RecordScanner(dialect, WIDTH), text, true));
          expect(remembering.length).toBeGreaterThan(RECORDS / 4);
        }
      }
    });
  }

  it('waits for more wherever the bytes at hand end', () => {
    const [comma] = dialects;
    const remembering = new RecordScanner(comma!, WIDTH, WIDTH);
    scan(remembering, textOf(written.length, '\n'), true);
    const line = 'No,"a,b",Modern professional occupations,x\nNo,Grade A,abcdefghi,y\n';
    for (let length = 1; length <= line.length; length++) {
      const plain = scan(new RecordScanner(comma!, WIDTH), line.slice(0, length), false);
      expect(scan(remembering, line.slice(0, length), false).slice(0, -1)).toEqual(plain.slice(0, -1));
    }
  });

  it('numbers fields of a column alike only where their bytes are', () => {
    const bytes = new Uint8Array(1 << 20);
    const { written: length } = new TextEncoder().encodeInto(textOf(written.length, '\n'), bytes);
    const [comma] = dialects;
    const scanner = new RecordScanner(comma!, WIDTH, WIDTH);
    scanner.look(bytes, length, true);
    const valueOf = new Map<string, string>();
    for (let at = 0; at >= 0 && at < length;) {
      const next = scanner.next(at, 0);
      const fields = next < 0 ? 0 : Math.min(WIDTH, scanner.fields);
      for (let field = 0; field < fields; field++) {
        const number = scanner.alike[field]!;
        if (number === 0) continue;
        const value = new TextDecoder().decode(bytes.subarray(scanner.starts[field], scanner.ends[field]));
        expect(valueOf.get(`${field} ${number}`) ?? value).toBe(value);
        valueOf.set(`${field} ${number}`, value);
      }
      at = next < 0 ? scanner.endOfLine(at) : next;
    }
    expect(valueOf.size).toBeGreaterThan(30);
  });
});
