import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { about, byGradeTable, completionResult, representationResult, withoutProtection } from './fixture.ts';
import {
  addressOf,
  formats,
  rangeOf,
  readFiles,
  type ReadSheet,
  readSheets,
  spreadsheet,
} from './spreadsheet.ts';

const results = [representationResult, completionResult];
const FIRST_TABLE = 'Table 1a';

/** Releasing statistics in spreadsheets, Government Analysis Function; the numbers are those of its checklist. */
describe.each(formats)('a report as %s', (format) => {
  let bytes: Uint8Array = new Uint8Array();
  let files: Readonly<Record<string, string>> = {};
  let sheets: readonly ReadSheet[] = [];
  const sheet = (name: string): ReadSheet => {
    const found = sheets.find((each) => each.name === name);
    if (!found) throw new Error(`There is no worksheet ${name}.`);
    return found;
  };
  const withTable = () =>
    sheets.flatMap((each) =>
      each.table ? [{ each, range: rangeOf(each.table.range), table: each.table }] : [],
    );
  const openSheets = async (...list: readonly Result[]) =>
    readSheets(format, await spreadsheet(format, list));

  beforeAll(async () => {
    bytes = await spreadsheet(format, results);
    files = readFiles(bytes);
    sheets = readSheets(format, bytes);
  });

  it('1: marks every table as a table with a meaningful name of its own', () => {
    const names = withTable().map(({ table }) => table.name);
    expect(names).toEqual([
      'contents',
      'notes',
      'findings',
      'about',
      'table_1a_shares',
      'table_1b_by_grade',
      'table_1c_fit',
      'table_2a_completion',
    ]);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z_]+(\d[a-z]+_[a-z_]+)?$/);
  });

  it('2: has one tagged header row with column names that differ', () => {
    for (const { each, range, table } of withTable()) {
      const [first, top, last] = range;
      const labels = Array.from(
        { length: last - first + 1 },
        (_, at) => each.cells.get(addressOf(first + at, top))?.text ?? '',
      );
      expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length);
      expect(labels).not.toContain('');
      if (format === 'xlsx') {
        const named = [...table.xml.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map(
          ([, name]) => name,
        );
        expect(named).toEqual(labels);
      } else {
        expect(table.xml).toContain('table:contains-header="true"');
        expect(each.xml.match(/<table:table-header-rows>/g)).toHaveLength(1);
        expect(each.xml.slice(each.xml.indexOf('<table:table-header-rows>'))).toContain(labels[0]);
      }
    }
  });

  it('3: merges and splits no cells', () => {
    const xml = Object.values(files).join('');
    expect(xml).not.toMatch(/mergeCell|number-(columns|rows)-spanned|covered-table-cell/);
  });

  it('4: leaves no cell of a table blank', () => {
    for (const { each, range } of withTable()) {
      const [first, top, last, bottom] = range;
      for (let row = top; row <= bottom; row++) {
        for (let column = first; column <= last; column++) {
          expect(each.cells.get(addressOf(column, row))?.text).toMatch(/\S/);
        }
      }
    }
  });

  it('5: wraps every text', () => {
    if (format === 'ods') {
      const styles = files['styles.xml'] ?? '';
      expect(styles.match(/family="table-cell" style:parent/g)?.length).toBe(
        (styles.match(/<style:table-cell-properties fo:wrap-option="wrap"/g)?.length ?? 0) - 1,
      );
      return;
    }
    const formatsOfCells = /<cellXfs[\s\S]*<\/cellXfs>/.exec(files['xl/styles.xml'] ?? '')?.[0] ?? '';
    const xfs = formatsOfCells.match(/<xf [^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g) ?? [];
    for (const each of sheets) {
      for (const { style } of each.cells.values()) expect(xfs[Number(style)]).toContain('wrapText="true"');
    }
  });

  it('6: filters, freezes and hides nothing', () => {
    const xml = Object.values(files).join('');
    expect(xml).not.toMatch(
      /autoFilter|<pane|frozen|hidden="|state="(very)?[hH]idden|SplitMode|"(collapse|filter)"/,
    );
    if (format === 'ods') expect(xml).not.toContain('display-filter-buttons="true"');
  });

  it('7: numbers notes in words and tells them on a sheet of their own', () => {
    const notes = sheet('Notes');
    const texts = [...notes.cells.values()].map(({ text }) => text);
    expect(texts).toContain('[note 1]');
    expect(texts).toContain(representationResult.tables[0]?.notes[0]);
    expect(sheet(FIRST_TABLE).cells.get('A1')?.text).toContain('[note 1]');
  });

  it('8: puts the title into A1 as a heading, then how many tables there are, notes, source and marks', () => {
    for (const each of sheets) {
      const title = each.cells.get('A1');
      expect(title?.text).toMatch(/\S/);
      if (format === 'ods') expect(title?.style).toBe('Heading_20_1');
      else expect(xfOf(Number(title?.style))).toContain('xfId="1"');
    }
    const lines = linesAbove(sheet('Table 1b'));
    expect(lines).toContain('This worksheet contains one table.');
    expect(lines).toContain('[c]: Confidential: not shown, to protect individuals.');
    expect(lines.find((text) => text.startsWith('Source: '))).toContain('Labour Force Survey');
    expect(linesAbove(sheet(FIRST_TABLE))).toContain('Notes are on the worksheet Notes');
    expect(
      withTable().every(({ each }) =>
        linesAbove(each).some((text) => text.startsWith('This worksheet contains one table.')),
      ),
    ).toBe(true);
  });

  it('8: starts each table in column A and has nothing under or beside it', () => {
    for (const { each, range } of withTable()) {
      const [first, top, last, bottom] = range;
      expect(first).toBe(1);
      for (const address of each.cells.keys()) {
        const [column, row] = rangeOf(`${address}:${address}`);
        expect(row).toBeLessThanOrEqual(bottom);
        expect(column).toBeLessThanOrEqual(row < top ? 1 : last);
      }
    }
  });

  it('9: goes from cover, contents and notes to one table a sheet, under short names that differ', () => {
    const names = sheets.map(({ name }) => name);
    expect(names).toEqual([
      'Cover',
      'Contents',
      'Notes',
      'Findings',
      'About',
      'Table 1a',
      'Table 1b',
      'Table 1c',
      'Table 2a',
    ]);
    for (const each of sheets) expect(each.cells.size).toBeGreaterThan(1);
  });

  it('10: has no headers, footers, images, text boxes, macros or fills', () => {
    expect(Object.keys(files).join(' ')).not.toMatch(/drawing|media|vba|Pictures|Basic/);
    expect(Object.values(files).join('')).not.toMatch(
      /oddHeader|oddFooter|patternType="solid"|background-color|draw:/,
    );
  });

  it('11: shades no rows, so that colour carries nothing', () => {
    for (const { table } of withTable())
      expect(table.xml).not.toMatch(/showRowStripes="1"|showColumnStripes="1"/);
  });

  it('12: leads from the contents to every sheet by its name', () => {
    const contents = sheet('Contents');
    for (const name of sheets.map((each) => each.name).slice(2)) {
      expect([...contents.cells.values()].some(({ text }) => text === name)).toBe(true);
      const target = format === 'xlsx' ? `location="&apos;${name}&apos;!A1"` : `xlink:href="#'${name}'.A1"`;
      expect(contents.xml).toContain(target);
    }
  });

  it('13: states title, author and language', () => {
    const properties = files[format === 'xlsx' ? 'docProps/core.xml' : 'meta.xml'] ?? '';
    expect(properties).toContain(`<dc:title>${about.title}</dc:title>`);
    expect(properties).toContain('<dc:creator>Rungs</dc:creator>');
    expect(properties).toContain('<dc:language>en-GB</dc:language>');
    expect(properties).toContain('2026-04-02T09:30:00Z');
  });

  it('14: opens on the first sheet with the cursor in A1', () => {
    if (format === 'xlsx') {
      for (const each of sheets) expect(each.xml).toContain('<selection activeCell="A1" sqref="A1"/>');
      expect(files['xl/workbook.xml']).not.toMatch(/activeTab="[1-9]/);
      return;
    }
    const settings = files['settings.xml'] ?? '';
    expect(settings).toContain('config:name="ActiveTable" config:type="string">Cover<');
    expect(settings.match(/CursorPosition[XY]" config:type="int">0</g)).toHaveLength(2 * sheets.length);
  });

  it('15: has intervals as two columns of numbers, and counts, in the table itself', () => {
    const { cells } = sheet(FIRST_TABLE);
    const row = [...cells.values()].filter(({ xml }) => xml !== '').map(({ text }) => text);
    for (const label of [
      'People',
      'Share (%)',
      '95% interval, lower end (%)',
      '95% interval, upper end (%)',
    ]) {
      expect(row).toContain(label);
    }
    const [, top] = rangeOf(sheet(FIRST_TABLE).table?.range ?? '');
    const values = ['B', 'C', 'D', 'E', 'F', 'G'].map((name) => cells.get(`${name}${top + 1}`));
    expect(values.map((cell) => cell?.text)).toEqual(['675', '0.46', '0.43', '0.49', '0.37', '1.24']);
    for (const cell of values) expect(cell?.type).toMatch(/^(n|float|percentage)$/);
    if (format === 'xlsx')
      expect(files['xl/styles.xml']).toMatch(/formatCode="0%"[\s\S]*formatCode="#,##0\.00"/);
    else expect(values.map((cell) => cell?.style)).toContain('figure-percent-0');
  });

  it('15: says [c] in place of a hidden figure', () => {
    const hidden = [...sheet('Table 1b').cells.values()].filter(({ text }) => text === '[c]');
    expect(hidden).toHaveLength(2);
    for (const cell of hidden) expect(cell.type).toMatch(/^(s|string)$/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', '#N/A', '#REF!'])(
    '16: keeps %j text that no spreadsheet runs',
    async (label) => {
      const tables = [byGradeTable([label, 'Managers'])];
      const read = await openSheets({ ...representationResult, tables, sentences: [label] });
      const cell = [...(read.at(-1)?.cells.values() ?? [])].find(({ text }) => text === label);
      expect(cell?.type).toMatch(/^(s|inlineStr|string)$/);
      expect(cell?.xml).not.toMatch(/<f>|table:formula/);
    },
  );

  it('keeps markup, quotes and forbidden characters inside their cells', async () => {
    const label = `<b>&"'\u0001]]></b>`;
    const tables = [{ ...byGradeTable([label]), title: label }];
    const read = await openSheets({ ...representationResult, tables });
    const texts = [...(read.at(-1)?.cells.values() ?? [])].map(({ text }) => text);
    expect(texts).toContain(`<b>&"'\uFFFD]]></b>`);
  });

  it('gives a table without rows one that says so', async () => {
    const read = await openSheets({ ...representationResult, tables: [byGradeTable([])] });
    const [, top, , bottom] = rangeOf(read.at(-1)?.table?.range ?? '');
    expect(bottom - top).toBe(1);
    expect(read.at(-1)?.cells.get(`A${bottom}`)?.text).toBe('None');
  });

  it('is loud on every sheet where nothing was protected', async () => {
    for (const each of await openSheets(withoutProtection(representationResult))) {
      expect(each.cells.get('A2')?.text).toContain(
        'No disclosure control: for published or made-up data only.',
      );
    }
  });

  it('is the same, byte for byte, each time, and takes its dates from the stated time', async () => {
    expect(await spreadsheet(format, results)).toEqual(bytes);
    const later = await spreadsheet(format, results, { ...about, statedTime: '2027-01-01T00:00:00Z' });
    expect(later).not.toEqual(bytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const [noon, secondOfApril2026] = [12 << 11, ((2026 - 1980) << 9) | (4 << 5) | 2];
    expect(view.getUint16(10, true)).toBe(noon);
    expect(view.getUint16(12, true)).toBe(secondOfApril2026);
  });

  function linesAbove(each: ReadSheet): readonly string[] {
    const top = each.table ? rangeOf(each.table.range)[1] : Infinity;
    return [...each.cells].flatMap(([address, { text }]) => (Number(address.slice(1)) < top ? [text] : []));
  }

  function xfOf(index: number): string {
    const cellXfs = /<cellXfs[\s\S]*<\/cellXfs>/.exec(files['xl/styles.xml'] ?? '')?.[0] ?? '';
    return (cellXfs.match(/<xf [^>]*/g) ?? [])[index] ?? '';
  }
});

describe('an ODS file', () => {
  it('begins with its media type, not compressed, as ODF 1.3 part 2 section 3.3 asks', async () => {
    const bytes = await spreadsheet('ods', results);
    const head = Buffer.from(bytes.slice(0, 84)).toString('latin1');
    expect(head.slice(30, 38)).toBe('mimetype');
    expect(head.slice(38)).toMatch(/^application\/vnd\.oasis\.opendocument\.spreadsheet/);
  });
});
