import { describe, expect, it } from 'vitest';
import type { Background } from '../../core/background/background.ts';
import type { FieldId } from '../../core/table/fields.ts';
import { cohortFixture, type People, runOn, runOnCohort } from './cohort-fixture.ts';

type Answers = NonNullable<People['answers']>;

/** Pay of each person of a background, evenly from `from` on. */
function paid(
  background: Background,
  count: number,
  from: number,
  answers: Answers = {},
  others: Omit<NonNullable<People['numbers']>, 'pay'> = {},
  step = 50,
): readonly People[] {
  return Array.from({ length: count }, (_, place) => ({
    background,
    count: 1,
    answers,
    numbers: { pay: from + step * place, bonus: Number.NaN, ...others },
  }));
}

const everyPay = (people: readonly People[], pay: (amount: number, place: number) => number) =>
  people.map((each, place) => ({
    ...each,
    numbers: { ...each.numbers, pay: pay(each.numbers?.pay ?? 0, place) },
  }));

const two = [...paid('professional', 60, 30_000), ...paid('working-class', 60, 27_000)];
const sentences = (people: readonly People[], options = {}, policy: '10-5' | 'none' = '10-5') =>
  runOn('pay', people, { noBonus: 'zero', ...options }, policy).value.sentences;

function gapOf(people: readonly People[], options = {}, fields: readonly FieldId[] = ['grade', 'pay-basis']) {
  const { value } = runOnCohort('pay', cohortFixture(people, fields), options, 'none');
  return value.estimates.find(
    ({ measure, of }) => measure === 'mean-hourly-pay-gap' && of['background'] === 'working-class',
  )?.value;
}

describe('pay in odd cases', () => {
  it('of nobody is said', () => {
    expect(sentences(everyPay(two, () => Number.NaN))).toEqual([
      'Nobody with a usable answer has pay above zero.',
    ]);
  });

  it('of zero, or below, counts nobody', () => {
    expect(sentences(everyPay(two, (_, place) => -place))).toEqual([
      'Nobody with a usable answer has pay above zero.',
    ]);
    const some = sentences([...two, ...everyPay(paid('working-class', 20, 1), () => 0)]);
    expect(some).toEqual(sentences(two));
  });

  it('that is the same for all is hidden under a policy, and told as the same without', () => {
    const same = everyPay(two, () => 30_000);
    expect(sentences(same)[0]).toBe(
      'Median pay an hour of people from working-class backgrounds is not shown beside that of people from professional backgrounds, to protect individuals.',
    );
    expect(sentences(same, {}, 'none')[0]).toBe(
      'Median pay an hour of people from working-class backgrounds is the same as that of people from professional backgrounds: £15.33 against £15.33.',
    );
  });

  it('of one person is of nobody to compare with', () => {
    expect(sentences(paid('working-class', 1, 30_000), {}, 'none')[0]).toBe(
      'Nobody from professional backgrounds has pay, so there is no gap to tell.',
    );
  });

  it('of one group says which is not there', () => {
    for (const [background, none] of [
      ['professional', 'working-class'],
      ['working-class', 'professional'],
    ] as const) {
      expect(sentences(paid(background, 60, 30_000), {}, 'none')[0]).toBe(
        `Nobody from ${none} backgrounds has pay, so there is no gap to tell.`,
      );
    }
  });

  it('tells blanks of a bonus from zeros where asked to', () => {
    const people = [
      ...paid('professional', 40, 30_000, {}, { bonus: 900 }),
      ...paid('professional', 40, 30_000),
      ...paid('working-class', 40, 27_000, {}, { bonus: 0 }),
      ...paid('working-class', 40, 27_000, {}, { bonus: 700 }),
    ];
    const shareOf = (noBonus: string, background: string) =>
      runOn('pay', people, { noBonus }, 'none').value.estimates.find(
        ({ measure, of }) => measure === 'bonus-receipt' && of['background'] === background,
      );
    expect(shareOf('blank-or-zero', 'professional')).toMatchObject({ value: 0.5, base: 80 });
    expect(shareOf('zero', 'professional')).toMatchObject({ value: 1, base: 40 });
    expect(shareOf('zero', 'working-class')).toMatchObject({ value: 0.5, base: 80 });
  });

  it('says nothing of bonuses that nobody is known to have, or not to have', () => {
    expect(sentences(two, { noBonus: 'zero' }, 'none').join(' ')).not.toContain('onus');
  });
});

describe('what pay is for', () => {
  const mixed = (background: Background, year: number) => [
    ...everyPay(paid(background, 40, 0, { 'pay-basis': 'Annual FTE' }), () => year),
    ...everyPay(paid(background, 40, 0, { 'pay-basis': 'Monthly (full time)' }), () => year / 12),
    ...everyPay(paid(background, 40, 0, { 'pay-basis': 'Hourly' }), () => year / ((365.25 / 7) * 37.5)),
    ...everyPay(paid(background, 40, 0, { 'pay-basis': 'Annual, actual' }, { fte: 0.5 }), () => year / 2),
    // Nobody knows what this is for.
    ...everyPay(paid(background, 5, 0, { 'pay-basis': 'Spot' }), () => 7),
  ];

  it('is told apart row by row where a column says it', () => {
    const people = [...mixed('professional', 40_000), ...mixed('working-class', 30_000)];
    expect(gapOf(people)).toBeCloseTo(0.25, 10);
    const meanOf = (payIs: string) =>
      runOnCohort('pay', cohortFixture(people, ['pay-basis']), { payIs }, 'none').value.estimates[0]?.value;
    expect(meanOf('by-file')).toBeCloseTo(40_000 / ((365.25 / 7) * 37.5), 10);
    expect(meanOf('full-time-year')).toBeLessThan(10);
  });

  it('is asked for where the column names no period', () => {
    const people = two.map((each) => ({ ...each, answers: { 'pay-basis': 'Spot' } as const }));
    expect(() => gapOf(people)).toThrow('names no year, month, week, day or hour');
    expect(gapOf(people, { payIs: 'hour' })).toBeCloseTo(gapOf(two, { payIs: 'hour' }) ?? Number.NaN, 12);
  });

  it('is of a full-time year for options that were written before it was looked for', async () => {
    const { analysisOf } = await import('../../core/analyses/registry.ts');
    expect(analysisOf('pay').upgrade(1, { lead: 'mean' })).toEqual({ payIs: 'full-time-year', lead: 'mean' });
    expect(analysisOf('pay').upgrade(1, { payIs: 'hour' })).toEqual({ payIs: 'hour' });
  });

  it('may be month by month, and by the month as paid', () => {
    const monthly = everyPay(two, (pay) => pay / 12);
    expect(gapOf(monthly, { payIs: 'full-time-month' })).toBeCloseTo(gapOf(two) ?? Number.NaN, 10);
    const half = monthly.map((each) => ({
      ...each,
      numbers: { ...each.numbers, pay: (each.numbers?.pay ?? 0) / 2, fte: 0.5 },
    }));
    expect(gapOf(half, { payIs: 'paid-month' })).toBeCloseTo(gapOf(two) ?? Number.NaN, 10);
  });

  it('may be as paid, by weekly hours where no column holds the full-time equivalent', () => {
    const cohort = cohortFixture(two, ['grade']);
    const pay = cohort.numbers?.get('pay') ?? new Float64Array();
    // Every third works three days in five of 37 hours a week.
    const hours = pay.map((_, row) => (row % 3 === 0 ? 22.2 : 37));
    const paidOut = pay.map((each, row) => (each * hours[row]!) / 37);
    const run = (numbers: ReadonlyMap<FieldId, Float64Array>, payIs: string) =>
      runOnCohort('pay', { ...cohort, numbers }, { payIs, hours: 37 }).value;
    const asPaid = run(
      new Map<FieldId, Float64Array>([
        ['pay', paidOut],
        ['hours', hours],
      ]),
      'paid-year',
    );
    const asFullTime = run(new Map<FieldId, Float64Array>([['pay', pay]]), 'full-time-year');
    expect(asPaid.estimates).toEqual(asFullTime.estimates);
    expect(asPaid.method.join(' ')).toContain('the full-time equivalent is weekly hours ÷ 37.');
  });

  it('may differ between two results of the same people', () => {
    const cohort = cohortFixture(
      [...two, ...paid('professional', 20, 30_000, {}, { fte: Number.NaN })],
      ['grade'],
    );
    const both = ['full-time-year', 'paid-year'].map((payIs) => runOnCohort('pay', cohort, { payIs }).value);
    expect(both.map(({ sentences: [first] }) => first)).toHaveLength(2);
  });
});

describe('partners', () => {
  const people = [
    ...paid('professional', 60, 30_000, { grade: 'Staff' }),
    ...paid('working-class', 60, 30_000, { grade: 'Staff' }),
    ...paid('professional', 40, 150_000, { grade: 'Equity partner' }),
  ];
  const named = { partnersBy: 'grade', partnersAre: ['Equity partner'] };

  it('change a gap, and are left out with the answers that make one named', () => {
    expect(gapOf(people, {}, ['grade'])).toBeLessThan(1);
    expect(gapOf(people, {}, ['grade'])).toBeGreaterThan(0.5);
    expect(gapOf(people, { partners: 'out', ...named }, ['grade'])).toBeCloseTo(0, 10);
    const { chips, method } = runOn('pay', people, { partners: 'out', ...named }, 'none').value;
    expect(chips).toContain('Without partners (Grade: Equity partner)');
    expect(method.join(' ')).toContain(
      'Without partners (Grade: Equity partner): who gave one of these answers',
    );
  });

  it('are compared alone', () => {
    const { sentences: told } = runOn('pay', people, { partners: 'alone', ...named }, 'none').value;
    expect(told[0]).toBe('Nobody from working-class backgrounds has pay, so there is no gap to tell.');
  });

  it('are not left out where nobody said who they are, nor where they are few', () => {
    expect(() => runOn('pay', people, { partners: 'out' })).toThrow('is not chosen');
    const few = [...people.slice(0, 120), ...paid('professional', 4, 150_000, { grade: 'Equity partner' })];
    expect(() => runOn('pay', few, { partners: 'out', ...named })).toThrow('fewer than 10');
  });
});

describe('a gap within grade', () => {
  /** Most working-class people are in the grade that is paid less, and in each grade they are paid more. */
  const simpson = [
    ...paid('professional', 60, 20_000, { grade: 'Junior' }, {}, 200),
    ...paid('intermediate', 80, 20_500, { grade: 'Junior' }, {}, 150),
    ...paid('working-class', 200, 22_000, { grade: 'Junior' }, {}, 60),
    ...paid('blank', 60, 20_200, { grade: 'Junior' }, {}, 200),
    ...paid('professional', 200, 60_000, { grade: 'Senior' }, {}, 60),
    ...paid('intermediate', 80, 61_000, { grade: 'Senior' }, {}, 150),
    ...paid('working-class', 60, 66_000, { grade: 'Senior' }, {}, 200),
    ...paid('blank', 60, 60_200, { grade: 'Senior' }, {}, 200),
  ];

  it('is told first where it is reversed, by the grade unasked or by a field that is chosen', () => {
    const [first, second] = sentences(simpson);
    expect(first).toMatch(
      /^Within grade the gap is reversed: among people of the same grade, median pay an hour of people from working-class backgrounds is [\d.]+% \([\d. to]+\) above that of people from professional backgrounds, where over all together it is [\d.]+% \([\d. to]+\) below\.$/u,
    );
    expect(second).toMatch(
      /^Median pay an hour of people from working-class backgrounds is [\d.]+% .* below/u,
    );
    const bySex = simpson.map((each) => ({ ...each, answers: { sex: each.answers?.grade ?? '' } }));
    expect(sentences(bySex)[0]).not.toContain('Within');
    expect(sentences(bySex, { within: ['sex'] })[0]).toContain('Within sex or gender the gap is reversed');
  });

  it('is the mean of the gaps of the grades by people of the group, its limits as far as theirs together', () => {
    const { estimates } = runOn('pay', simpson, {}, 'none').value;
    const find = (measure: string, grade?: string) => {
      const found = estimates.find(
        (each) =>
          each.measure === measure && each.of['background'] === 'working-class' && each.of['grade'] === grade,
      );
      return {
        value: found?.value ?? Number.NaN,
        low: found?.low ?? Number.NaN,
        high: found?.high ?? Number.NaN,
      };
    };
    const [junior, senior] = ['Junior', 'Senior'].map((grade) => find('mean-hourly-pay-gap', grade));
    const within = find('mean-hourly-pay-gap-within');
    if (!junior || !senior) throw new Error('Both grades are told.');
    expect(within.value).toBeCloseTo((200 * junior.value + 60 * senior.value) / 260, 12);
    expect(within.low).toBeCloseTo(
      within.value - Math.hypot(200 * (junior.value - junior.low), 60 * (senior.value - senior.low)) / 260,
      12,
    );
  });
});
