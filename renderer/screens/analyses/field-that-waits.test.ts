import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../session/session.ts';
import { fieldThatWaits } from './field-that-waits.ts';

const field = (name: Dataset['fields'][number]['field'], unmatchedAnswers: number) => ({
  ...{ field: name, label: name, column: name, splits: true, categories: [], isCodable: true },
  unmatchedAnswers,
});
const dataset = { fields: [field('grade', 0), field('function', 2), field('sex', 3)] };
const asked = { options: { by: 'sex' }, filters: [] };
const code = 'coding/unmatched-answers';

describe('fieldThatWaits', () => {
  it('returns the field whose answers are not all grouped', () => {
    expect(fieldThatWaits({ code }, asked, dataset)).toBe('sex');
    expect(fieldThatWaits({ code }, { ...asked, options: { fields: ['grade', 'sex'] } }, dataset)).toBe(
      'sex',
    );
    const filtered = { options: {}, filters: [{ field: 'sex' as const, values: ['Women'] }] };
    expect(fieldThatWaits({ code }, filtered, dataset)).toBe('sex');
    const weighting = { kind: 'asked' as const, by: ['grade' as const, 'sex' as const] };
    expect(fieldThatWaits({ code }, { ...asked, options: {}, weighting }, dataset)).toBe('sex');
  });

  it('returns null for other refusals, and where all answers are grouped', () => {
    expect(fieldThatWaits({ code: 'analysis/few-people' }, asked, dataset)).toBeNull();
    expect(fieldThatWaits({ code }, asked, { fields: [field('sex', 0)] })).toBeNull();
  });
});
