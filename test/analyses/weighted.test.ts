import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import type { Weighting } from '../../core/cohort/weighting.ts';
import reference from '../references/weighted-share.json' with { type: 'json' };
import { type People, runOn } from './cohort-fixture.ts';
import { everyone, inSmallGrades, peopleIn } from './uneven-people.ts';

const { workforce } = reference;

function weightedOf(result: Result, of: Readonly<Record<string, string>> = { by: 'everyone' }) {
  const wanted = { ...of, background: 'working-class' };
  return result.estimates.find(
    (each) => each.measure === 'weighted-share' && JSON.stringify(each.of) === JSON.stringify(wanted),
  );
}

/** Reference implementation, person by person. */
function shareBy(people: readonly People[]): number {
  const usable = people.filter(({ background }) => background !== 'blank');
  const sum = (list: readonly People[]): number =>
    list.reduce((total, { count, weight = 0 }) => total + count * weight, 0);
  return sum(usable.filter(({ background }) => background === 'working-class')) / sum(usable);
}

const column: Weighting = { kind: 'column' };
const toAsked: Weighting = { kind: 'asked', by: ['grade', 'sex'] };

describe('shares weighted by the column of the file', () => {
  it('equal the weighted mean, for everyone and in each part', () => {
    const { value } = runOn('representation', everyone, { by: 'grade' }, 'none', column);
    expect(weightedOf(value)?.value).toBeCloseTo(shareBy(everyone), 12);
    const juniors = everyone.filter(({ answers }) => answers?.grade === 'Junior');
    expect(weightedOf(value, { grade: 'Junior' })?.value).toBeCloseTo(shareBy(juniors), 12);
    expect(value.context.weight).toBe('Weighted by the weight column');
    expect(value.sentences.find((each) => each.includes('working-class backgrounds'))).toMatch(
      /^Weighted, 34\.6% \(30\.1 to 39\.4\) are .* Unweighted it is 28\.3%\.$/u,
    );
  });

  it('exclude people without a weight', () => {
    const without = peopleIn('Junior', 'Man', { 'working-class': 60 });
    const { value } = runOn('representation', [...everyone, ...without], {}, 'none', column);
    expect(weightedOf(value)?.value).toBeCloseTo(shareBy(everyone), 12);
  });

  it('use rounded counts and weight steps under a policy', () => {
    const { value } = runOn('representation', everyone, {}, '10-5', column);
    const found = weightedOf(value)?.value ?? NaN;
    expect(Math.abs(found - shareBy(everyone))).toBeLessThan(0.01);
    const odd = everyone.map((each, index) => ({ ...each, count: each.count + (index === 0 ? 1 : 0) }));
    expect(weightedOf(runOn('representation', odd, {}, '10-5', column).value)?.value).toBe(found);
    const near = everyone.map((each) => ({ ...each, weight: (each.weight ?? 1) * 1.01 }));
    expect(weightedOf(runOn('representation', near, {}, '10-5', column).value)?.value).toBe(found);
    const onSteps = everyone.map((each, index) => ({ ...each, weight: 1.5 ** (index % 3) }));
    const exact = weightedOf(runOn('representation', onSteps, {}, '10-5', column).value);
    expect(exact?.value).toBeCloseTo(shareBy(onSteps), 12);
  });

  it('use finer steps with more answers', () => {
    const errorOf = (times: number): number => {
      const people = everyone.map((each) => ({ ...each, count: each.count * times }));
      const { value } = runOn('representation', people, {}, '10-5', column);
      return Math.abs((weightedOf(value)?.value ?? NaN) - shareBy(people));
    };
    expect(errorOf(1)).toBeGreaterThan(0.005);
    expect(errorOf(10)).toBeLessThan(0.003);
    expect(errorOf(100)).toBeLessThan(0.003);
  });

  it('do not reveal a small change in who has which weight', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      peopleIn('Junior', 'Man', { professional: 10, 'working-class': 10 }, 1 + index / 50),
    ).flat();
    const moved = many.map((each) => ({ ...each, count: each.count + (each.weight === 1 ? -1 : 0) }));
    const texts = [many, moved].map((people) => {
      const { value } = runOn('representation', people, {}, '10-5', column);
      return JSON.stringify(value);
    });
    expect(texts[1]).toBe(texts[0]);
  });

  it('state the range of weights only where enough people have the ends', () => {
    const notesOf = (policy: 'none' | '10-5'): string => {
      const one = peopleIn('Senior', 'Man', { professional: 1 }, 40);
      const { value } = runOn('representation', [...everyone, ...one], {}, policy, column);
      return value.tables.find(({ id }) => id === 'background')?.notes.join(' ') ?? '';
    };
    expect(notesOf('none')).toMatch(/Weights run from 0\.\d+ to 19,/u);
    expect(notesOf('10-5')).toMatch(/Weights run from 0\.\d+ to 1\.\d/u);
  });

  it('refuse negative, blank and missing weights', () => {
    const run = (people: readonly People[]) => () => runOn('representation', people, {}, '10-5', column);
    expect(run([...everyone, ...peopleIn('Junior', 'Man', { professional: 1 }, -1)])).toThrow('below 0');
    expect(run(everyone.map((each) => ({ ...each, weight: NaN })))).toThrow('none above it');
    expect(run(everyone.map((each) => ({ ...each, weight: 0 })))).toThrow('none above it');
  });
});

describe('shares weighted to everyone asked', () => {
  it('match everyone asked in every field at once, as R does', () => {
    const people = workforce.people.flatMap(({ grade, sex, background, count }) =>
      peopleIn(grade, sex, { [background]: count }),
    );
    const { value } = runOn('representation', people, {}, 'none', toAsked);
    const found = weightedOf(value);
    expect(found?.value).toBeCloseTo(workforce.workingClass, 7);
    expect(found?.low).toBeCloseTo(workforce.low, 7);
    expect(found?.high).toBeCloseTo(workforce.high, 7);
    const size = value.estimates.find(({ measure }) => measure === 'effective-size')?.value;
    expect(size).toBeCloseTo(workforce.effectiveSize, 5);
    expect(value.tables.find(({ id }) => id === 'background')?.notes.join(' ')).toContain('Weights run from');
  });

  it('post-stratify by a single field', () => {
    const { value } = runOn('representation', everyone, { by: 'grade' }, 'none');
    const juniors = (95 / 210) * 660;
    const seniors = (45 / 285) * 320;
    expect(weightedOf(value)?.value).toBeCloseTo((juniors + seniors) / 980, 12);
  });

  it('impute hidden counts from the shown totals, and say how much', () => {
    const few = peopleIn('Trainee', 'Man', {
      professional: 4,
      intermediate: 3,
      'working-class': 5,
      blank: 30,
    });
    const { value } = runOn('representation', [...everyone, ...few], {}, '10-5', toAsked);
    expect(weightedOf(value)?.why).toBe('shown');
    expect(value.tables.find(({ id }) => id === 'background')?.notes.join(' ')).toMatch(
      /about \d+% of the answers are hidden/u,
    );
  });

  it('are refused where most counts are hidden, and the headline calls the shares unweighted', () => {
    const { value } = runOn('representation', inSmallGrades, {}, '10-5', toAsked);
    expect(weightedOf(value)?.value).toBeNull();
    expect(value.sentences[0]).toMatch(
      /^Unweighted, 33% \(.*\. Weighted shares are not shown\. Too many counts are hidden to weight by this\. Fewer or coarser fields may help\.$/u,
    );
    expect(value.context.weight).toBe('Not weighted. Too many counts are hidden to weight by this.');
  });

  it('drop categories without answers, by name', () => {
    const silent = peopleIn('Director', 'Man', { blank: 40 });
    const { value } = runOn('representation', [...everyone, ...silent], {}, 'none', toAsked);
    expect(value.tables.find(({ id }) => id === 'background')?.notes).toContain(
      'Nobody answered in Director; left out.',
    );
    expect(weightedOf(value)?.why).toBe('shown');
  });

  it('refuse too many combinations of fields', () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      peopleIn(`Grade ${index}`, `Answer ${index}`, { professional: 20, 'working-class': 20, blank: 20 }),
    ).flat();
    expect(() => runOn('representation', many, {}, '10-5', toAsked)).toThrow('too many combinations');
    expect(weightedOf(runOn('representation', many, {}, 'none', toAsked).value)?.why).toBe('shown');
  });

  it('report margins that no weights can meet', () => {
    const apart = [
      ...peopleIn('Junior', 'Woman', { professional: 40, 'working-class': 60, blank: 300 }),
      ...peopleIn('Senior', 'Man', { professional: 60, 'working-class': 20, blank: 20 }),
      ...peopleIn('Senior', 'Woman', { blank: 50 }),
    ];
    const { value } = runOn('representation', apart, {}, 'none', toAsked);
    expect(value.sentences.join(' ')).toContain('No weights make those who answered add up');
  });
});

describe('weighting', () => {
  it.each(['none', '10-5'] as const)(
    'has sentences for nobody, one person and no answer, under %s',
    (policy) => {
      const few = [[], peopleIn('Junior', 'Man', { professional: 1 })];
      for (const people of [...(policy === 'none' ? few : []), peopleIn('Junior', 'Man', { blank: 80 })]) {
        const { value } = runOn('representation', people, { by: 'grade' }, policy, toAsked);
        const shown = value.estimates.filter(
          ({ measure, why }) => measure === 'weighted-share' && why === 'shown',
        );
        expect(shown.length > 0).toBe(
          policy === 'none' && people.some(({ background }) => background === 'professional'),
        );
        expect(JSON.stringify(value)).not.toMatch(/NaN|Infinity/u);
      }
    },
  );
});

describe('an analysis that cannot be weighted', () => {
  it.each(['completion-funnel', 'intersectional-progression'])('%s says why, and counts unweighted', (id) => {
    const people = everyone.map((each, place) => ({
      ...each,
      answers: { ...each.answers, promoted: place % 2 === 0 ? 'Yes' : 'No' },
    }));
    const plain = runOn(id, people, {}, '10-5').value;
    const asked = runOn(id, people, {}, '10-5', column).value;
    expect(asked.context.weight).toMatch(/^Not weighted\. /u);
    expect(asked.tables).toEqual(plain.tables);
  });
});
