import { describe, expect, it } from 'vitest';
import { readTyped } from './typed-table.ts';
import { row, xlsxBytes } from './xlsx-bytes.ts';

/** Styles 1 to 8, and two of the built-in ones beside formats of the workbook's own. */
const styles =
  '<numFmts count="6">' +
  '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>' +
  '<numFmt numFmtId="165" formatCode="[h]:mm:ss"/>' +
  '<numFmt numFmtId="166" formatCode="#,##0.00 &quot;days&quot;"/>' +
  '<numFmt numFmtId="167" formatCode="[$-809]d\\ mmmm\\ yyyy;@"/>' +
  '<numFmt numFmtId="168" formatCode="[Red]0.0;[Blue]0.0"/>' +
  '<numFmt numFmtId="169" formatCode="h:mm"/>' +
  '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
  ['0', '164', '165', '166', '167', '168', '14', '22', '169'].map((id) => `<xf numFmtId="${id}"/>`).join('') +
  '</cellXfs>';

const cell = (address: string, style: number, value: string, type = ''): string =>
  `<c r="${address}" s="${style}"${type && ` t="${type}"`}><v>${value}</v></c>`;

/** One column below a header, with the cells that are given. */
function readColumn(cells: readonly string[], properties = '', strings?: string) {
  const rows = row(1, ['Thing']) + cells.map((xml, index) => row(index + 2, [xml])).join('');
  return readTyped(
    xlsxBytes({ sheets: [{ rows }], styles, properties, ...(strings === undefined ? {} : { strings }) }),
    {},
  );
}

describe('numbers that mean days', () => {
  it('are told by the style, built in or of the workbook', async () => {
    const { columns, types } = await readColumn([
      cell('A2', 1, '44197'),
      cell('A3', 4, '44198'),
      cell('A4', 6, '44199'),
    ]);
    expect(types).toEqual({ Thing: 'date' });
    expect(columns).toEqual({ Thing: ['2021-01-01', '2021-01-02', '2021-01-03'] });
  });

  it('stay numbers where the letters of a format are words or colours', async () => {
    const { columns, types } = await readColumn([cell('A2', 3, '44197'), cell('A3', 5, '0.5')]);
    expect(types).toEqual({ Thing: 'number' });
    expect(columns).toEqual({ Thing: [44_197, 0.5] });
  });

  it('count from 1900 with its false leap day, or from 1904', async () => {
    const cells = [cell('A2', 1, '59'), cell('A3', 1, '61'), cell('A4', 1, '1')];
    expect((await readColumn(cells)).columns['Thing']).toEqual(['1900-02-28', '1900-03-01', '1900-01-01']);
    expect((await readColumn(cells, 'date1904="1"')).columns['Thing']).toEqual([
      '1904-02-29',
      '1904-03-02',
      '1904-01-02',
    ]);
  });

  it('are blank, and counted, where there never was such a day', async () => {
    const { columns, types, profile } = await readColumn([
      cell('A2', 1, '60'),
      cell('A3', 1, '0'),
      cell('A4', 1, '44197'),
    ]);
    expect(types).toEqual({ Thing: 'date' });
    expect(columns['Thing']).toEqual([null, null, '2021-01-01']);
    expect(profile.remarks).toContain(
      '2 cells show a date that there never was. They were left blank; the first is A2.',
    );
  });

  it('lose their time of day with a remark', async () => {
    const { columns, profile } = await readColumn([cell('A2', 7, '44197.75'), cell('A3', 7, '44198')]);
    expect(columns['Thing']).toEqual(['2021-01-01', '2021-01-02']);
    expect(profile.remarks).toContain('Thing: 1 date has a time of day, which was left out.');
  });

  it('round to the second, so that a moment before midnight is midnight', async () => {
    const { columns } = await readColumn([cell('A2', 7, '44196.9999999999')]);
    expect(columns['Thing']).toEqual(['2021-01-01']);
  });

  it('are text where they are times or durations', async () => {
    const { columns } = await readColumn([
      cell('A2', 2, '10.6320601851852'),
      cell('A3', 8, '0.5'),
      cell('A4', 8, '44197.25'),
    ]);
    expect(columns['Thing']).toEqual(['255:10:10', '12:00:00', '06:00:00']);
  });

  it('are read from ISO text and stay text where there is no such day', async () => {
    const { columns } = await readColumn([
      cell('A2', 0, '2021-02-28', 'd'),
      cell('A3', 0, '2021-03-01T10:10:10', 'd'),
      cell('A4', 0, '2021-02-30', 'd'),
    ]);
    expect(columns['Thing']).toEqual(['2021-02-28', '2021-03-01', '2021-02-30']);
  });
});

describe('values', () => {
  it('keep every digit of a number', async () => {
    const numbers = [
      '0.1',
      '0.30000000000000004',
      '1E-7',
      '-12345.678',
      '9007199254740993',
      '1.7976931348623157E+308',
    ];
    const { columns } = await readColumn(numbers.map((value, index) => cell(`A${index + 2}`, 0, value)));
    expect(columns['Thing']).toEqual(numbers.map(Number));
  });

  it('of one column that are numbers and words are kept as words', async () => {
    const { columns, types } = await readColumn([
      cell('A2', 0, '12'),
      '<c r="A3" t="inlineStr"><is><t>apprentice</t></is></c>',
      cell('A4', 1, '44197'),
    ]);
    expect(types).toEqual({ Thing: 'category' });
    expect(columns['Thing']).toEqual(['12', 'apprentice', '2021-01-01']);
  });

  it('that are met late make a column of numbers one of words', async () => {
    const cells = Array.from({ length: 5_000 }, (_, index) => cell(`A${index + 2}`, 0, String(index % 7)));
    const { columns, types, profile } = await readColumn([
      ...cells,
      '<c r="A5002" t="inlineStr"><is><t>part</t></is></c>',
    ]);
    expect(types).toEqual({ Thing: 'category' });
    expect(profile.rows).toBe(5_001);
    expect(columns['Thing']?.slice(-2)).toEqual(['1', 'part']);
  });

  it('that are true or false are the words TRUE and FALSE', async () => {
    const { columns } = await readColumn([cell('A2', 0, '1', 'b'), cell('A3', 0, '0', 'b')]);
    expect(columns['Thing']).toEqual(['TRUE', 'FALSE']);
  });

  it('join the runs of rich text and leave reading aids out', async () => {
    const strings =
      '<si><r><t>Grade </t></r><r><rPr><b/></rPr><t>A &amp; B</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>' +
      '<si><t>line_x000D_end _x005F_x</t></si><si><t><![CDATA[<b>]]></t></si><si><t>caf&#233; &#x1F600;</t></si>';
    const { columns } = await readColumn(
      ['1', '3', '0', '2'].map((index, place) => cell(`A${place + 2}`, 0, index, 's')),
      '',
      strings,
    );
    expect(columns['Thing']).toEqual(['line\rend _x', 'café 😀', 'Grade A & B', '<b>']);
  });

  it('of formulas are their stored results; one without is blank and counted', async () => {
    const { columns, profile } = await readColumn([
      '<c r="A2"><f>1+1</f><v>2</v></c>',
      '<c r="A3"><f>NOW()</f></c>',
      '<c r="A4"><f>B1</f><v></v></c>',
      '<c r="A5" t="str"><f>""</f><v></v></c>',
      '<c r="A6" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="A7"><f>2+2</f><v>4</v></c>',
    ]);
    expect(columns['Thing']).toEqual([2, null, null, null, 4]);
    expect(profile.remarks).toEqual([
      '1 cell shows an error. It was left blank: A6.',
      '2 cells hold a formula without a stored result. They were left blank; the first is A3.',
    ]);
  });
});
