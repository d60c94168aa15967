import { describe, expect, it } from 'vitest';
import type { Weighting } from '../../core/cohort/weighting.ts';
import { wilson } from '../../core/stats/proportion.ts';
import { type People, runOn } from './cohort-fixture.ts';
import { peopleIn } from './uneven-people.ts';

const column: Weighting = { kind: 'column' };

/** Everybody answered, so that non-response plays no part. */
function answeredBy(light: number, heavy: number, weight: number): readonly People[] {
  return [
    ...peopleIn(
      'Senior',
      'Man',
      { professional: light * 0.6, intermediate: 0, 'working-class': light * 0.4 },
      1,
    ),
    ...peopleIn(
      'Junior',
      'Man',
      { professional: 0, intermediate: heavy * 0.3, 'working-class': heavy * 0.7 },
      weight,
    ),
  ];
}

describe('the strength of a weighted finding', () => {
  const strengthOf = (people: readonly People[], weighting?: Weighting) =>
    runOn('representation', people, {}, 'none', weighting).value.strength;

  it('is computed from the weighted shares', () => {
    const people = answeredBy(400, 100, 4);
    expect(strengthOf(people)?.level).toBe('clear');
    const { value } = runOn('representation', people, {}, 'none', column);
    expect(value.strength?.level).toBe('clear');
    expect(value.sentences.find((each) => each.includes('working-class backgrounds'))).toMatch(
      /^Weighted, 55\.0% .* against 39% in the comparison .* Unweighted it is 46\.0%\.$/u,
    );
    expect(value.tables[0]?.rows[0]?.cells.at(-1)).toEqual({ kind: 'text', text: 'Clear' });
    const even = [
      ...peopleIn('Senior', 'Man', { professional: 390, intermediate: 110, 'working-class': 100 }, 0.2),
      ...peopleIn('Junior', 'Man', { professional: 37, intermediate: 24, 'working-class': 39 }, 12),
    ];
    expect(strengthOf(even)?.level).toBe('clear');
    expect(strengthOf(even, column)?.level).toBe('uncertain');
  });

  it('is too few to say for a small effective sample size', () => {
    const people = [
      ...peopleIn('Senior', 'Man', { professional: 300, intermediate: 100, 'working-class': 100 }, 0.01),
      ...peopleIn('Junior', 'Man', { professional: 2, intermediate: 2, 'working-class': 20 }, 10),
    ];
    const { value } = runOn('representation', people, {}, 'none', column);
    expect(value.estimates.find(({ measure }) => measure === 'effective-size')?.value).toBeLessThan(30);
    expect(value.strength).toMatchObject({
      level: 'too-few',
      reason: 'Weighted, the answers tell as much as fewer than 30 given at random.',
    });
    expect(value.sentences[0]).toBe('Weighted, too few people to say.');
    expect(strengthOf(people)?.level).toBe('clear');
  });

  it('is uncertain where non-respondents could reverse it, at the effective size', () => {
    // 500 answers of which a hundred count four times tell as much as 800² ÷ 2,000; 55% are weighted to working class.
    const [answers, effective, share, benchmark] = [500, 320, 0.55, 0.39];
    const levels = new Set<string>();
    for (let blank = 0; blank <= 1_000; blank += 20) {
      const people = [...answeredBy(400, 100, 4), ...peopleIn('Senior', 'Man', { blank }, 1)];
      const response = answers / (answers + blank);
      const isRobust = [0.5, 2].every((factor) => {
        const other = response * share + (1 - response) * Math.min(1, factor * share);
        return wilson(other * effective, effective, 0.95).low > benchmark;
      });
      const level = strengthOf(people, column)?.level ?? '';
      expect(level).toBe(isRobust ? 'clear' : 'uncertain');
      levels.add(level);
    }
    expect([...levels]).toEqual(['clear', 'uncertain']);
  });
});
