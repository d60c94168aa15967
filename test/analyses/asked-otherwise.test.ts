import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import { type People, runOn } from './cohort-fixture.ts';

/**
 * People marked as asked: 900 answered, 50 did not, and some answered “not asked”. People marked as not asked: some
 * answered.
 */
function run(answered: number, notAsked: number, policy: '10-5' | 'none', id = 'completion-funnel'): Result {
  const people: readonly People[] = [
    { count: 900, background: 'professional' },
    { count: 50, background: 'blank' },
    { count: notAsked, background: 'not-asked' },
    { count: answered, background: 'working-class' },
    { count: 40, background: 'not-asked' },
  ];
  const provenance = {
    placed: null,
    isAskedKnown: true,
    asked: { codes: Uint8Array.of(1, 1, 1, 2, 2), says: ['nothing', 'yes', 'no'] as const },
    joins: [],
  };
  return runOn(id, people, {}, policy, noWeighting, provenance).value;
}

const saidIn = ({ context }: Result): string | undefined =>
  context.facts.find(({ id }) => id === 'asked-otherwise')?.sentence;

describe('answers that contradict the asked column', () => {
  it('are counted beside every result, with the rule that answers take precedence', () => {
    const said =
      '53 of the 93 people marked as not asked have an answer to the key question and count as asked. 12 of the 52 people who do not count as asked are marked as asked: “not asked” is their answer.';
    const every = ['completion-funnel', 'representation', 'import-report'];
    expect(every.map((id) => saidIn(run(53, 12, 'none', id)))).toEqual(every.map(() => said));
    expect(saidIn(run(1, 0, 'none'))).toBe(
      '1 of the 41 people marked as not asked has an answer to the key question and counts as asked.',
    );
  });

  it('print published counts, and few look like none', () => {
    expect(saidIn(run(53, 12, '10-5'))).toMatch(
      /^55 of the 95 people marked as not asked .* 10 of the 50 people who do not/u,
    );
    for (const few of [0, 1, 9]) expect(saidIn(run(few, few, '10-5'))).toBeUndefined();
    expect(saidIn(run(0, 0, 'none'))).toBeUndefined();
  });

  it('leave no response Clear from one in five of those marked as not asked', () => {
    expect(run(9, 0, 'none').strength?.level).toBe('clear');
    const { strength } = run(10, 0, 'none');
    expect(strength?.level).toBe('uncertain');
    expect(strength?.reason).toContain('marked as not asked have an answer');
  });
});
