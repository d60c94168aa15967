import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_DAY, type TextColumn } from '../../table/column.ts';
import { pickRows } from '../../table/pick-rows.ts';
import { RowIndex } from '../../table/row-index.ts';
import { matchPeople } from './match-people.ts';
import { promotionsOf } from './promotions.ts';

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
    });
    for (const { rows, withoutId, matched, unmatched } of Object.values(facts))
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
