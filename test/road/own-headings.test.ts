import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { inFolder, rungs } from '../command-line.ts';

const cases = casesFolder();
const file = join(cases ?? '', 'own_file', 'council-staff.csv');
const key = { RUNGS_PASSPHRASE: 'correct horse battery staple' };

type Inspected = {
  rows: number;
  setAsideCount: number;
  columns: { name: string; guess: { field: string | null; leaveOut: boolean; confidence: string } }[];
};

describe.skipIf(!cases)('an ordinary extract of staff', () => {
  it('is understood without a hand: every heading, the total below and the lines above', async () => {
    const { out } = await rungs(['inspect', file, '--json']);
    const { rows, setAsideCount, columns } = JSON.parse(out) as Inspected;
    expect([rows, setAsideCount]).toEqual([261, 1]);
    const taken = columns.map(({ name, guess }) => [name, guess.leaveOut ? 'left out' : guess.field]);
    expect(Object.fromEntries(taken)).toEqual({
      'Emp No': 'person-id',
      Surname: 'left out',
      Dept: 'organisation-unit',
      Band: 'grade',
      'Salary (£)': 'pay',
      'Contracted hrs': 'hours',
      Sex: 'sex',
      'D.O.B.': 'age-band',
      'Date started': 'hire-date',
      'Date in band': 'grade-start',
      "Prom'd in yr?": 'promoted',
      'Ethnic grp': 'ethnicity',
      'Disabled?': 'disability',
      "Parents' job when you were 14": 'seb-occupation',
      'School 11-16': 'school-type',
      'FSM?': 'free-meals',
      'Asked?': 'asked-flag',
      Comments: 'left out',
    });
    expect(columns.every(({ guess }) => guess.confidence === 'sure')).toBe(true);
    recordCase('own_file');
  });

  it(
    'comes in by its sure guesses, with age bands in place of dates of birth',
    { timeout: 120_000 },
    async () => {
      await inFolder(async (folder) => {
        const project = join(folder, 'staff.rungs');
        await rungs(['create', project], key);
        const { code, out, error } = await rungs(['import', project, file, '--wave', '2026-03-31'], key);
        expect([code, error]).toEqual([0, '']);
        expect(out).toContain(
          'D.O.B.: age bands on 31 March 2026 were worked out, and nothing finer was kept.',
        );
        const history = await rungs(['history', project], key);
        expect(history.code).toBe(0);
      });
    },
  );
});
