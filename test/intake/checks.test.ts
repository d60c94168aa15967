import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { mediansBy } from '../../core/intake/checks/medians.ts';
import { checkOf, checks, findingIds } from '../../core/intake/checks/registry.ts';
import { spellings } from '../../core/intake/checks/spellings.ts';
import { copiesIn } from '../../core/intake/checks/row-copies.ts';
import { MISSING_DAY } from '../../core/table/column.ts';
import { datasetOf, findingsIn, rowsFound } from './checked.ts';

const repeat = <Value>(value: Value, times: number): Value[] => Array.from({ length: times }, () => value);

describe('the checks', () => {
  it('report every finding id from one check only', () => {
    expect(checks.length).toBe(13);
    expect(new Set(findingIds).size).toBe(findingIds.length);
    for (const check of checks) {
      expect(check.findingIds.every((id) => id.startsWith(`${check.id}/`))).toBe(true);
    }
  });

  it('report nothing for a clean file, or one without rows', () => {
    expect(
      rowsFound({
        'person-id': ['a', 'b', 'c'],
        grade: ['A', 'B', null],
        pay: [30_000, 31_000, null],
        fte: [1, 0.5, null],
        'hire-date': ['2019-01-01', '2026-03-31', null],
        'promotion-date': ['2020-01-01', null, null],
        'leave-date': ['2026-06-30', null, null],
      }),
    ).toEqual({});
    expect(rowsFound({ 'person-id': [], grade: [], pay: [], fte: [], 'hire-date': [] })).toEqual({});
    expect(rowsFound({})).toEqual({});
  });
});

describe('the check of spellings', () => {
  it('offers the most frequent spelling, in further characteristics too, and keeps grades with signs apart', () => {
    const department = [
      'adult social care',
      'Adult Social Care',
      'Adult Social Care',
      'Adult-social care',
      null,
    ];
    const cells = { 'other-characteristic-2': department, grade: ['A', 'A+', 'A-', 'a', 'A'] } as const;
    const dataset = datasetOf(cells);
    const found = spellings.find(dataset);
    expect(found.map(({ id, sentence, rows, fixes }) => [id, sentence, [...rows], fixes[0]?.label])).toEqual([
      [
        'spellings/other-characteristic-2',
        'Another characteristic 2: one word in several spellings, “adult social care” mostly “Adult Social Care”, “Adult-social care” mostly “Adult Social Care”.',
        [0, 3],
        'Use the most frequent spellings',
      ],
      [
        'spellings/grade',
        'Grade: one word in several spellings, “a” mostly “A”.',
        [3],
        'Use the most frequent spelling',
      ],
    ]);
    expect(found[0]?.fixes[0]?.categories?.names).toEqual(
      new Map([
        ['adult social care', 'Adult Social Care'],
        ['Adult-social care', 'Adult Social Care'],
      ]),
    );
    expect(found.map(({ id }) => checkOf(id))).toEqual([spellings, spellings]);
    expect(checkOf('spellings/pay')).toBeUndefined();
  });
});

describe('the check of totals', () => {
  it('finds rows that add up others, in any column, and no other word that begins alike', () => {
    expect(
      rowsFound({
        grade: ['A', 'Total', 'B', 'Totally B', null],
        sex: ['F', null, 'M', 'F', 'Grand total:'],
      }),
    ).toEqual({ 'total-rows/totals': [1, 4] });
  });
});

describe('the check of weights', () => {
  it('finds negative weights, not zero or missing ones', () => {
    expect(rowsFound({ weight: [1.25, -1, 0, null, -99] })).toEqual({ 'weight-below-zero/weight': [1, 4] });
    expect(rowsFound({ weight: [1.25, 0, null] })).toEqual({});
  });
});

describe('checks of dates', () => {
  it('find placeholder dates, and compare these with nothing else', () => {
    expect(
      rowsFound({
        'hire-date': ['1899-12-30', '1900-01-01', '1900-01-02', '2020-05-01', '2099-12-31'],
        'leave-date': [null, '1901-01-01', '9999-12-31', '2100-01-01', null],
        'promotion-date': ['1900-01-01', null, null, '1899-12-30', null],
      }),
    ).toEqual({
      'placeholder-date/hire-date': [0, 1],
      'placeholder-date/promotion-date': [0, 3],
      'placeholder-date/leave-date': [2, 3],
      'late-date/hire-date': [4],
    });
  });

  it('accept a future leaving date, and a start on the day of the wave', () => {
    const found = findingsIn({
      'hire-date': ['2026-03-31', '2026-04-01'],
      'leave-date': ['2026-12-31', null],
    });
    expect([...found.keys()]).toEqual(['late-date/hire-date']);
    expect(found.get('late-date/hire-date')?.fixes.map(({ kind }) => kind)).toEqual(['set-aside', 'missing']);
  });

  it('find dates in an impossible order; equal days are possible', () => {
    expect(
      rowsFound({
        'hire-date': ['2020-05-01', '2020-05-01', '2020-05-01', null],
        'promotion-date': ['2020-04-30', '2020-05-01', '2022-01-01', '2019-01-01'],
        'grade-start': ['2020-05-01', '2020-04-30', null, null],
        'leave-date': [null, null, '2021-12-31', '2019-01-01'],
      }),
    ).toEqual({
      'date-order/promotion-date-before-hire-date': [0],
      'date-order/grade-start-before-hire-date': [1],
      'date-order/leave-date-before-promotion-date': [2],
    });
  });
});

describe('checks of repeats', () => {
  const people = {
    'person-id': ['a', 'b', 'a', 'b', null, null, 'b'],
    grade: ['A', 'B', 'A', 'C', 'A', 'A', 'B'],
  };

  it('distinguish duplicate rows from people with differing rows', () => {
    const found = findingsIn(people);
    expect([...found].map(([id, { rows, count }]) => [id, [...rows], count])).toEqual([
      ['equal-rows/copies', [2, 6], 2],
      ['repeated-people/rows', [1, 3], 1],
    ]);
    expect(found.get('repeated-people/rows')?.fixes.map(({ kind, rows }) => [kind, [...rows]])).toEqual([
      ['keep-last', [1]],
      ['keep-first', [3]],
    ]);
  });

  it('accept several rows a person for kinds of dataset with events', () => {
    for (const kind of ['applications', 'learners', 'job-events', 'outreach'] as const) {
      expect(rowsFound(people, { kind })).toEqual({ 'equal-rows/copies': [2, 6] });
    }
    for (const kind of ['survey', 'leavers'] as const) {
      expect(Object.keys(rowsFound(people, { kind }))).toContain('repeated-people/rows');
    }
  });

  it('ignore equal rows without identifiers, except in a table of counts', () => {
    expect(rowsFound({ grade: ['A', 'A', 'B'], sex: ['F', 'F', 'F'] })).toEqual({});
    expect(rowsFound({ grade: ['A', 'A', 'B', 'A'], count: [5, 5, 5, 6] })).toEqual({
      'equal-rows/copies': [1],
    });
  });
});

describe('checks of pay', () => {
  const usual = repeat(30_000, 12);

  it('find amounts in another unit and convert them', () => {
    const found = findingsIn({
      pay: [...usual, 15.4, 577, 2_500, 3_000_000, 300_000, 1, -5, 0, null, 239_999],
    });
    expect(
      [...found].map(([id, { rows, fixes }]) => [id, [...rows], fixes[0]?.kind, fixes[0]?.factor]),
    ).toEqual([
      ['pay-not-positive/pay', [18, 19], 'missing', null],
      ['outlying-pay/by-the-month', [14], 'rescale', 12],
      ['outlying-pay/by-the-week', [13], 'rescale', 52],
      ['outlying-pay/by-the-hour', [12], 'rescale', 1_950],
      ['outlying-pay/in-pence', [15], 'rescale', 1 / 100],
      ['outlying-pay/other', [16, 17], 'missing', null],
    ]);
  });

  it('find annual pay among hourly pay', () => {
    expect(rowsFound({ pay: [...repeat(15, 12), 30_000] })).toEqual({ 'outlying-pay/by-the-year': [12] });
  });

  it('compare within grades of ten or more, and never across pay bases', () => {
    const directors = repeat(260_000, 10);
    const grade = [...repeat('A', 12), ...repeat('D', 10)];
    expect(rowsFound({ pay: [...usual, ...directors], grade })).toEqual({});
    expect(rowsFound({ pay: [...usual, ...directors.slice(1)], grade: grade.slice(0, -1) })).toEqual({
      'outlying-pay/other': [12, 13, 14, 15, 16, 17, 18, 19, 20],
    });
    expect(
      rowsFound({
        pay: [...usual, ...repeat(15, 12)],
        'pay-basis': [...repeat('Annual', 12), ...repeat('Hourly', 12)],
      }),
    ).toEqual({});
  });

  it('use the FTE, and are silent where too few are paid', () => {
    const pay = [...usual, 3_000];
    expect(rowsFound({ pay, fte: [...repeat(1, 12), 0.1] })).toEqual({});
    expect(rowsFound({ pay, fte: repeat(1, 13) })).toEqual({ 'outlying-pay/by-the-month': [12] });
    expect(rowsFound({ pay: [30_000, 30_000, 12] })).toEqual({});
  });

  it('find grades whose given order contradicts their median pay', () => {
    const cells = {
      grade: ['A', 'B', 'C'].flatMap((grade) => repeat(grade, 10)),
      pay: [30_000, 25_000, 60_000].flatMap((pay) => repeat(pay, 10)),
    };
    const found = findingsIn(cells, { areGradesInOrder: true }).get('grade-order/pay');
    expect(found?.sentence).toBe('The order of grades puts “B” above “A”, where the median of pay is lower.');
    expect(found?.count).toBe(1);
    expect(found?.fixes[0]).toMatchObject({ kind: 'sort-by-pay', categories: { order: ['B', 'A', 'C'] } });
    expect(rowsFound(cells)).toEqual({});
    const rare = { grade: ['Z', ...cells.grade], pay: [1_000_000, ...cells.pay] };
    const around = findingsIn(rare, { areGradesInOrder: true }).get('grade-order/pay');
    expect(around?.fixes[0]?.categories?.order).toEqual(['Z', 'B', 'A', 'C']);
    const fewer = { grade: cells.grade.slice(1), pay: cells.pay.slice(1) };
    expect(rowsFound(fewer, { areGradesInOrder: true })).toEqual({});
  });
});

describe('checks of shares of full time', () => {
  it('distinguish percentages from hours and slips', () => {
    const percentages = findingsIn({ fte: [100, 60, 100, 1, 0.5, 1.2] }).get('fte-range/percentages');
    expect([...(percentages?.rows ?? [])]).toEqual([0, 1, 2]);
    expect(percentages?.fixes[0]).toMatchObject({ kind: 'rescale', factor: 1 / 100, label: 'Divide by 100' });
    expect(rowsFound({ fte: [37.5, 37.5, 20] })).toEqual({ 'fte-range/too-large': [0, 1, 2] });
    expect(rowsFound({ fte: [100, 100, 150] })).toEqual({ 'fte-range/too-large': [0, 1, 2] });
    expect(rowsFound({ fte: [1, 1.5, 0, -1, null] })).toEqual({ 'fte-range/not-positive': [2, 3] });
  });
});

describe('the check against the wave before', () => {
  it('names added and removed categories, with the rows of added ones', () => {
    const found = findingsIn(
      { grade: ['A', 'C', null, 'C'], sex: ['F', 'M', 'F', 'M'], pay: [1, 1, 1, 1] },
      { before: { grade: ['A', 'B'], sex: ['M', 'F'], location: ['York', 'Leeds'] } },
    );
    expect([...found.keys()]).toEqual(['category-drift/grade']);
    expect(found.get('category-drift/grade')).toMatchObject({
      sentence: 'Grade: since the wave before, “C” is new, and “B” is gone.',
      count: 2,
      rows: Int32Array.of(1, 3),
      answersOf: 'grade',
    });
  });

  it('offers the earlier spelling where only case and punctuation changed and one matches', () => {
    const grade = ['grade 6', 'GRADE-7', 'Grade 8', 'grade 6', 'A.1'];
    const before = { grade: ['Grade 6', 'Grade 7', 'Grade 9', 'A 1', 'A-1'] };
    const found = findingsIn({ grade }, { before });
    const spelling = found.get('category-drift/spelling/grade');
    expect(spelling?.sentence).toBe(
      'Grade: in the wave before, “grade 6” is written “Grade 6”, “GRADE-7” is written “Grade 7”.',
    );
    expect(spelling?.fixes).toHaveLength(1);
    expect(spelling?.fixes[0]).toMatchObject({
      kind: 'rename',
      field: 'grade',
      rows: Int32Array.of(0, 1, 3),
      categories: {
        names: new Map([
          ['grade 6', 'Grade 6'],
          ['GRADE-7', 'Grade 7'],
        ]),
        order: null,
      },
    });
    expect(found.get('category-drift/grade')).toMatchObject({
      sentence:
        'Grade: since the wave before, “Grade 8”, “A.1” are new, and “Grade 9”, “A 1”, “A-1” are gone.',
      rows: Int32Array.of(2, 4),
      fixes: [],
    });
  });

  it('is silent about long lists, which change with the people in them', () => {
    const titles = Array.from({ length: 61 }, (_, place) => `Title ${place}`);
    expect(rowsFound({ job: titles }, { before: { job: ['Title 1'] } })).toEqual({});
    const few = rowsFound({ job: titles.slice(1) }, { before: { job: ['Title 1'] } });
    expect(few['category-drift/job']).toHaveLength(59);
  });

  it('shortens a long name', () => {
    const { sentence } =
      findingsIn({ grade: ['x'.repeat(70_000)] }, { before: { grade: ['A'] } }).get('category-drift/grade') ??
      {};
    expect(sentence?.length).toBeLessThan(120);
  });
});

describe('what checks are made of', () => {
  const draws = [1];
  // xorshift32. Source: Marsaglia, Xorshift RNGs, 2003.
  while (draws.length < 4_000) {
    let draw = draws.at(-1) ?? 1;
    draw ^= draw << 13;
    draw ^= draw >>> 17;
    draws.push((draw ^ (draw << 5)) >>> 0);
  }

  it('compute the medians of DuckDB', async () => {
    const values = Float64Array.from(draws, (draw) => (draw % 7 === 0 ? Number.NaN : draw % 100_003));
    const groups = draws.map((draw) => (draw >>> 8) % 9);
    const ours = mediansBy(values, (row) => groups[row] ?? 0, 10, 10);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run('CREATE TABLE pay (grade INTEGER, amount DOUBLE)');
    const appender = await connection.createAppender('pay');
    for (const [row, value] of values.entries()) {
      if (Number.isNaN(value)) continue;
      appender.appendInteger(groups[row] ?? 0);
      appender.appendDouble(value);
      appender.endRow();
    }
    appender.closeSync();
    const answer = await connection.runAndReadAll(
      'SELECT grade, median(amount) FROM pay GROUP BY 1 ORDER BY 1',
    );
    expect(answer.getRowsJS()).toEqual([...ours.slice(0, 9)].map((median, grade) => [grade, median]));
    expect(ours[9]).toBeNaN();
  });

  it('find the duplicates that pairwise comparison finds', () => {
    const rows = 600;
    const column = (spread: number, from: number) =>
      draws.slice(from, from + rows).map((draw) => (draw >>> 3) % spread);
    const codes = Uint8Array.from(column(3, 0));
    const values = Float64Array.from(column(4, 700), (value) => (value === 3 ? Number.NaN : value / 3));
    const days = Int32Array.from(column(3, 1_400), (value) => (value === 0 ? MISSING_DAY : value));
    const letters = column(3, 2_100);
    const offsets = new Int32Array(rows + 1);
    for (const [row, letter] of letters.entries()) offsets[row + 1] = offsets[row]! + letter;
    const bytes = new Uint8Array(offsets[rows]!).fill(97);
    const found = copiesIn(
      [
        { type: 'category', codes, labels: ['', 'A', 'B'] },
        { type: 'number', values },
        { type: 'date', days },
        { type: 'text', offsets, bytes },
      ],
      rows,
    );
    const seen = new Set<string>();
    const expected = letters.map((letter, row) => {
      const whole = [codes[row], values[row], days[row], letter].join('|');
      const isCopy = seen.has(whole);
      seen.add(whole);
      return isCopy ? 1 : 0;
    });
    expect([...found]).toEqual(expected);
    expect(expected.filter((copy) => copy === 0).length).toBeGreaterThan(30);
  });
});
