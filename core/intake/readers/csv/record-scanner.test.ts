import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../reader.ts';
import { INCOMPLETE, RecordScanner, UNCLOSED } from './record-scanner.ts';

const COMMA: Dialect = { delimiter: ',', quote: '"', lineEnd: 'LF' };

function scan(text: string, dialect: Dialect = COMMA): string[][] {
  const written = new TextEncoder().encode(text);
  const bytes = new Uint8Array(written.length + 2);
  bytes.set(written);
  const scanner = new RecordScanner(dialect, 100);
  scanner.look(bytes, written.length, true);
  const records: string[][] = [];
  let at = 0;
  while (at < written.length) {
    const next = scanner.next(at, 0);
    if (next < 0) {
      records.push([`problem ${next}`]);
      at = scanner.endOfLine(at);
      continue;
    }
    scanner.undoubleQuotes();
    const record: string[] = [];
    for (let field = 0; field < scanner.fields; field++) {
      record.push(new TextDecoder().decode(bytes.subarray(scanner.starts[field], scanner.ends[field])));
    }
    records.push(record);
    at = next;
  }
  return records;
}

describe('record scanner', () => {
  it('splits plain records with either line end and without a last one', () => {
    expect(scan('a,b\r\n1,2\n3,4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('keeps an empty last field', () => {
    expect(scan('a,\n,')).toEqual([
      ['a', ''],
      ['', ''],
    ]);
  });

  it('reads separators, line ends and doubled quotes inside quotes as text', () => {
    expect(scan('"a,b","c\r\nd","say ""hi"""\n')).toEqual([['a,b', 'c\r\nd', 'say "hi"']]);
  });

  it('removes spaces around values but not inside quotes', () => {
    expect(scan('  a , " b " ,c  \r\n')).toEqual([['a', ' b ', 'c']]);
  });

  it('keeps a quotation mark in the middle of a value as it is', () => {
    expect(scan('5" pipe,"a 3" nail",x\n')).toEqual([['5" pipe', 'a 3" nail', 'x']]);
  });

  it('sets one line aside when a quotation mark is never closed', () => {
    expect(scan('1,"open\n2,"x"\n3,y\n')).toEqual([[`problem ${UNCLOSED}`], ['2', 'x'], ['3', 'y']]);
    expect(scan('1,"open\n2,x\n')).toEqual([[`problem ${UNCLOSED}`], ['2', 'x']]);
  });

  it('asks for more bytes when a record may go on', () => {
    const scanner = new RecordScanner(COMMA, 10);
    const bytes = new TextEncoder().encode('1,"a"\0\0');
    scanner.look(bytes, 5, false);
    expect(scanner.next(0, 0)).toBe(INCOMPLETE);
    scanner.look(bytes, 5, true);
    expect(scanner.next(0, 0)).toBeGreaterThan(0);
  });

  it('counts fields that it has no room for', () => {
    const scanner = new RecordScanner(COMMA, 2);
    const bytes = new TextEncoder().encode('1,2,3,4\0\0');
    scanner.look(bytes, 7, true);
    scanner.next(0, 0);
    expect(scanner.fields).toBe(4);
  });

  it('reads old Macintosh line ends and single quotes', () => {
    const dialect: Dialect = { delimiter: ';', quote: "'", lineEnd: 'CR' };
    expect(scan("a;'b;c'\r1;'it''s'\r", dialect)).toEqual([
      ['a', 'b;c'],
      ['1', "it's"],
    ]);
  });
});
