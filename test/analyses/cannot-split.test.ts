import { expect, it } from 'vitest';
import { cohortFixture, fixtureFields } from './cohort-fixture.ts';

it('says of a field of numbers, dates or names that it cannot split, and of another that it is not there', () => {
  const cohort = cohortFixture(
    [{ count: 60, background: 'professional', answers: { grade: 'A' } }],
    fixtureFields,
  );
  expect(() => cohort.split('pay')).toThrow(
    'Pay cannot split people: it holds no answers that several people share. Name a field with answers, such as Grade.',
  );
  expect(() => cohort.split('location')).toThrow('This dataset has no field called Location.');
});
