import { describe, expect, it } from 'vitest';
import { fieldsFor, whenUnasked } from './fields-for.ts';

const fieldNamed = (field: 'grade' | 'person-id' | 'pay' | 'hire-date', splits: boolean) => ({
  ...{ field, splits, label: field, column: field, categories: [], isCodable: false, unmatchedAnswers: 0 },
});
const dataset = {
  fields: [
    fieldNamed('grade', true),
    fieldNamed('person-id', false),
    fieldNamed('pay', false),
    fieldNamed('hire-date', false),
  ],
};
const said = { label: '', help: '', initial: null };

describe('the fields that an option offers', () => {
  it.each([
    [undefined, ['grade']],
    ['category', ['grade']],
    ['number', ['pay']],
    ['date', ['hire-date']],
  ] as const)('are of its type: %s', (type, expected) => {
    const spec = { kind: 'field', ...said, ...(type === undefined ? {} : { type }) } as const;
    expect(fieldsFor(spec, dataset).map(({ id }) => id)).toEqual(expected);
  });
});

it('an empty choice of fields names the field that is taken unasked, where the dataset has it', () => {
  const spec = { kind: 'fields', label: '', help: '', initial: [], unasked: 'grade', most: 2 } as const;
  const fields = [{ id: 'grade', label: 'Grade' }];
  expect(whenUnasked(spec, fields)).toEqual({ nothing: 'Grade, unless you choose' });
  expect(whenUnasked(spec, [])).toEqual({});
});
