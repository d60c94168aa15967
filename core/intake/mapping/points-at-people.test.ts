import { describe, expect, it } from 'vitest';
import { pointsAtPeople } from './points-at-people.ts';
import type { ColumnProfile } from '../reader.ts';

function column(values: readonly string[], times = 8, name = 'Post'): ColumnProfile {
  return {
    name,
    label: null,
    type: 'category',
    missing: 0,
    distinct: values.length,
    values: values.map((value) => ({ value, count: times })),
  };
}

const rowsOf = (profile: ColumnProfile): number => profile.values.reduce((sum, { count }) => sum + count, 0);
const asked = (profile: ColumnProfile): string | null => pointsAtPeople(profile, rowsOf(profile));

const NAMES = 'Its values look like names of people.';
const numbered = (made: (place: number) => string): string[] =>
  Array.from({ length: 40 }, (_, place) => made(place));

describe('a column that may point at people', () => {
  it.each<readonly [string, ColumnProfile, string]>([
    ['Last, First', column(['Orr, Tara', 'Cole, Ines', 'Roe, Jane Ann', 'O’Neill, Siobhan']), NAMES],
    ['First Last', column(['Tara Orr', 'Ines Cole', 'Jane Roe', 'Mohammed Khan']), NAMES],
    ['initials', column(['J. Roe', 'T.M. Orr', 'Cole, I.', 'S. O’Neill']), NAMES],
    ['initials alone', column(['J.R.', 'T.M.O.', 'I.C.']), NAMES],
    ['titles', column(['Mrs Roe', 'Dr Orr', 'Ms. Cole']), NAMES],
    [
      'posts with their holders',
      column(['Head of Finance (Jane Roe)', 'Head of Estates - Tara Orr', 'Clerk']),
      NAMES,
    ],
    [
      'e-mail addresses',
      column(['jane.roe@x.example', 'tara.orr@x.example']),
      'Its values look like e-mail addresses.',
    ],
    [
      'National Insurance numbers',
      column(['QQ 12 34 56 C', 'QQ123457C']),
      'Its values look like National Insurance numbers.',
    ],
    [
      'staff numbers',
      column(
        numbered((place) => `E${10_000 + place}`),
        1,
      ),
      'Its values look like numbers of people.',
    ],
    [
      'posts that are nearly one a person',
      column(
        numbered((place) => `Adviser ${place} of the north`),
        1,
      ),
      'Nearly every value is different.',
    ],
    [
      'many names that no list has',
      column(numbered((place) => `Vale${'ab'.repeat(1 + (place % 5))}, Xan${'a'.repeat(1 + place)}`)),
      NAMES,
    ],
    ['names by the heading', column(['A', 'B'], 8, 'Employee_Name'), 'It holds names of people.'],
    [
      'what people wrote',
      { ...column(['I did this', 'I did that']), type: 'text' },
      'Nearly every value is different.',
    ],
  ])('is known: %s', (_, profile, reason) => {
    expect(asked(profile)).toBe(reason);
  });

  it.each([
    ['posts', ['Finance Manager', 'Policy Adviser', 'Head of Finance (Shared Services)', 'Clerk']],
    ['places', ['Leeds, West Yorkshire', 'Norwich - Head Office', 'St. Albans', 'London']],
    ['grades', ['SEO', 'G7', 'G6', 'Grade A', 'AO', 'EO', '7']],
    ['ethnic groups', ['White British', 'Black, African', 'Asian (Indian)', 'Prefer not to say']],
    ['units', ['Policy, Strategy', 'People & Culture', 'Finance – Payroll Team']],
  ])('is not taken for one: %s', (_, values) => {
    expect(asked(column(values))).toBeNull();
  });
});
