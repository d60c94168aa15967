import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { csvReader } from '../../core/intake/readers/csv/reader.ts';
import { readerFor } from '../../core/intake/readers/registry.ts';
import { decode, read, sourceOf } from './table-text.ts';

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.detail.code;
    throw error;
  }
  return 'no error';
}

describe('rows that cannot be read', () => {
  it('sets aside rows with too few or too many fields, by their row in the file', () => {
    const { profile, cells } = read('a,b,c\n1,2,3\n4,5\n\n6,7,8,9\n10,11,12\n');
    expect(cells).toHaveLength(2);
    expect(profile.setAside).toEqual([
      { row: 3, reason: 'It has 2 fields, too few for 3 columns.' },
      { row: 5, reason: 'It has 4 fields, too many for 3 columns.' },
    ]);
    expect(profile.remarks).toContain('1 blank line was skipped.');
  });

  it('loses one line to a quotation mark that is never closed, not the rest of the file', () => {
    const { profile, cells } = read(`a,b\n1,x\n2,"open\n${'3,z\n'.repeat(200)}`);
    expect([profile.rows, profile.setAsideCount]).toEqual([201, 1]);
    expect(profile.setAside[0]).toEqual({ row: 3, reason: 'A quotation mark is opened and not closed.' });
    expect(cells[1]).toEqual(['3', 'z']);
  });

  it('frees the rows that a stray quotation mark swallows up to the next one', () => {
    const { profile, cells } = read('a,b,c\n1,x,"\n2,y,z\n3,"q",r\n4,s,t\n');
    expect(profile.setAside.map(({ row }) => row)).toEqual([2]);
    expect(cells.map(([first]) => first)).toEqual(['2', '3', '4']);
  });

  it('sets aside a row with NUL characters', () => {
    const { profile } = read('a,b\n1,2\n3,\u00004\n5,6\n');
    expect(profile.rows).toBe(2);
    expect(profile.setAside).toEqual([{ row: 3, reason: 'It holds NUL characters, which are not text.' }]);
  });

  it('sets aside a record longer than 8 MB, quoted or not, and reads on', () => {
    const long = 'x'.repeat(9 << 20);
    for (const field of [long, `"${long}"`, `"${'line\n'.repeat(20)}${long}"`]) {
      const { profile, cells } = read(`a,b\n1,2\n3,${field}\n5,6\n`);
      expect(cells.at(-1)).toEqual(['5', '6']);
      expect(profile.setAside[0]?.row).toBe(3);
      expect(cells[0]).toEqual(['1', '2']);
    }
  });

  it('reads a long record below the limit that spans blocks', () => {
    const long = 'y'.repeat(6 << 20);
    const { cells, profile } = read(`a,b\n1,2\n3,"${long}"\n5,6\n`);
    expect(profile.setAsideCount).toBe(0);
    expect(cells[1]?.[1]).toHaveLength(long.length);
  });

  it('counts every record once: rows and rows set aside are all there are', () => {
    const lines = Array.from({ length: 150_000 }, (_, row) => (row % 1_000 === 7 ? `${row}` : `${row},x`));
    const { profile } = read(`a,b\n${lines.join('\n')}\n`);
    expect([profile.rows, profile.setAsideCount]).toEqual([149_850, 150]);
    expect(profile.setAside[1]?.row).toBe(1_009);
  });

  it('keeps rows of separators, as nobody may have answered, and says how many there are', () => {
    const { profile } = read('a,b\n,\n1,2\n,\n');
    expect(profile).toMatchObject({ rows: 3, setAsideCount: 0 });
    expect(profile.remarks).toContain('2 rows hold nothing but separators. They count as rows.');
  });

  it('lists a thousand rows set aside and counts the rest', () => {
    const { profile } = read(`a,b\n${'1,2\n'.repeat(3_000)}${'3\n'.repeat(1_500)}`);
    expect([profile.setAside.length, profile.setAsideCount]).toEqual([1_000, 1_500]);
  });
});

describe('files that cannot be read', () => {
  it('refuses each with one sentence and what to do', () => {
    expect(codeOf(() => read(''))).toBe('intake/empty-file');
    expect(codeOf(() => read('\n\n  \n'))).toBe('intake/empty-file');
    expect(codeOf(() => read(Uint8Array.from({ length: 4_096 }, (_, index) => (index * 7) % 32)))).toBe(
      'intake/unknown-format',
    );
    expect(codeOf(() => read('a,b\n1\n2\n3\n', { delimiter: ',', headerRow: 1 }))).not.toBe('no error');
  });

  it('names the formats it knows by their first bytes', () => {
    const what = (start: string): string => {
      try {
        readerFor(Uint8Array.from(start, (each) => each.charCodeAt(0)));
      } catch (error) {
        return error instanceof AppError ? error.detail.what : '';
      }
      return 'readable';
    };
    for (const start of ['PK\u0003\u0004', 'PAR1', 'ARROW1\0\0', '$FL2@(#) SPSS', '\u00d0\u00cf\u0011\u00e0'])
      expect(what(start)).toBe('readable');
    expect(what('<stata_dta><header><release>118</release>')).toBe('readable');
    expect(what('HEADER RECORD*******LIBRARY')).toBe('readable');
    expect(what('%PDF-1.7')).toContain('PDF');
    expect(what('<!DOCTYPE html><table>')).toContain('web page');
    expect(what('[{"a":1}]')).toContain('JSON');
    expect(what('a,b\n1,2\n')).toBe('readable');
  });

  it('never puts a value of the file into an error', () => {
    try {
      read('age,pay\nsecretvalue,30,31000\nothervalue,41,28000\nmore,29,30500\n');
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify((error as AppError).detail)).not.toMatch(/secret|31000/u);
    }
  });
});

describe('long work', () => {
  const content = `a,b\n${'some text,more text\n'.repeat(600_000)}`;
  const sink = { begin: () => {}, chunk: () => {}, end: () => {} };

  it('reports how far it is', () => {
    const reports: number[] = [];
    const work = { report: (done: number) => void reports.push(done), checkCancelled: () => {} };
    csvReader.read(sourceOf(content), {}, sink, decode, work);
    expect(reports.length).toBeGreaterThan(2);
    expect(reports.at(-1)).toBe(content.length);
    expect(reports).toEqual(reports.toSorted((left, right) => left - right));
  });

  it('stops when asked to', () => {
    let checks = 0;
    const work = {
      report: () => {},
      checkCancelled: () => {
        if (++checks === 2) throw new AppError('app/cancelled', 'Stopped.', 'Start again.');
      },
    };
    expect(codeOf(() => csvReader.read(sourceOf(content), {}, sink, decode, work))).toBe('app/cancelled');
  });
});
