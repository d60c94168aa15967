import { describe, expect, it } from 'vitest';
import { fitToMargins } from '../../core/stats/fit-to-margins.ts';
import { weightedShare } from '../../core/stats/weighted-share.ts';
import reference from './weighted-share.json' with { type: 'json' };

describe('weighted shares', () => {
  it.each(reference.shares)('equal R: $answered, $outcome', (each) => {
    const parts = each.weight.map((weight, index) => ({
      weight,
      answered: each.answered[index] ?? 0,
      outcome: each.outcome[index] ?? 0,
    }));
    const found = weightedShare(parts, 0.95);
    expect(found?.share).toBeCloseTo(each.share, 12);
    expect(found?.effectiveSize).toBeCloseTo(each.effectiveSize, 9);
    expect(found?.interval.low).toBeCloseTo(each.low, 9);
    expect(found?.interval.high).toBeCloseTo(each.high, 9);
  });

  it('are plain shares where every answer weighs the same', () => {
    const found = weightedShare(
      [
        { weight: 2.5, answered: 50, outcome: 20 },
        { weight: 2.5, answered: 20, outcome: 2 },
      ],
      0.95,
    );
    expect(found?.share).toBeCloseTo(22 / 70, 12);
    expect(found?.effectiveSize).toBeCloseTo(70, 9);
  });

  it('do not exist where no answer weighs anything', () => {
    expect(weightedShare([], 0.95)).toBeNull();
    expect(weightedShare([{ weight: 0, answered: 5, outcome: 1 }], 0.95)).toBeNull();
  });
});

describe('raking', () => {
  it.each(reference.raked)("equals R's survey package: by $by", ({ by, cells, margins }) => {
    const answered = Float64Array.from(cells, (cell) => cell.answered);
    const known = by.flatMap((field, index) =>
      Object.entries(margins[index] ?? {}).map(([category, total]) => ({
        cells: [...cells.keys()].filter((cell) =>
          Object.entries(cells[cell]!).some(([name, value]) => name === field && value === category),
        ),
        total,
      })),
    );
    const { values, isMet } = fitToMargins(answered, known, 1e-12);
    expect(isMet).toBe(true);
    for (const [index, cell] of cells.entries()) {
      // survey stops at its own tolerance.
      expect(values[index]! / cell.answered / cell.weight).toBeCloseTo(1, 7);
    }
  });

  it('says so where margins cannot be met', () => {
    const margins = [
      { cells: [0, 1], total: 10 },
      { cells: [2, 3], total: 10 },
      { cells: [0, 2], total: 15 },
      { cells: [1, 3], total: 5 },
    ];
    expect(fitToMargins(Float64Array.of(4, 4, 2, 2), margins, 1e-10).isMet).toBe(true);
    expect(fitToMargins(Float64Array.of(0, 4, 2, 0), margins, 1e-10).isMet).toBe(false);
    expect(fitToMargins(Float64Array.of(0, 0, 2, 2), margins, 1e-10).isMet).toBe(false);
  });
});
