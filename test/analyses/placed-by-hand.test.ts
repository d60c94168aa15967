import { describe, expect, it } from 'vitest';
import { AS_AN_ANSWER, BY_WORDING, STRAIGHT_INTO_A_GROUP } from '../../core/cohort/cohort.ts';
import type { Fact, Result } from '../../core/results/result.ts';
import { contextItems } from '../../core/report/document/context-items.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import { type People, runOn } from './cohort-fixture.ts';

/** Raw answers: 1 is recognised, 2 and 3 are coded by hand. */
function run(counts: readonly number[], how: number, policy: '10-5' | 'none'): Result {
  const backgrounds = ['professional', 'professional', 'working-class', 'prefer-not-to-say'] as const;
  const people = counts.map((count, at): People => ({ count, background: backgrounds[at] ?? 'blank' }));
  const provenance = {
    placed: {
      codes: Uint8Array.from(people, (_, at) => at + 1),
      how: Uint8Array.of(BY_WORDING, BY_WORDING, how, how, how),
    },
    isAskedKnown: true,
    joins: [],
  };
  return runOn('representation', people, {}, policy, noWeighting, provenance).value;
}

const byHand = ({ context }: Result): Fact | undefined =>
  context.facts.find(({ id }) => id === 'placed-by-hand');

describe('answers coded by hand', () => {
  it('are counted beside the recognised ones, without reasons', () => {
    const fact = byHand(run([400, 60, 40, 25], AS_AN_ANSWER, 'none'));
    expect(fact?.sentence).toBe(
      '100 of the 500 usable answers were placed by hand (2 different answers); the others were recognised by their wording.',
    );
    expect(fact?.values.map(({ id, value }) => [id, value])).toEqual([
      ['people', 100],
      ['straight', 0],
      ['usable', 500],
      ['answers', 2],
    ]);
  });

  it('look like none where few, and rare answers are not counted', () => {
    expect(byHand(run([600, 4, 3, 25], AS_AN_ANSWER, '10-5'))).toBeUndefined();
    for (const few of [0, 1, 2]) {
      expect(byHand(run([600, 63, few, 25], AS_AN_ANSWER, '10-5'))?.sentence).toMatch(
        /^65 of the 665 usable answers were placed by hand \(1 different answer of 10 people or more\);/,
      );
    }
    const nearlyAll = byHand(run([2, 300, 200, 25], AS_AN_ANSWER, '10-5'));
    expect(nearlyAll?.sentence).toMatch(/^(Nearly all|500) of the 500 usable/);
  });

  it('are not called seen in the source of the scheme', () => {
    const items = contextItems(run([400, 60, 40, 25], AS_AN_ANSWER, 'none').context);
    expect(items.find(({ term }) => term === 'Grouping')?.description).toMatch(
      /seen in its source\. 100 of the 500/,
    );
  });

  it('leave nothing Clear against a benchmark where half went straight into a group', () => {
    expect(run([900, 60, 40, 25], STRAIGHT_INTO_A_GROUP, 'none').strength?.level).toBe('clear');
    expect(run([900, 60, 40, 25], AS_AN_ANSWER, 'none').strength?.level).toBe('clear');
    expect(run([100, 890, 10, 25], AS_AN_ANSWER, 'none').strength?.level).toBe('clear');
    const { strength, tables } = run([100, 890, 10, 25], STRAIGHT_INTO_A_GROUP, 'none');
    // Tables are passed on one by one.
    expect(JSON.stringify(tables)).toContain('"Uncertain"');
    expect(JSON.stringify(tables)).not.toContain('"Clear"');
    expect(strength?.level).toBe('uncertain');
    expect(strength?.reason).toContain('placed straight into a group by hand');
    // Nor against any other benchmark.
    const beside = run([100, 890, 10, 25], STRAIGHT_INTO_A_GROUP, 'none').asides.find(({ heading }) =>
      heading.startsWith('Would another benchmark'),
    );
    expect(beside?.text).toMatch(/same direction, uncertain\./u);
    expect(beside?.text).not.toMatch(/clear/u);
    expect(run([4, 890, 10, 25], STRAIGHT_INTO_A_GROUP, '10-5').strength?.level).toBe('uncertain');
  });
});
