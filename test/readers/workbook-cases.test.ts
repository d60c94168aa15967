import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { casesFolder } from '../cases.ts';
import { type CaseVerdict, printVerdicts } from './case-verdicts.ts';
import { type Inspected, inspectApart } from './read-apart.ts';
import { readTyped } from './typed-table.ts';

type Value = string | number | boolean | null;
type AnswerSheet = {
  readonly name: string;
  readonly state: string;
  readonly max_row: number;
  readonly max_col: number;
  readonly merged: readonly string[];
  readonly head: readonly (readonly Value[])[];
};
type Entry = {
  readonly file: string;
  readonly expect: string;
  readonly attack: boolean;
  readonly openpyxl?: { readonly ok?: boolean; readonly sheets?: readonly AnswerSheet[] };
};

const cases = casesFolder();
const folder = cases && join(cases, 'messy_xlsx');
const manifest: readonly Entry[] = folder
  ? JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  : [];
const verdicts: CaseVerdict[] = [];

const ERROR = /^#(DIV\/0!|NAME\?|VALUE!|NULL!|REF!|NUM!|N\/A)$/u;

/** Every row of a sheet that holds something, header or not, as words. */
async function readSheet(file: string, sheet?: string) {
  const bytes = readFileSync(join(folder ?? '', file));
  const { profile, columns } = await readTyped(bytes, {
    headerRow: null,
    ...(sheet === undefined ? {} : { sheet }),
  });
  const lists = profile.columns.map(({ name }) => columns[name] ?? []);
  const rows = Array.from({ length: profile.rows }, (_, row) =>
    lists.map((list) => (list[row] === null || list[row] === undefined ? '' : String(list[row]))),
  );
  return { profile, rows };
}

/** A value of the answer as it stands in a table of ours: errors blank, a day for a moment, words for the rest. */
function wordOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  if (ERROR.test(value)) return '';
  const [, days, clock] = /^(\d+) days, (\d\d:\d\d:\d\d)$/u.exec(value) ?? [];
  if (days !== undefined && clock !== undefined) {
    return `${Number(days) * 24 + Number(clock.slice(0, 2))}${clock.slice(2)}`;
  }
  const unescaped = value.replaceAll('_x000D_', '\r');
  return /^\d{4}-\d\d-\d\dT[\d:]{8}$/u.test(unescaped) ? unescaped.slice(0, 10) : unescaped;
}

/** The answer's first rows without its blank rows and, where it shows the sheet whole, without its blank columns. */
function answerRows({ head, max_row: rows, max_col: columns }: AnswerSheet): string[][] {
  const isWhole = rows <= 12 && columns <= 14;
  const held = head.filter((cells) => cells.some((value) => value !== null && value !== ''));
  const used = Array.from({ length: columns }, (_, column) =>
    held.some((cells) => (cells[column] ?? '') !== ''),
  );
  return held.map((cells) => {
    const words = cells.map(wordOf);
    return isWhole ? words.filter((_, column) => used[column]) : words.filter((word) => word !== '');
  });
}

function expectRows(rows: readonly (readonly string[])[], answer: AnswerSheet): void {
  const isWhole = answer.max_row <= 12 && answer.max_col <= 14;
  const wanted = answerRows(answer);
  const found = isWhole
    ? rows
    : rows.map((cells) => cells.filter((word) => word !== '')).slice(0, wanted.length);
  expect(found).toEqual(wanted);
}

/** How many merged ranges the remarks count; the answers list no more than ten. */
function mergedRanges(remarks: readonly string[], listed: number): number {
  const said = remarks.find((remark) => remark.includes('merged range'));
  const counted = Number(/^\d+/u.exec(said ?? '0')?.[0]);
  return listed === 10 ? Math.min(10, counted) : counted;
}

const answered = manifest.filter(({ openpyxl }) => (openpyxl?.sheets?.length ?? 0) > 0);
const attacks = manifest.filter(({ attack }) => attack);

describe.skipIf(!folder)('messy workbooks with known answers (needs the cases folder)', () => {
  afterAll(() => printVerdicts('messy_xlsx', verdicts, manifest.length));

  it('finds all files', () => {
    expect(manifest).toHaveLength(41);
    expect(attacks.map(({ file }) => file).toSorted()).toEqual([
      'OOM_alloc.xls',
      'pass_protected.xlsx',
      'poi_poc-xmlbomb.xlsx',
    ]);
  });

  for (const { file, openpyxl } of answered) {
    it(`reads every sheet of ${file} as its answer says`, async () => {
      const answers = openpyxl?.sheets ?? [];
      const { profile } = await readSheet(file);
      expect(profile.sheets).toEqual(
        answers.map(({ name, state }) => ({ name, isHidden: state !== 'visible' })),
      );
      for (const answer of answers) {
        const { profile: own, rows } = await readSheet(file, answer.name);
        expect(own.sheet).toBe(answer.name);
        expectRows(rows, answer);
        expect(mergedRanges(own.remarks, answer.merged.length)).toBe(
          rows.length === 0 ? 0 : answer.merged.length,
        );
      }
      verdicts.push({ file, verdict: 'read right' });
    });
  }

  it('reads strict workbooks as the ordinary ones', async () => {
    for (const sheet of ['First Sheet', 'Sheet Number 2', 'Sheet3']) {
      const { profile, rows } = await readSheet('poi_SampleSS.strict.xlsx', sheet);
      const ordinary = await readSheet('poi_SampleSS.xlsx', sheet);
      expect(rows).toEqual(ordinary.rows);
      expect(profile.columns).toEqual(ordinary.profile.columns);
    }
    verdicts.push({ file: 'poi_SampleSS.strict.xlsx', verdict: 'read right' });
    const first = await readSheet('poi_SimpleStrict.xlsx', 'Sheet1');
    expect(first.rows.map((cells) => cells.join(' '))).toEqual([
      'test 1',
      'test 2 2',
      ' 3',
      ' 4',
      ' 5',
      ' 6',
    ]);
    // Rows 5 and 6 of the seven are blank.
    expect((await readSheet('poi_SimpleStrict.xlsx', 'Sheet Number 2')).rows).toEqual([
      ['This is sheet 2', '', '', '', '', ''],
      ['Stuff', '', '', '', '', ''],
      ['1', '2', '3', '4', '5', '6'],
      ['1990-01-01', '', '', '', '', ''],
      ['10', '', '3', '', '', ''],
    ]);
    verdicts.push({ file: 'poi_SimpleStrict.xlsx', verdict: 'read right' });
  });

  it('reads files that other readers fail at', async () => {
    expect((await readSheet('empty_s_attribute.xlsx')).rows).toEqual([
      ['Name', 'Value'],
      ['John', '1'],
      ['Sophia', '2'],
      ['Peter', '3'],
      ['Sam', '4'],
    ]);
    verdicts.push({ file: 'empty_s_attribute.xlsx', verdict: 'read right' });
    expect((await readSheet('issue_419.xlsx')).rows).toEqual([['Hello']]);
    verdicts.push({ file: 'issue_419.xlsx', verdict: 'read right' });
  });

  it('reads the same table whether cells have addresses or not', async () => {
    const { profile, rows } = await readSheet('issue_261.xlsx');
    const fixed = await readSheet('issue_261_fixed_by_excel.xlsx');
    expect(rows).toHaveLength(55);
    expect(rows).toEqual(fixed.rows);
    expect(profile.columns).toEqual(fixed.profile.columns);
  });

  it('reads the calendar days of both epochs and of old Excel alike', async () => {
    const days = [
      ['2021-01-01', '15'],
      ['2021-01-02', '16'],
      ['255:10:10', '17'],
    ];
    for (const file of ['date.xlsx', 'date_1904.xlsx', 'date.xls']) {
      expect((await readSheet(file)).rows).toEqual(days);
    }
    verdicts.push({ file: 'date.xls', verdict: 'read right' });
  });

  it('blanks all seven kinds of error and says so', async () => {
    const { profile, rows } = await readSheet('errors.xlsx');
    expect(rows).toEqual(Array.from({ length: 7 }, () => ['']));
    expect(profile.columns.map(({ missing, distinct }) => ({ missing, distinct }))).toEqual([
      { missing: 7, distinct: 0 },
    ]);
    expect(profile.remarks).toContain('7 cells show an error. They were left blank; the first is A1.');
  });

  it('keeps a long number that is text digit for digit below its header', async () => {
    const { columns } = await readTyped(readFileSync(join(folder ?? '', 'string-ref.xlsx')));
    expect(columns).toEqual({ col1: ['-8086931554011838357'] });
  });

  it('reads OpenDocument dates, times and merged cells', async () => {
    expect((await readSheet('date.ods')).rows).toEqual([
      ['2021-01-01', '15'],
      ['2021-01-01', '16'],
      ['10:10:10', '17'],
      ['10:10:10', '18'],
    ]);
    verdicts.push({ file: 'date.ods', verdict: 'read right' });
    const { profile, rows } = await readSheet('merged_cells.ods');
    expect(rows).toEqual([
      ['A', 'B', 'C'],
      ['A', 'B', 'C'],
      ['', '', 'C'],
    ]);
    expect(profile.remarks).toContain('1 merged range: A2:A3. Only its first cell holds the value.');
    verdicts.push({ file: 'merged_cells.ods', verdict: 'read right' });
  });

  it('knows hidden sheets of old Excel and leaves charts out', async () => {
    const { profile, rows } = await readSheet('any_sheets.xls');
    expect(profile.sheets).toEqual([
      { name: 'Visible', isHidden: false },
      { name: 'Hidden', isHidden: true },
      { name: 'VeryHidden', isHidden: true },
    ]);
    expect(rows).toEqual((await readSheet('any_sheets.xlsx')).rows);
    verdicts.push({ file: 'any_sheets.xls', verdict: 'read right' });
  });

  for (const { file } of attacks) {
    it(`refuses ${file} with a sentence, in little memory and time`, async () => {
      const result: Inspected = await inspectApart(join(folder ?? '', file));
      expect(result.refusal).toEqual(
        expect.stringMatching(
          {
            'pass_protected.xlsx': /^intake\/encrypted The workbook has a password/u,
            'poi_poc-xmlbomb.xlsx': /^intake\/unsafe-workbook /u,
            'OOM_alloc.xls': /^intake\/damaged-workbook /u,
          }[file] ?? /^$/u,
        ),
      );
      expect(result.chunks).toBe(0);
      expect(result.peakMegabytes).toBeLessThan(200);
      verdicts.push({ file, verdict: `refused rightly: ${result.refusal?.slice(0, 60)} …` });
    });
  }
});
