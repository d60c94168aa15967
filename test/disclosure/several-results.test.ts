import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOn } from '../analyses/cohort-fixture.ts';
import {
  isSmall,
  kinds,
  peopleOf,
  rangeOf,
  type Sighting,
  sightingsIn,
  trueCount,
  type Truth,
} from './attacker.ts';

/**
 * Results are protected one by one; the ledger that weighs them together is still to come, and every result says so.
 * These are measures of what that costs, held so that it cannot get worse unseen: the share of small counts that a
 * reader with all the results finds to the person.
 */
const count = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }) },
);
const row = fc.array(count, { minLength: kinds.length, maxLength: kinds.length });
const organisations = fc.sample(fc.array(row, { minLength: 3, maxLength: 5 }), { seed: 7, numRuns: 100 });

/** Both analyses on the people of some rows, and how those of all rows came in. */
function bothOn(truth: Truth, rows: readonly number[], options = {}): readonly Sighting[] {
  const people = peopleOf(truth.map((counts, index) => (rows.includes(index) ? counts : [])));
  const analyses = [
    'representation',
    'completion-funnel',
    ...(rows.length === truth.length ? ['import-report'] : []),
  ];
  return analyses.flatMap((analysis) =>
    sightingsIn(runOn(analysis, people, analysis === 'import-report' ? {} : options).value, truth, rows),
  );
}

function shareFound(resultsOf: (truth: Truth, rows: readonly number[]) => readonly Sighting[]): number {
  let small = 0;
  let found = 0;
  for (const truth of organisations) {
    const sightings = resultsOf(truth, [...truth.keys()]);
    const distinct = new Map(sightings.map((each) => [each.of.join(), each]));
    for (const sighting of distinct.values()) {
      if (!isSmall(trueCount(sighting, truth))) continue;
      small++;
      const { least, greatest } = rangeOf(sighting, sightings, truth);
      if (least === greatest) found++;
    }
  }
  expect(small).toBeGreaterThan(300);
  return found / small;
}

const byGrade = { by: 'grade' };

describe('several results of the same people, protected one by one', () => {
  it('disclose nearly nothing as two analyses, for everybody and by grade', () => {
    const share = shareFound((truth, rows) => [...bothOn(truth, rows), ...bothOn(truth, rows, byGrade)]);
    expect(share).toBeLessThan(0.01);
  });

  it('disclose little beside the results of everybody but one grade', () => {
    const share = shareFound((truth, rows) => [
      ...bothOn(truth, rows, byGrade),
      ...bothOn(truth, rows.slice(0, -1)),
    ]);
    expect(share).toBeLessThan(0.02);
  });

  it('disclose about one small count in ten where every pair of grades is filtered', () => {
    const share = shareFound((truth, rows) => [
      ...bothOn(truth, rows, byGrade),
      ...rows.flatMap((one) =>
        rows.filter((other) => other > one).flatMap((other) => bothOn(truth, [one, other])),
      ),
    ]);
    expect(share).toBeLessThan(0.15);
  });

  it('state that they were not checked against each other', () => {
    const truth: Truth = [[40, 30, 20, 5, 12]];
    const { context } = runOn('representation', peopleOf(truth)).value;
    expect(context.ledger.statement).toBe('Not checked against earlier releases.');
  });
});
