import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY_QUESTION } from './generator/columns.ts';
import { grades } from './generator/person.ts';
import type { tellTruth } from './generator/truth.ts';
import { groups } from '../../core/background/background.ts';
import { recipeSchema } from '../../core/project/recipe.ts';
import { demoFolder, readExtract } from './read-extract.ts';
import { answerOf, recount, recountPromotions } from './recount.ts';

const truth = JSON.parse(readFileSync(join(demoFolder, 'truth.json'), 'utf8')) as ReturnType<
  typeof tellTruth
>;
const waves = [
  { truth: truth.waves['2025-03-31'], extract: readExtract('staff-2025-03-31.csv', 'windows-1252') },
  { truth: truth.waves['2026-03-31'], extract: readExtract('staff-2026-03-31.csv', 'utf-8') },
];
const bytes = waves.map((wave) => readFileSync(join(demoFolder, wave.truth.file)));

describe.each(waves)('the extract $truth.file, read afresh', ({ truth: wave, extract }) => {
  it('has 2,400 good rows and three bad ones on top', () => {
    expect(extract.rows.length).toBe(wave.rows);
    expect(extract.setAsideLines).toEqual(wave.badRows.map((bad) => bad.line));
  });

  it('gives the counts of truth.json, over all, by grade, by function and by location', () => {
    expect(recount(extract.rows)).toEqual(wave.overall);
    const splits = [
      ['Grade', wave.byGrade],
      ['Function', wave.byFunction],
      ['Location', wave.byLocation],
    ] as const;
    for (const [header, counts] of splits) {
      const found = Map.groupBy(extract.rows, (row) => row.get(header) ?? '');
      expect(new Set(found.keys())).toEqual(new Set(Object.keys(counts)));
      for (const [value, rows] of found) expect([value, recount(rows)]).toEqual([value, counts[value]]);
    }
  });

  it('gives the promotions of truth.json, over all and by the grade a year ago', () => {
    for (const group of groups) {
      const { progression } = wave;
      expect(progression.overall[group]).toMatchObject(recountPromotions(extract.rows, group, null));
      for (const grade of grades) {
        expect(progression.byGradeTwelveMonthsAgo[grade][group]).toMatchObject(
          recountPromotions(extract.rows, group, grade),
        );
      }
    }
  });

  it('has the spoilt cells it says it has', () => {
    const spoilt: Record<string, number> = wave.dirtyCells;
    const countCells = (header: string, isSpoilt: (cell: string) => boolean): number => {
      const column = extract.headers.indexOf(header);
      return extract.raw.filter((fields) => isSpoilt(fields[column] ?? '')).length;
    };
    expect(countCells('Grade', (cell) => cell.endsWith('  '))).toBe(spoilt['grade with trailing spaces']);
    expect(countCells('Function', (cell) => cell.startsWith(' '))).toBe(
      spoilt['function with a leading space'],
    );
    expect(countCells('Base Salary', (cell) => /^£\d+,\d{3}/.test(cell))).toBe(spoilt['pay such as £45,000']);
    expect(countCells('Base Salary', (cell) => cell === '')).toBe(spoilt['pay left blank']);
    expect(countCells('Ethnicity', (cell) => cell === '')).toBe(spoilt['ethnicity left blank']);
    expect(countCells(KEY_QUESTION, (cell) => cell.length === 255)).toBe(spoilt['cut at 255 characters']);
    for (const answer of [
      'Builder',
      'Lorry driver',
      'Ran a guest house',
      'Vicar',
      'N/K',
      'Clerical/Intermediate',
    ]) {
      expect(countCells(KEY_QUESTION, (cell) => cell === answer)).toBe(spoilt[answer]);
    }
  });

  it('names nobody at a domain that exists, and keeps the leading zeros', () => {
    for (const row of extract.rows) {
      expect(row.get('Work Email')).toMatch(/^p\d{7}@harrowmere\.invalid$/);
      expect(row.get('Person Number')).toMatch(/^00\d{5}$/);
    }
  });
});

describe('how the extracts are written', () => {
  it('writes 2025 in Windows-1252 with Windows line ends and a blank last column', () => {
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes[0])).toThrow(TypeError);
    expect(bytes[0]?.toString('latin1').match(/(?<!\r)\n/g)).toBeNull();
    expect(waves[0]?.extract.headers.at(-1)).toBe('');
  });

  it('writes 2026 in UTF-8 with a byte order mark, plain line ends and one header twice', () => {
    expect(bytes[1]?.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(bytes[1]?.includes('\r')).toBe(false);
    expect(waves[1]?.extract.headers.filter((header) => header === 'Cost Centre').length).toBe(2);
  });

  it('has accents, a curly apostrophe and an ampersand in both', () => {
    for (const { extract } of waves) {
      const names = extract.rows.map((row) => row.get('Full Name')).join(' ');
      expect(names).toMatch(/Zoë .*Müller|Müller .*Zoë/);
      expect(extract.rows.some((row) => row.get('Function') === 'Chair’s Office')).toBe(true);
      expect(extract.rows.some((row) => row.get('Function') === 'Finance & Commercial')).toBe(true);
    }
  });
});

describe('the demo recipe', () => {
  const recipe = recipeSchema.parse(JSON.parse(readFileSync(join(demoFolder, 'recipe.json'), 'utf8')));

  it('maps columns that exist and leaves names and addresses out', () => {
    for (const [place, dataset] of recipe.datasets.entries()) {
      const { headers } = waves[place]?.extract ?? { headers: [] };
      expect(dataset.file).toBe(waves[place]?.truth.file);
      expect(headers).toEqual(expect.arrayContaining(Object.keys(dataset.columns)));
      expect(Object.keys(dataset.columns)).not.toContain('Full Name');
      expect(Object.keys(dataset.columns)).not.toContain('Work Email');
    }
  });

  it('decides only answers that ten people or more gave, so that no single person is named by one', () => {
    for (const [place, dataset] of recipe.datasets.entries()) {
      for (const answer of Object.keys(dataset.answers)) {
        const rows = waves[place]?.extract.rows.filter((row) => answerOf(row) === answer) ?? [];
        expect(rows.length).toBeGreaterThanOrEqual(10);
      }
    }
  });

  it('asks who answered, who works here, who gets on and who is paid what', () => {
    expect(recipe.policy).toBe('10-5');
    expect(new Set(recipe.analyses.map((each) => each.analysis))).toEqual(
      new Set(['completion-funnel', 'representation', 'intersectional-progression', 'pay']),
    );
    const ids = recipe.datasets.map((dataset) => dataset.id);
    for (const each of recipe.analyses) expect(ids).toContain(each.dataset);
    expect(new Set(recipe.analyses.map((each) => each.name)).size).toBe(recipe.analyses.length);
  });
});
