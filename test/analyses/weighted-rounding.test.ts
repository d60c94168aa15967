import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Background } from '../../core/background/background.ts';
import type { Estimate, Result } from '../../core/results/result.ts';
import type { Weighting } from '../../core/cohort/weighting.ts';
import { type People, runOn } from './cohort-fixture.ts';

/**
 * Weighted figures under rounding hold for the true counts: intervals contain the exact ones, no p is smaller, and
 * nothing is Clear that is not without rounding.
 */
const backgrounds: readonly Background[] = ['professional', 'intermediate', 'working-class', 'blank'];
const grades = ['Grade A', 'Grade B', 'Grade C', 'Grade D'];
const sexes = ['Woman', 'Man'];
const functions = ['Sales', 'Stores', 'Office'];

type Sizes = { readonly least: number; readonly most: number; readonly hasFew: boolean };

/** A count for each background in each combination; some of few people, where files have them. */
function organisations(
  { least, most, hasFew }: Sizes,
  weights: readonly number[],
): fc.Arbitrary<readonly People[]> {
  const many = fc.integer({ min: least, max: most });
  const count = hasFew
    ? fc.oneof({ weight: 12, arbitrary: many }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }) })
    : many;
  const size = fc.record({
    grades: fc.integer({ min: 2, max: 4 }),
    functions: fc.integer({ min: 1, max: 3 }),
    counts: fc.array(count, { minLength: 96, maxLength: 96 }),
    response: fc.array(fc.double({ min: 0.2, max: 4, noNaN: true }), { minLength: 24, maxLength: 24 }),
    weights: fc.array(fc.constantFrom(...weights), { minLength: 24, maxLength: 24 }),
  });
  return size.map((drawn) => {
    let place = 0;
    return grades.slice(0, drawn.grades).flatMap((grade) =>
      sexes.flatMap((sex) =>
        functions.slice(0, drawn.functions).flatMap((each) => {
          const at = place++;
          return backgrounds.map((background, index): People => {
            const drawnCount = drawn.counts[at * 4 + index] ?? 0;
            const isBlank = background === 'blank';
            return {
              count: isBlank ? Math.round(drawnCount * (drawn.response[at] ?? 1)) : drawnCount,
              background,
              answers: { grade, sex, function: each },
              weight: drawn.weights[at] ?? 1,
            };
          });
        }),
      ),
    );
  });
}

const keyOf = ({ measure, of }: Estimate): string => `${measure} ${JSON.stringify(of)}`;

function pairsOf(rounded: Result, exact: Result): readonly (readonly [Estimate, Estimate])[] {
  const exactOf = new Map(exact.estimates.map((each) => [keyOf(each), each]));
  return rounded.estimates.flatMap((each) => {
    const found = exactOf.get(keyOf(each));
    return each.value !== null && found && found.value !== null ? [[each, found] as const] : [];
  });
}

/** Rows of weighted tables marked Clear, by their leading cells. */
function clearRows({ tables }: Result): readonly string[] {
  return tables.flatMap(({ id, columns, rows }) => {
    const at = columns.findIndex((column) => column.id === 'strength');
    if (!columns.some((column) => column.id === 'weighted')) return [];
    return rows.flatMap(({ cells }) => {
      const cell = cells[at];
      const isClear = cell?.kind === 'text' && cell.text === 'Clear';
      return isClear
        ? [`${id} ${JSON.stringify(cells.filter(({ kind }) => kind === 'text').slice(0, -1))}`]
        : [];
    });
  });
}

type Plan = {
  readonly weighting: Weighting;
  readonly by: string | null;
  readonly sizes: Sizes;
  readonly weights?: readonly number[];
};

const large: Sizes = { least: 15, most: 90, hasFew: false };
const mixed: Sizes = { least: 10, most: 60, hasFew: true };
const one: Weighting = { kind: 'asked', by: ['grade'] };
const two: Weighting = { kind: 'asked', by: ['grade', 'sex'] };
const three: Weighting = { kind: 'asked', by: ['grade', 'sex', 'function'] };
const column: Weighting = { kind: 'column' };
const few = [1, 2.5];
const many = Array.from({ length: 60 }, (_, index) => 0.5 + index / 20);

const plans: readonly Plan[] = [
  { weighting: one, by: null, sizes: large },
  { weighting: one, by: null, sizes: mixed },
  { weighting: one, by: 'sex', sizes: mixed },
  { weighting: two, by: null, sizes: large },
  { weighting: two, by: null, sizes: mixed },
  { weighting: two, by: 'grade', sizes: mixed },
  { weighting: two, by: 'function', sizes: mixed },
  { weighting: three, by: null, sizes: large },
  { weighting: three, by: 'sex', sizes: mixed },
  { weighting: one, by: 'function', sizes: { least: 2, most: 40, hasFew: true } },
  { weighting: column, by: null, sizes: { least: 2, most: 30, hasFew: true }, weights: [0.4, 1, 1.7, 4] },
  { weighting: column, by: null, sizes: mixed, weights: few },
  { weighting: column, by: null, sizes: large, weights: many },
  { weighting: column, by: 'grade', sizes: mixed, weights: few },
];

describe('weighted figures from rounded counts', () => {
  it.each(plans)(
    'contain the exact ones: $weighting by $by, $sizes',
    ({ weighting, by, sizes, weights = [1] }) => {
      let [intervals, ps] = [0, 0];
      fc.assert(
        fc.property(organisations(sizes, weights), (people) => {
          const rounded = runOn('representation', people, { by }, '10-5', weighting).value;
          const exact = runOn('representation', people, { by }, 'none', weighting).value;
          for (const [printed, true_] of pairsOf(rounded, exact)) {
            if (printed.measure === 'weighted-share') {
              intervals++;
              expect(printed.low).toBeLessThanOrEqual((true_.low ?? 0) + 1e-9);
              expect(printed.high).toBeGreaterThanOrEqual((true_.high ?? 0) - 1e-9);
            }
            if (printed.measure === 'weighted-fit-p') {
              ps++;
              expect(printed.value).toBeGreaterThanOrEqual((true_.value ?? 0) - 1e-9);
            }
          }
          for (const row of clearRows(rounded)) expect(clearRows(exact)).toContain(row);
        }),
        { numRuns: 15, seed: 5 },
      );
      expect(intervals).toBeGreaterThan(15);
      expect(ps).toBeGreaterThan(5);
    },
  );
});
