import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noWeighting } from '../../core/cohort/weighting.ts';
import { policies } from '../../core/disclosure/policy.ts';
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

/** Every way of running an analysis on the rows of a small organisation. */
const runs = [
  { analysis: 'representation', options: {} },
  { analysis: 'representation', options: { by: 'grade' } },
  { analysis: 'completion-funnel', options: {} },
  { analysis: 'completion-funnel', options: { by: 'grade' } },
  { analysis: 'import-report', options: {} },
] as const;

const count = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }) },
);
const row = fc.array(count, { minLength: kinds.length, maxLength: kinds.length });
const organisation = fc.array(row, { minLength: 2, maxLength: 5 });

/** No column says who was asked: a reader knows that nobody was left out. */
const everybodyAsked = { placed: null, isAskedKnown: false, joins: [] };

function sightingsOf({ analysis, options }: (typeof runs)[number], truth: Truth): readonly Sighting[] {
  return sightingsIn(
    runOn(analysis, peopleOf(truth), options, '10-5', noWeighting, everybodyAsked).value,
    truth,
    [...truth.keys()],
  );
}

/** Counts that are protected with a result and follow from its tables, though no table prints them. */
function unprinted(truth: Truth): readonly Sighting[] {
  const sumOf = (isCounted: (row: number, kind: number) => boolean): Sighting => ({
    of: truth.flatMap((counts, row) => counts.map((_, kind) => (isCounted(row, kind) ? 1 : 0))),
    printed: null,
  });
  const overall = kinds.map((_, kind) => sumOf((__, each) => each === kind));
  const byRow = truth.flatMap((_, row) =>
    [[3], [4], [3, 4], [0, 1, 2, 3, 4]].map((answers) =>
      sumOf((each, kind) => each === row && answers.includes(kind)),
    ),
  );
  return [...overall, ...byRow];
}

describe('one result, to a reader who solves for all that fits it', () => {
  it.each(runs)(
    'prints no count from 1 to 9, and nothing but tens, fives and true zeros: $analysis $options',
    (run) => {
      fc.assert(
        fc.property(organisation, (truth) => {
          for (const sighting of sightingsOf(run, truth)) {
            const known = trueCount(sighting, truth);
            if (isSmall(known)) expect(sighting.printed).toBeNull();
            if (sighting.printed === null) continue;
            expect(sighting.printed % 5).toBe(0);
            expect(Math.abs(sighting.printed - known)).toBeLessThanOrEqual(known === 0 ? 0 : 2);
          }
        }),
        { numRuns: 150 },
      );
    },
  );

  it.each(runs)('leaves every small count as wide as the policy says: $analysis $options', (run) => {
    let attacked = 0;
    fc.assert(
      fc.property(organisation, (truth) => {
        const sightings = sightingsOf(run, truth);
        const nothing = [...sightings, ...unprinted(truth)].map((each) => ({ ...each, printed: null }));
        for (const sighting of sightings.filter((each) => isSmall(trueCount(each, truth)))) {
          attacked++;
          const { least, greatest } = rangeOf(sighting, sightings, truth);
          if (greatest - least >= policies['10-5'].minimumWidth) continue;
          // Small counts that add up to a small count are close to it, whatever else is hidden.
          const best = rangeOf(sighting, nothing, truth);
          expect(greatest - least).toBeGreaterThanOrEqual(best.greatest - best.least);
        }
      }),
      { numRuns: 500 },
    );
    expect(attacked).toBeGreaterThan(20);
  });
});
