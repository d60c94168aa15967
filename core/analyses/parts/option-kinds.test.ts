import { describe, expect, it } from 'vitest';
import { optionSpec } from '../../contract/option-shapes.ts';
import { analyses } from '../registry.ts';
import { chosenAnswers, type OptionSpecs, readOptions } from './options.ts';

const said = { label: '', help: '' };
const specs = {
  hours: { kind: 'number', ...said, initial: 37.5, least: 1, most: 80, unit: 'hours a week', isWhole: false },
  seed: { kind: 'number', ...said, initial: 1, least: 0, most: 9, unit: '', isWhole: true },
  isSplit: { kind: 'yes-no', ...said, initial: false },
  field: { kind: 'field', ...said, initial: 'stage' },
  since: { kind: 'field', type: 'date', ...said, initial: null },
  stages: { kind: 'answers', of: 'field', ...said, initial: [] },
} as const satisfies OptionSpecs;

const read = (raw: Readonly<Record<string, unknown>>) => readOptions('some', specs, raw);

describe('reading options', () => {
  it('accepts numbers within bounds, yes or no, and ordered answers', () => {
    expect(read({})).toEqual({
      hours: 37.5,
      seed: 1,
      isSplit: false,
      field: 'stage',
      since: null,
      stages: [],
    });
    expect(read({ since: 'hire-date' }).since).toBe('hire-date');
    expect(read({ hours: 80, seed: 0, isSplit: true, stages: ['Sift', 'Apply'] })).toMatchObject({
      hours: 80,
      seed: 0,
      isSplit: true,
      stages: ['Sift', 'Apply'],
    });
  });

  it.each([
    [{ hours: 0.5 }, 'Give a number from 1 to 80, in hours a week.'],
    [{ hours: '40' }, 'Give a number from 1 to 80, in hours a week.'],
    [{ hours: Number.NaN }, 'Give a number from 1 to 80, in hours a week.'],
    [{ seed: 1.5 }, 'Give a whole number from 0 to 9.'],
    [{ isSplit: 'yes' }, 'Give true or false.'],
    [{ since: 'grade' }, 'Give the name of a field of dates, or null.'],
    [{ field: 'pay' }, 'Give the name of a field of answers, or null.'],
    [{ field: 3 }, 'Give the name of a field of answers, or null.'],
    [{ stages: ['Sift', 'Sift'] }, 'Give a list of different answers, in their order.'],
    [{ stages: 'Sift' }, 'Give a list of different answers, in their order.'],
  ])('refuse %j in a sentence', (raw, help) => {
    expect(() => read(raw)).toThrow(expect.objectContaining({ message: expect.stringContaining(help) }));
  });

  it('lists each chosen answer with its field, so that rare answers can be refused', () => {
    expect(chosenAnswers(specs, read({ stages: ['Sift', 'Apply'] }))).toEqual([
      { field: 'stage', answer: 'Sift' },
      { field: 'stage', answer: 'Apply' },
    ]);
  });

  it('options of every analysis fit the contract', () => {
    for (const { options } of analyses) {
      for (const spec of Object.values(options)) expect(optionSpec.parse(spec)).toEqual(spec);
    }
  });
});
