import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import type { JoinRecord } from '../../core/intake/joining/join-record.ts';
import { runOn } from './cohort-fixture.ts';

const people = [
  { count: 900, background: 'professional' },
  { count: 60, background: 'working-class' },
  { count: 25, background: 'blank' },
] as const;

/** Of 985 rows on the left and 1,000 on the right. */
function joinOf(matched: number, rightMatched: number, change: Partial<JoinRecord> = {}): JoinRecord {
  return {
    left: 'Staff',
    right: 'Survey',
    facts: {
      left: { rows: 985, people: 985, repeated: 0, withoutId: 0, matched, unmatched: 985 - matched },
      right: {
        ...{ rows: 1_000, people: 970, repeated: 30, withoutId: 0 },
        ...{ matched: rightMatched, unmatched: 1_000 - rightMatched },
      },
      respelled: 0,
      ambiguous: 0,
    },
    whenSeveral: 'last',
    contradicting: 13,
    isOfEvents: false,
    ...change,
  };
}

function run(join: JoinRecord, policy: '10-5' | 'none' = 'none'): Result {
  const provenance = { placed: null, isAskedKnown: true, joins: [join] };
  return runOn('representation', [...people], {}, policy, noWeighting, provenance).value;
}

const saidOf = ({ context }: Result): string => context.facts.find(({ id }) => id === 'join')?.sentence ?? '';

describe('a joined dataset', () => {
  it('states beside every result who was found, repeated and contradicting, and which row counts', () => {
    expect(saidOf(run(joinOf(500, 700)))).toBe(
      '500 of the 985 rows of Staff were found in Survey, and 700 of the 1,000 rows of Survey belong to somebody in Staff. In more than one row of Survey: 30 of the people, 13 with different answers; the last one was used.',
    );
  });

  it.each([
    [20, 13, 'some with different answers'],
    [45, 38, 'most with different answers'],
    [300, 293, 'nearly all with different answers'],
    [40, 40, 'all with different answers'],
  ])('says no more than is so of %i people of whom %i differ', (repeated, contradicting, said) => {
    const join = joinOf(500, 700, { contradicting });
    const right = { ...join.facts.right, people: 700, repeated };
    const twice = { ...join, facts: { ...join.facts, right } };
    expect(saidOf(run(twice, '10-5'))).toContain(`${said}; the last one was used.`);
    expect(saidOf(run(twice))).toContain(
      contradicting === repeated ? said : `, ${contradicting} with different answers`,
    );
  });

  it('uses the singular for one row', () => {
    expect(saidOf(run(joinOf(1, 1)))).toMatch(
      /^1 of the 985 rows of Staff was found in Survey, and 1 of the 1,000 rows of Survey belongs to/u,
    );
  });

  it('prints no small number of people, found or not', () => {
    const few = saidOf(run(joinOf(7, 8), '10-5'));
    expect(few).toMatch(/^Some of the rows of Staff were found in Survey, and some of the rows of Survey/);
    const nearlyAll = saidOf(run(joinOf(982, 997), '10-5'));
    expect(nearlyAll).toMatch(/^(Nearly all of the rows|980 of the 985)/);
    for (let found = 1; found < 985; found += 1) {
      if (found === 12) found = 970;
      const { values } = run(joinOf(found, 1_000), '10-5').context.facts[0] ?? { values: [] };
      for (const { value } of values) expect(value === null || value % 5 === 0).toBe(true);
      const shown = values.find(({ id }) => id === 'left')?.value ?? null;
      const rest = values.find(({ id }) => id === 'left-not-found')?.value ?? null;
      if (found < 10) expect(shown).toBeNull();
      if (985 - found < 10) expect(rest).toBeNull();
    }
  });

  it('has nothing Clear where fewer than four in five of both files were found', () => {
    expect(run(joinOf(500, 800)).strength?.level).toBe('clear');
    expect(run(joinOf(800, 500)).strength?.level).toBe('clear');
    const { strength } = run(joinOf(500, 790));
    expect(strength?.level).toBe('uncertain');
    expect(strength?.reason).toContain('Fewer than four in five');
    expect(run(joinOf(7, 8), '10-5').strength?.level).not.toBe('clear');
    expect(run(joinOf(982, 997), '10-5').strength?.level).toBe('clear');
  });

  it('states that all events of a person count', () => {
    expect(saidOf(run(joinOf(900, 900, { isOfEvents: true, contradicting: 0 })))).toContain(
      '30 of the people; all of their events count.',
    );
  });
});
