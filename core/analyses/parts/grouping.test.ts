import { describe, expect, it } from 'vitest';
import { benchmarkOf } from '../../benchmarks/benchmarks.ts';
import { groupingCaution, isLikeForLike, sayGrouping } from './grouping.ts';
import { clear, tooFew } from '../../results/strength.ts';

const scheme = { id: 'smc-2021-three', version: 1, label: 'Three groups (SMC 2021)', confidence: 'seen' };
const own = {
  ...{ id: 'scheme-1', version: 2, label: 'Ours', confidence: 'own' },
  own: { basedOn: 'smc-2021-three', basedOnLabel: 'Three groups (SMC 2021)', moved: ['Craft, from a to b'] },
};
const benchmark = benchmarkOf('uk-2021-05');
const said = {
  strength: clear('It holds.'),
  sentences: ['46% are working class.', 'More.'],
  chips: ['1,510 usable answers'],
  method: ['Share = people ÷ usable.'],
  tables: [{ id: 't', title: 'T', columns: [], rows: [], notes: ['Base: usable answers.'] }],
};

describe('grouping beside a benchmark', () => {
  it('adds no words for a shipped grouping that fits the benchmark', () => {
    expect(isLikeForLike(scheme, benchmark)).toBe(true);
    expect(sayGrouping(said, scheme, null)).toEqual(said);
  });

  it('lowers Clear for a benchmark of another grouping, and says so in headline and tables', () => {
    expect(isLikeForLike(own, benchmark)).toBe(false);
    expect(groupingCaution(own, benchmark)).toMatch(
      /^UK workforce, May 2021 was made with another grouping than “Ours”/,
    );
    const result = sayGrouping(said, own, benchmark);
    expect(result.strength?.level).toBe('uncertain');
    expect(result.sentences).toEqual([
      '46% are working class. Not like for like: UK workforce, May 2021 was made with another grouping.',
      'More.',
    ]);
    expect(result.tables[0]?.notes[0]).toMatch(/^Not like for like/);
    expect(result.chips.at(-1)).toBe('Own grouping: Ours, version 2');
    expect(result.method.at(-1)).toMatch(/Moved: Craft, from a to b\.$/);
  });

  it('leaves the strength of a finding that shows nothing', () => {
    const silent = { ...said, strength: tooFew('Hidden.'), sentences: [] };
    const result = sayGrouping(silent, scheme, benchmark);
    expect(result.strength).toEqual(silent.strength);
    expect(result.sentences).toEqual([]);
  });

  it('fits the base’s benchmark while no answer is moved', () => {
    const same = { ...own, own: { ...own.own, moved: [] } };
    expect(isLikeForLike(same, benchmark)).toBe(true);
    expect(sayGrouping(said, same, null).method.at(-1)).toMatch(/No answer is moved\.$/);
  });
});
