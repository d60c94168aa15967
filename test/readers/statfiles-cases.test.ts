import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readerFor } from '../../core/intake/readers/registry.ts';
import { casesFolder } from '../cases.ts';
import { type CaseVerdict, printVerdicts } from './case-verdicts.ts';
import { type Cell, readTyped } from './typed-table.ts';

type ManifestColumn = {
  readonly name: string;
  readonly class: string;
  readonly label: string | null;
  readonly value_labels: Readonly<Record<string, string>> | null;
  /** System-missing and declared missing together. */
  readonly n_na: number;
  /** The first five values; declared missing ones as null. */
  readonly head: readonly (string | null)[];
};
type ManifestEntry = {
  readonly file: string;
  readonly haven: { readonly rows: number; readonly columns: readonly ManifestColumn[] };
};

const cases = casesFolder();
const folder = cases && join(cases, 'messy_statfiles');
const manifest: readonly ManifestEntry[] = folder ? JSON.parse(bytesOf('manifest.json').toString()) : [];
const verdicts: CaseVerdict[] = [];

function bytesOf(file: string): Buffer {
  return readFileSync(join(folder ?? '', file));
}

async function readFile(file: string) {
  return readTyped(new Uint8Array(bytesOf(file)));
}

/** Rows of one of the suite's answers, by column; '' and #NULL! are null. */
function answerOf(file: string): Record<string, (string | null)[]> {
  const [names = [], ...rows] = bytesOf(file)
    .toString()
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(','));
  return Object.fromEntries(
    names.map((name, column) => [
      name,
      rows.map((row) => (row[column] === '' || row[column] === '#NULL!' ? null : (row[column] ?? null))),
    ]),
  );
}

/** The suite writes 10:10:10.000000 and 0:00:00.000000 for a time, and a date with its time of day. */
function timeOf(text: string | null): string | null {
  return text && text.replace(/\.0+$/u, '').padStart(8, '0');
}

function dateOf(text: string | null): string | null {
  return text && text.slice(0, 10);
}

function numberOf(text: string | null): number | null {
  return text === null || text === 'NaN' ? null : Number(text);
}

/** Labels by value, as the manifest gives them the other way round. */
function wordsOf({ value_labels }: ManifestColumn, text: string | null): string | null {
  if (text === null) return null;
  const found = Object.entries(value_labels ?? {}).find(([, value]) => Number(value) === Number(text));
  return found ? found[0] : text;
}

/** What haven's value is here. */
function expectedOf(column: ManifestColumn, type: string, text: string | null): Cell {
  if (column.class === 'POSIXct' && type !== 'date') return text && text.slice(11);
  if (column.class === 'Date' || column.class === 'POSIXct') return dateOf(text);
  if (type === 'number') return numberOf(text);
  return column.class.startsWith('haven_labelled') ? wordsOf(column, text) : text;
}

const READ = [
  'sample.sav',
  'sample.zsav',
  'sample_missing.sav',
  'missing_test.sav',
  'hebrews.sav',
  'sample.dta',
];

/** The last row of sample_missing.csv has no text. */
const BLANK_TEXTS = new Map([['sample_missing.sav', 1]]);

describe.skipIf(!folder)('files of SPSS, Stata and SAS with known answers (needs the cases folder)', () => {
  afterAll(() => printVerdicts('messy_statfiles', verdicts, manifest.length));

  it('finds all eight files of the suite', () => {
    expect(manifest.map(({ file }) => file).toSorted()).toEqual(
      [...READ, 'sample.por', 'sample.sas7bdat'].toSorted(),
    );
  });

  for (const { file, haven } of manifest.filter((entry) => READ.includes(entry.file))) {
    it(`reads ${file} as haven does`, async () => {
      const { profile, columns, types } = await readFile(file);
      expect(profile.rows).toBe(haven.rows);
      expect(profile.columns.map(({ name }) => name)).toEqual(haven.columns.map(({ name }) => name));
      for (const column of haven.columns) {
        const cells = columns[column.name] ?? [];
        const own = profile.columns.find(({ name }) => name === column.name);
        expect(own?.label).toBe(column.label);
        expect(cells.slice(0, 5)).toEqual(
          column.head.map((text) => expectedOf(column, types[column.name] ?? '', text)),
        );
        // Haven also counts declared missing answers with a label, which stay answers here, and no blank text.
        const kept = keptDeclared(profile.remarks, column.name);
        const blank = column.class === 'character' ? (BLANK_TEXTS.get(file) ?? 0) : 0;
        expect((own?.missing ?? 0) + kept).toBe(column.n_na + blank);
      }
      verdicts.push({ file, verdict: 'read right' });
    });
  }

  for (const file of ['sample.sav', 'sample.zsav', 'sample.dta']) {
    it(`reads every cell of ${file} as the suite's own answer says`, async () => {
      const { columns } = await readFile(file);
      const answer = answerOf('sample.csv');
      const { mynum = [], mydate = [], dtime = [], mytime = [], mylabl = [], myord = [] } = answer;
      expect(columns['mychar']).toEqual(answer['mychar']);
      expect(columns['mynum']).toEqual(mynum.map(numberOf));
      expect(columns['mydate']).toEqual(mydate);
      expect(columns['dtime']).toEqual(dtime.map(dateOf));
      expect(columns['mytime']).toEqual(mytime.map(timeOf));
      expect(columns['mylabl']).toEqual(mylabl.map((code) => (code === '1' ? 'Male' : 'Female')));
      expect(columns['myord']).toEqual(myord.map((code) => ['low', 'medium', 'high'][Number(code) - 1]));
    });
  }

  it('leaves the dates of sample.sav on the days that the suite gives in seconds', async () => {
    const { columns } = await readFile('sample.sav');
    const seconds = answerOf('sample_nodate_spss.csv')['mydate'] ?? [];
    const fromSeconds = seconds.map(
      (text) => text && new Date(Date.UTC(1582, 9, 14) + Number(text) * 1_000).toISOString().slice(0, 10),
    );
    expect(columns['mydate']).toEqual(fromSeconds);
  });

  it('keeps labelled answers that sample_missing.sav declares missing and blanks the others', async () => {
    const { columns, profile } = await readFile('sample_missing.sav');
    const blanked = answerOf('sample_missing.csv');
    const kept = answerOf('sample_missing_user.csv');
    expect(columns['mynum']).toEqual((blanked['mynum'] ?? []).map(numberOf));
    expect(columns['mydate']).toEqual(blanked['mydate']);
    const sexes = new Map([
      ['-1.00', 'undetermined'],
      ['1.00', 'Male'],
      ['2.00', 'Female'],
    ]);
    expect(columns['mylabl']).toEqual(
      (kept['mylabl'] ?? []).map((code) => (code && sexes.get(code)) ?? null),
    );
    expect(columns['myord']?.slice(5)).toEqual(['missing', null]);
    expect(profile.remarks).toContain('mynum: 2 values that the file declares missing were left blank.');
  });

  it('blanks the only labelled value of missing_test.sav, which is declared missing', async () => {
    const { columns } = await readFile('missing_test.sav');
    expect(columns['var1']).toEqual((answerOf('missing_sav_unformatted.csv')['var1'] ?? []).map(numberOf));
  });

  for (const [file, named] of [
    ['sample.por', '.por'],
    ['sample.sas7bdat', '.sas7bdat'],
  ] as const) {
    it(`refuses ${file} by name`, () => {
      expect(() => readerFor(new Uint8Array(bytesOf(file)))).toThrow(named);
      verdicts.push({ file, verdict: 'refused rightly' });
    });
  }
});

function keptDeclared(remarks: readonly string[], column: string): number {
  const pattern = new RegExp(
    `^${column}: (\\d+) values? that the file declares missing but gives a label`,
    'u',
  );
  return remarks.reduce((sum, remark) => sum + Number(pattern.exec(remark)?.[1] ?? 0), 0);
}
