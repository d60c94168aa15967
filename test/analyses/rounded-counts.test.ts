import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate, Result } from '../../core/results/result.ts';
import type { Background } from '../../core/background/background.ts';
import { type People, runOn } from './cohort-fixture.ts';

/** Rounding must not create a finding: what is printed holds for the true counts too. */
const answers: readonly Background[] = [
  'professional',
  'intermediate',
  'working-class',
  'prefer-not-to-say',
  'blank',
];
const inGrade = (grade: string, counts: readonly number[]): readonly People[] =>
  counts.map((count, index) => ({
    count,
    background: answers[index] ?? 'blank',
    answers: { grade, promoted: 'Yes' },
  }));
const count = fc.oneof(fc.constant(0), fc.integer({ min: 10, max: 150 }));
const people = fc
  .array(fc.tuple(count, count, count, count, count), { minLength: 1, maxLength: 2 })
  .map((grades) => grades.flatMap((counts, index) => inGrade(`Grade ${index + 1}`, counts)))
  // An empty cohort has nothing to test.
  .filter((staff) => staff.some(({ count: each }) => each > 0));

const keyOf = ({ measure, of }: Estimate): string => `${measure} ${JSON.stringify(of)}`;

function pairsOf(rounded: Result, exact: Result): readonly (readonly [Estimate, Estimate])[] {
  const exactOf = new Map(exact.estimates.map((each) => [keyOf(each), each]));
  return rounded.estimates.flatMap((each) => {
    const found = exactOf.get(keyOf(each));
    return each.value !== null && found?.value !== null && found ? [[each, found] as const] : [];
  });
}

/** Rows marked Clear, by their leading cells. */
function clearRows({ tables }: Result): readonly string[] {
  return tables.flatMap(({ id, columns, rows }) => {
    const at = columns.findIndex((column) => column.id === 'strength');
    return rows.flatMap(({ cells }) => {
      const cell = cells[at];
      const isClear = cell?.kind === 'text' && cell.text === 'Clear';
      return isClear
        ? [`${id} ${JSON.stringify(cells.filter(({ kind }) => kind === 'text').slice(0, -1))}`]
        : [];
    });
  });
}

describe.each(['representation', 'completion-funnel'])('%s from rounded counts', (id) => {
  it('has intervals that contain the exact ones, no smaller p, and nothing Clear that is not', () => {
    let [intervals, ps, clears] = [0, 0, 0];
    fc.assert(
      fc.property(people, (staff) => {
        const rounded = runOn(id, staff, { by: 'grade' }, '10-5').value;
        const exact = runOn(id, staff, { by: 'grade' }, 'none').value;
        for (const [printed, true_] of pairsOf(rounded, exact)) {
          if (printed.measure.startsWith('weighted')) continue;
          if (printed.low !== null && printed.high !== null) {
            intervals++;
            expect(printed.low).toBeLessThanOrEqual((true_.low ?? 0) + 1e-12);
            expect(printed.high).toBeGreaterThanOrEqual((true_.high ?? 0) - 1e-12);
          }
          if (printed.measure.endsWith('fit-p') && printed.method === true_.method) {
            ps++;
            expect(printed.value).toBeGreaterThanOrEqual((true_.value ?? 0) - 1e-12);
          }
        }
        if (rounded.strength?.level === 'clear') {
          clears++;
          expect(exact.strength?.level).toBe('clear');
        }
        for (const row of clearRows(rounded)) expect(clearRows(exact)).toContain(row);
      }),
      { numRuns: 250, seed: 7 },
    );
    expect(intervals).toBeGreaterThan(300);
    expect(clears).toBeGreaterThan(10);
    if (id === 'representation') expect(ps).toBeGreaterThan(50);
  });
});

describe('reasons of a strength', () => {
  const reasonOf = (staff: readonly People[], policy: 'none' | '10-5' = '10-5') =>
    runOn('representation', staff, {}, policy).value.strength;

  it('state that nobody is without a usable answer only where that is so', () => {
    const all = inGrade('A', [300, 100, 60, 0, 0]);
    for (const policy of ['none', '10-5'] as const) {
      const { value } = runOn('representation', all, {}, policy);
      expect(value.strength).toMatchObject({
        level: 'clear',
        reason: 'The whole range lies on one side of the comparison. Nobody is without a usable answer.',
      });
      expect(value.asides.map(({ heading }) => heading)).not.toContain('Those without a usable answer');
    }
  });

  it('state that it would not hold where non-respondents could reverse it', () => {
    expect(reasonOf(inGrade('A', [260, 140, 150, 0, 900]))).toMatchObject({
      level: 'uncertain',
      reason: expect.stringMatching(/^It would not hold if those without a usable answer/u) as string,
    });
  });

  it('state only that it is hidden where it is', () => {
    const strength = reasonOf(inGrade('A', [300, 100, 4, 0, 50]));
    expect(strength?.reason).not.toMatch(/half, or twice/u);
    const all = reasonOf(inGrade('A', [8, 7, 6, 0, 0]));
    expect(all).toMatchObject({ level: 'hidden', label: 'Not shown' });
  });

  it('treat a base that may be under 30 as too few', () => {
    expect(reasonOf(inGrade('A', [28, 0, 0, 0, 20]))?.level).not.toBe('clear');
    expect(reasonOf(inGrade('A', [0, 10, 19, 0, 0]))).toMatchObject({
      level: 'too-few',
      reason: 'Perhaps fewer than 30 people, since counts are rounded.',
    });
  });
});
