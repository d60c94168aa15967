import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_DAY, type TextColumn } from '../../table/column.ts';
import { pickRows } from '../../table/pick-rows.ts';
import { RowIndex } from '../../table/row-index.ts';
import { contradictingPeople } from './contradictions.ts';
import { IdTally } from './id-profile.ts';
import { matchPeople } from './match-people.ts';
import { promotionsOf } from './promotions.ts';
import { likelyReason } from './unlike-ids.ts';

function textOf(values: readonly string[]): TextColumn {
  const bytes = Uint8Array.from(values.join(''), (letter) => letter.charCodeAt(0));
  let used = 0;
  return {
    type: 'text',
    bytes,
    offsets: Int32Array.from(['', ...values], (value) => (used += value.length)),
  };
}

const id = fc.constantFrom('', 'a', 'b', 'ab', 'ba', 'abc', 'x1', 'x2');

describe('rows by their value', () => {
  it('are those that a plain search finds', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 40 }), (values) => {
        const index = new RowIndex(textOf(values));
        for (const value of ['a', 'b', 'ab', 'x1', 'nobody']) {
          const rows: number[] = [];
          const bytes = Uint8Array.from(value, (letter) => letter.charCodeAt(0));
          for (let row = index.lastRowOf(bytes, 0, bytes.length); row >= 0; row = index.rowBefore(row))
            rows.unshift(row);
          expect(rows).toEqual(values.flatMap((each, row) => (each === value ? [row] : [])));
        }
        const given = values.filter((value) => value !== '');
        expect(index.distinct).toBe(new Set(given).size);
        expect(index.blanks).toBe(values.length - given.length);
        expect(index.repeated).toBe(
          [...new Set(given)].filter((value) => given.indexOf(value) !== given.lastIndexOf(value)).length,
        );
      }),
    );
  });
});

describe('people in two files', () => {
  const left = textOf(['p1', 'p2', '', 'p3', 'p1']);
  const right = textOf(['p3', 'p1', 'p9', 'p1', '', 'p1']);

  it('are counted on both sides, and no row is lost', () => {
    const { facts } = matchPeople(left, right, 'last');
    expect(facts).toEqual({
      left: { rows: 5, people: 3, repeated: 1, withoutId: 1, matched: 3, unmatched: 1 },
      right: { rows: 6, people: 3, repeated: 1, withoutId: 1, matched: 4, unmatched: 1 },
      respelled: 0,
      ambiguous: 0,
    });
    for (const { rows, withoutId, matched, unmatched } of [facts.left, facts.right])
      expect(withoutId + matched + unmatched).toBe(rows);
  });

  it.each([
    ['last', [5, -1, -1, 0, 5]],
    ['first', [1, -1, -1, 0, 1]],
    ['none', [-1, -1, -1, 0, -1]],
  ] as const)('take the %s of several rows', (rule, rows) => {
    expect([...matchPeople(left, right, rule).rightOf]).toEqual(rows);
  });
});

describe('numbers with zeros in front', () => {
  const hash = (digit: string, zeros = ''): string => `${digit.repeat(24)}${zeros}`;

  it('are two people where one file holds both spellings, and one where two files write them their way', () => {
    const left = textOf([hash('1'), hash('1', 'A'), hash('2', 'C'), hash('3')]);
    const right = textOf([hash('1', 'A'), hash('1'), hash('2'), hash('3', 'B'), hash('1', 'B'), hash('9')]);
    const { rightOf, facts } = matchPeople(left, right, 'last');
    expect([...rightOf]).toEqual([1, 0, 2, 3]);
    expect([facts.respelled, facts.ambiguous]).toEqual([2, 1]);
    expect([facts.right.matched, facts.right.unmatched]).toEqual([4, 2]);
  });

  it('make one person of the right file who stands there twice', () => {
    const { facts } = matchPeople(textOf([hash('1', 'E')]), textOf([hash('1', 'E'), hash('1')]), 'last');
    expect(facts.right).toMatchObject({ people: 1, repeated: 1, matched: 2 });
  });
});

describe('people in several rows', () => {
  it('contradict themselves where two rows say different things; a blank says nothing', () => {
    const ids = textOf(['a', 'a', 'b', 'b', 'c', 'c', '', '']);
    const codes = Uint8Array.of(1, 2, 1, 0, 2, 2, 1, 2);
    expect(contradictingPeople(ids, [{ type: 'category', codes, labels: ['', 'x', 'y'] }])).toBe(1);
    expect(
      contradictingPeople(ids, [{ type: 'number', values: Float64Array.from([1, 1, 2, 3, 4, NaN, 1, 2]) }]),
    ).toBe(1);
    expect(contradictingPeople(ids, [])).toBe(0);
  });
});

describe('a join that finds nobody', () => {
  const looks = (ids: readonly string[]) => {
    const tally = new IdTally();
    const { bytes, offsets } = textOf(ids);
    tally.add(bytes, offsets);
    return tally.profile;
  };
  const reason = (left: readonly string[], right: readonly string[]): string =>
    likelyReason({ label: 'Staff', ids: looks(left) }, { label: 'Survey', ids: looks(right) });

  it.each([
    [
      ['000012', '000345'],
      ['E00012', 'E00345'],
      'the identifiers of Staff are digits alone, 6 characters long, those of Survey letters in front of digits, 6 characters long.',
    ],
    [
      ['12', '345'],
      ['a@x.uk', 'b@x.uk'],
      'the identifiers of Staff are digits alone, 2 to 3 characters long, those of Survey e-mail addresses, 6 characters long.',
    ],
    [
      ['12-34', '12-35'],
      ['1234', '1235'],
      'the identifiers of Staff are written with signs or spaces inside, 5 characters long, those of Survey digits alone, 4 characters long.',
    ],
    [
      ['123456', '123457'],
      ['12345', '12346'],
      'the identifiers of Staff are digits alone, 6 characters long, those of Survey digits alone, 5 characters long.',
    ],
    [
      ['123456'],
      ['123457'],
      'the identifiers look alike in both (digits alone, 6 characters long), so they may be numbers of two systems, or of different people.',
    ],
    [
      ['123456789012'],
      ['1.23457E+11'],
      'a spreadsheet wrote the identifiers of Survey in scientific notation (1.23E+11), so their last digits are lost.',
    ],
  ])('names the likely reason (%#)', (left, right, sentence) => {
    expect(reason(left, right)).toBe(sentence);
  });
});

describe('columns brought by a join', () => {
  const rows = Int32Array.of(2, -1, 0);

  it('are blank where nobody was found', () => {
    const codes = Uint8Array.of(1, 2, 1);
    expect(pickRows({ type: 'category', codes, labels: ['', 'A', 'B'] }, rows)).toEqual({
      type: 'category',
      codes: Uint8Array.of(1, 0, 1),
      labels: ['', 'A', 'B'],
    });
    expect(pickRows({ type: 'number', values: Float64Array.of(1, 2, 3) }, rows)).toEqual({
      type: 'number',
      values: Float64Array.of(3, Number.NaN, 1),
    });
    expect(pickRows({ type: 'date', days: Int32Array.of(7, 8, 9) }, rows)).toEqual({
      type: 'date',
      days: Int32Array.of(9, MISSING_DAY, 7),
    });
    expect(pickRows(textOf(['one', '', 'three']), rows)).toEqual(textOf(['three', '', 'one']));
  });
});

describe('promotions out of job events', () => {
  const events = {
    ids: textOf(['p1', 'p1', 'p2', 'p3', 'p3', 'p9']),
    promoted: { type: 'category', labels: ['', 'true', 'false'], codes: Uint8Array.of(1, 1, 2, 1, 1, 1) },
    date: { type: 'date', days: Int32Array.of(10, 20, 15, 5, MISSING_DAY, 15) },
  } as const;
  const people = textOf(['p1', 'p2', 'p3', 'p4', '']);

  it('count in the period alone, the latest of several, and only events that are promotions', () => {
    const { promoted, date } = promotionsOf(people, events, 10, 20);
    expect([...promoted.codes].map((code) => promoted.labels[code])).toEqual(['Yes', 'No', 'No', 'No', '']);
    expect([...date.days]).toEqual([20, MISSING_DAY, MISSING_DAY, MISSING_DAY, MISSING_DAY]);
  });

  it('are all events where no column tells them apart', () => {
    const { promoted } = promotionsOf(people, { ...events, promoted: null }, 0, 30);
    expect([...promoted.codes].map((code) => promoted.labels[code])).toEqual(['Yes', 'Yes', 'Yes', 'No', '']);
  });
});
