import { describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { type People, runOn } from '../analyses/cohort-fixture.ts';
import { disagreements, readCaseFile, relative, WHY_SKIPPED } from './case-file.ts';
import reference from './pay.json' with { type: 'json' };

type Row = Readonly<Record<string, string>>;

/** These files hold no comma or line end inside quotes. */
function rowsOf(file: string): readonly Row[] {
  const [header = [], ...lines] = readCaseFile('oaxaca_chicago', file)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return lines.map((cells) => Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ''])));
}

/** The compared group stands for working class, the other for professional. */
function peopleOf(
  rows: readonly Row[],
  isCompared: (row: Row) => boolean,
  numbers: (row: Row) => People['numbers'],
): readonly People[] {
  return rows.map((row) => ({
    background: isCompared(row) ? 'working-class' : 'professional',
    count: 1,
    numbers: numbers(row) ?? {},
  }));
}

const chicagoPay = (row: Row): People['numbers'] => ({
  pay: row['ln_real_wage'] === '' ? Number.NaN : Math.exp(Number(row['ln_real_wage'])),
});
const glassdoorPay = (row: Row): People['numbers'] => ({
  pay: Number(row['BasePay']),
  bonus: Number(row['Bonus']),
});

/**
 * Of the width of the interval: four standard errors of a limit from 2,000 resamples (0.06 standard deviations of the
 * gap each), and those of the reference.
 */
const MONTE_CARLO = 0.08;

describe.skipIf(casesFolder() === null)(`pay, against R (${WHY_SKIPPED})`, () => {
  it.each([
    ['women', 'chicago.csv', (row: Row) => row['female'] === '1', chicagoPay, 'hourly-pay'],
    ['foreignBorn', 'chicago.csv', (row: Row) => row['foreign_born'] === '1', chicagoPay, 'hourly-pay'],
    ['basePay', 'glassdoor_gpg.csv', (row: Row) => row['Gender'] === 'Female', glassdoorPay, 'hourly-pay'],
    ['bonus', 'glassdoor_gpg.csv', (row: Row) => row['Gender'] === 'Female', glassdoorPay, 'bonus'],
  ] as const)('has the averages, gaps and intervals of %s', (name, file, isCompared, numbers, what) => {
    const people = peopleOf(rowsOf(file), isCompared, numbers);
    const { estimates } = runOn('pay', people, { payIs: 'hour' }, 'none').value;
    for (const average of ['mean', 'median'] as const) {
      const expected = reference[name][average];
      const find = (measure: string, background: string) =>
        estimates.find((each) => each.measure === measure && each.of['background'] === background);
      const gap = find(`${average}-${what}-gap`, 'working-class');
      expect(
        disagreements([
          relative(
            `${average}, reference`,
            find(`${average}-${what}`, 'professional')?.value,
            expected.reference,
            1e-8,
          ),
          relative(
            `${average}, group`,
            find(`${average}-${what}`, 'working-class')?.value,
            expected.group,
            1e-8,
          ),
          { what: `${average} gap`, ours: gap?.value, reference: expected.gap, tolerance: 1e-8 },
          ...(['low', 'high'] as const).map((end) => ({
            what: `${average} gap, ${end}`,
            ours: gap?.[end],
            reference: expected[end],
            tolerance: MONTE_CARLO * (expected.high - expected.low),
          })),
        ]),
      ).toEqual([]);
    }
    recordCase('oaxaca_chicago');
  });

  it('tells the same with the same seed, and moves its intervals alone with another', () => {
    const people = peopleOf(rowsOf('chicago.csv'), (row) => row['female'] === '1', chicagoPay);
    const women = (seed: number) =>
      runOn('pay', people, { payIs: 'hour', seed }, 'none').value.estimates.find(
        ({ measure, of }) => measure === 'mean-hourly-pay-gap' && of['background'] === 'working-class',
      );
    expect(women(7)).toEqual(women(7));
    expect(women(8)?.value).toBe(women(7)?.value);
    expect(women(8)?.low).not.toBe(women(7)?.low);
  });
});
