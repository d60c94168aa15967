import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { read, readAsWritten } from './table-text.ts';

function wide(text: string, isLittle: boolean, hasMark: boolean): Uint8Array {
  const units = (hasMark ? '\ufeff' : '') + text;
  const bytes = new Uint8Array(units.length * 2);
  for (let index = 0; index < units.length; index++) {
    new DataView(bytes.buffer).setUint16(index * 2, units.charCodeAt(index), isLittle);
  }
  return bytes;
}

const TEXT = 'name,grade\nZoë,Sénior 🙂\nŁukasz,Junior\n';
const CELLS = [
  ['Zoë', 'Sénior 🙂'],
  ['Łukasz', 'Junior'],
];

describe('text encodings', () => {
  it('reads UTF-8 with and without a mark', () => {
    expect(read(TEXT)).toMatchObject({
      cells: CELLS,
      names: ['name', 'grade'],
      profile: { encoding: 'UTF-8' },
    });
    expect(read(`\ufeff${TEXT}`)).toMatchObject({ cells: CELLS, names: ['name', 'grade'] });
  });

  for (const isLittle of [true, false]) {
    for (const hasMark of [true, false]) {
      it(`reads UTF-16 ${isLittle ? 'LE' : 'BE'} ${hasMark ? 'with' : 'without'} a mark`, () => {
        const { cells, names, profile } = read(wide(TEXT, isLittle, hasMark));
        expect(profile.encoding).toBe(isLittle ? 'UTF-16LE' : 'UTF-16BE');
        expect({ cells, names }).toEqual({ cells: CELLS, names: ['name', 'grade'] });
      });
    }
  }

  it('reads Windows-1252, the euro sign and curly quotes included', () => {
    const bytes = new TextEncoder().encode('pay,who\n');
    const row = [0x80, 0x35, 0x2c, 0x93, 0x4a, 0x6f, 0xe9, 0x94, 0x0a, 0xa3, 0x37, 0x2c, 0x41, 0x0a];
    const { cells, profile } = readAsWritten(Uint8Array.from([...bytes, ...row]));
    expect(profile.encoding).toBe('Windows-1252');
    expect(cells).toEqual([
      ['€5', '“Joé”'],
      ['£7', 'A'],
    ]);
  });

  it('starts again when a byte far down shows that the file is not UTF-8', () => {
    const start = new TextEncoder().encode(`name,grade\n${'plain,text\n'.repeat(600_000)}`);
    const content = new Uint8Array([...start, ...[0x4a, 0x6f, 0xe9, 0x2c, 0x41, 0x0a]]);
    const { table, cells, profile } = read(content);
    expect(table.rows).toBe(600_001);
    expect(cells.at(-1)).toEqual(['Joé', 'A']);
    expect(profile.encoding).toBe('Windows-1252');
    expect(profile.remarks.join(' ')).toContain('Windows-1252');
  });

  it('does not split a character between two blocks', () => {
    const row = 'é漢🙂,Zoë\n';
    const text = `a,b\n${row.repeat(400_000)}`;
    expect(read(text).profile.columns[0]?.values).toEqual([{ value: 'é漢🙂', count: 400_000 }]);
    expect(read(wide(text, true, true)).profile.columns[1]?.values).toEqual([
      { value: 'Zoë', count: 400_000 },
    ]);
  });

  it('uses the encoding that a person chose and names the ones it knows', () => {
    expect(read(Uint8Array.from([0x61, 0x0a, 0xe9, 0x0a]), { encoding: 'latin1' }).cells).toEqual([['é']]);
    expect(() => read(TEXT, { encoding: 'klingon' })).toThrow(AppError);
  });
});

/** Text in an encoding of single bytes, by the host's own table. */
function inBytes(text: string, encoding: string): Uint8Array {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (character) => table.indexOf(character));
}

describe('encodings of single bytes', () => {
  const written = [
    ['ISO-8859-2', 'Łódź,Gdańsk', 'ISO-8859-2'],
    ['latin9', 'Œuvre,5 €', 'ISO-8859-15'],
    ['iso_8859-7', 'Αθήνα,Πάτρα', 'ISO-8859-7'],
    ['cp1250', 'Čapek,Dvořák', 'Windows-1250'],
    ['windows-1251', 'Москва,Тверь', 'Windows-1251'],
    ['ISO-8859-9', 'Iğdır,Muş', 'ISO-8859-9'],
    ['ISO-8859-14', 'Ŵyr,Tŷ', 'ISO-8859-14'],
    ['koi8-r', 'Казань,Омск', 'koi8-r'],
    ['Mac Roman', 'Zoë,“café”', 'macintosh'],
  ] as const;

  for (const [name, line, shown] of written) {
    it(`reads ${name} where a person chose it`, () => {
      const label = { latin9: 'iso-8859-15', cp1250: 'windows-1250', 'iso_8859-7': 'iso-8859-7' };
      const host = Object.entries(label).find(([key]) => key === name)?.[1] ?? shown;
      const { cells, profile } = readAsWritten(inBytes(`a,b\n${line}\n`, host), { encoding: name });
      expect(cells).toEqual([line.split(',')]);
      expect(profile.encoding).toBe(shown);
    });
  }

  it('tells Mac Roman by bytes that Windows-1252 has not', () => {
    const { cells, profile } = readAsWritten(
      inBytes('who,town\nThérèse,Besançon\nZoë,Genève\n', 'macintosh'),
    );
    expect(profile.encoding).toBe('macintosh');
    expect(cells).toEqual([
      ['Thérèse', 'Besançon'],
      ['Zoë', 'Genève'],
    ]);
  });

  it('takes text that fits both to be Windows-1252, and a stray byte to prove nothing', () => {
    const text = inBytes('who,town\nZoë,O’Brien’s\nThérèse,“York”\n', 'windows-1252');
    expect(read(text).profile.encoding).toBe('Windows-1252');
    const stray = Uint8Array.from([...text, ...new TextEncoder().encode('Ann,Ba'), 0x81, 0x74, 0x0a]);
    expect(read(stray).profile.encoding).toBe('Windows-1252');
  });

  it('refuses encodings whose characters take several bytes', () => {
    expect(() => read(TEXT, { encoding: 'shift_jis' })).toThrow(AppError);
  });
});

describe('padding behind the last line', () => {
  const padded = (text: Uint8Array, count: number): Uint8Array => {
    const bytes = new Uint8Array(text.length + count);
    bytes.set(text);
    return bytes;
  };

  it('leaves NUL bytes out and says so, however many', () => {
    for (const count of [2, 3, 500, 200_000]) {
      const { cells, profile } = readAsWritten(padded(new TextEncoder().encode('a,b\n1,2\n3,4\n'), count));
      expect(cells).toEqual([
        ['1', '2'],
        ['3', '4'],
      ]);
      expect(profile).toMatchObject({
        setAsideCount: 0,
        remarks: ['NUL bytes after the last line were left out.'],
      });
    }
  });

  it('keeps the last half of the last character of UTF-16', () => {
    for (const isLittle of [true, false]) {
      expect(readAsWritten(padded(wide(TEXT, isLittle, true), 64)).cells).toEqual(CELLS);
      expect(readAsWritten(wide(TEXT, isLittle, true)).profile.remarks).toEqual([]);
    }
  });

  it('still sets aside a row with NUL in its middle', () => {
    const { profile } = read('a,b\n1,2\n3,\u00004\n5,6\n');
    expect(profile.setAside).toMatchObject([{ row: 3 }]);
  });
});

describe('separators, quotes and line ends', () => {
  const table = [
    ['Anna', 'Law, tax', '2'],
    ['Ben', 'Human resources', '3'],
  ];

  for (const delimiter of [',', ';', '\t', '|'] as const) {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      it(`finds ${JSON.stringify(delimiter)} and ${JSON.stringify(lineEnd)}`, () => {
        const lines = [['who', 'team', 'n'], ...table].map((row) =>
          row.map((cell) => `"${cell}"`).join(delimiter),
        );
        const { cells, names, profile } = readAsWritten(lines.join(lineEnd));
        expect({ names, cells }).toEqual({ names: ['who', 'team', 'n'], cells: table });
        const lineEnds = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' };
        expect(profile.dialect).toEqual({ delimiter, quote: '"', lineEnd: lineEnds[lineEnd as '\n'] });
      });
    }
  }

  it('keeps line ends inside quotes as they are', () => {
    expect(readAsWritten('a,b\r\n"x\r\ny",1\r\nz,2\r\n').cells).toEqual([
      ['x\r\ny', '1'],
      ['z', '2'],
    ]);
  });

  it('finds single quotes where they quote', () => {
    const { cells, profile } = readAsWritten("a;b\n'x;1';2\n'it''s';3\n");
    expect(profile.dialect?.quote).toBe("'");
    expect(cells).toEqual([
      ['x;1', '2'],
      ["it's", '3'],
    ]);
  });

  it('says that nothing is quoted where nothing is', () => {
    expect(read('a,b\n1,2\n').profile.dialect?.quote).toBe('');
  });

  it('prefers the separator of a file with decimal commas', () => {
    const { profile, cells } = read('site;fte;pay\nLeeds;0,5;31000,50\nYork;1,0;28500,00\n');
    expect(profile.dialect?.delimiter).toBe(';');
    expect(cells[0]).toEqual(['Leeds', '0.5', '31000.5']);
  });

  it('reads one column', () => {
    expect(read('grade\nA\nB\nA\n')).toMatchObject({ names: ['grade'], cells: [['A'], ['B'], ['A']] });
  });

  it('obeys what a person chose', () => {
    const { cells } = readAsWritten('a|b;c\n1|2;3\n', { delimiter: '|' });
    expect(cells).toEqual([['1', '2;3']]);
  });

  it('removes spaces around values, says so, and keeps those inside quotes', () => {
    const { cells, profile } = readAsWritten('a , b\n x , "  y "\n');
    expect(cells).toEqual([['x', '  y ']]);
    expect(profile.remarks.join(' ')).toContain('Spaces around');
  });
});
