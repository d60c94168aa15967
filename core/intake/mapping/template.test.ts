import { describe, expect, it } from 'vitest';
import type { FieldId } from '../../table/fields.ts';
import { guessMapping } from './mapping.ts';
import type { ColumnProfile } from '../reader.ts';
import { closestTemplate, compareWithTemplate, mapByTemplate, type Template } from './template.ts';

type Values = Readonly<Record<string, number>>;

function column(name: string, values: Values, type: ColumnProfile['type'] = 'category'): ColumnProfile {
  const listed = Object.entries(values).map(([value, count]) => ({ value, count }));
  return { name, label: null, type, missing: 0, distinct: listed.length, values: listed };
}

function templateOf(
  fields: Readonly<Record<string, FieldId | null>>,
  types: Readonly<Record<string, ColumnProfile['type']>> = {},
): Template {
  return {
    rows: 90,
    columns: Object.entries(fields).map(([name, field]) => ({
      name,
      field,
      type: types[name] ?? 'category',
      isEmpty: false,
    })),
    columnsLeftOut: ['Comments'],
  };
}

function compare(template: Template, columns: readonly ColumnProfile[], then: Record<string, string[]> = {}) {
  const guesses = guessMapping(columns, 100);
  return compareWithTemplate(template, { rows: 100, columns }, guesses, (_field, { name }) => [
    '',
    ...(then[name] ?? []),
  ]);
}

const grade = column('Grade', { A: 60, B: 40 });
const site = column('Site', { Leeds: 50, York: 50 });
const pay = column('Pay', { '31000': 2, '42000': 1 }, 'number');

describe('which earlier file a new one is like', () => {
  const names = ['Grade', 'Site', 'Pay', 'Sex'];
  const of = (...columns: string[]) => templateOf(Object.fromEntries(columns.map((name) => [name, 'grade'])));

  it('is the one most of whose columns are there', () => {
    const [some, most] = [of('Grade', 'Site'), of('Grade', 'Site', 'Sex', 'Team')];
    expect(closestTemplate([most, some], names)).toBe(most);
  });

  it('is the one that misses least among equals, and the last among those', () => {
    const [wide, exact, later] = [of('Grade', 'Site', 'X'), of('Grade', 'Site'), of('Grade', 'Site')];
    expect(closestTemplate([exact, later, wide], names)).toBe(later);
  });

  it('is none where more than half of the columns are missing, or one alone is there', () => {
    expect(closestTemplate([of('Grade', 'Site', 'X', 'Y', 'Z'), of('Grade')], names)).toBeNull();
    expect(closestTemplate([], names)).toBeNull();
  });

  it('counts columns that have a meaning only', () => {
    expect(closestTemplate([templateOf({ Grade: 'grade', Site: null })], names)).toBeNull();
  });
});

describe('a column of dates of birth whose age bands were kept', () => {
  const born = column('D.O.B.', { '1980-01-31': 60, '1990-06-01': 40 }, 'date');
  const template = templateOf({ 'D.O.B.': 'age-band', Grade: 'grade' });

  it('is as it was, unless the bands were others', () => {
    const same = compare(template, [born, grade], { 'D.O.B.': ['35 to 44', 'Under 16'], Grade: ['A', 'B'] });
    expect(same).toMatchObject({ changed: [], newAnswers: [] });
    const others = compare(template, [born, grade], { 'D.O.B.': ['Old', 'Young'], Grade: ['A', 'B'] });
    expect(others.changed).toEqual([{ column: 'D.O.B.', field: 'age-band', was: 'category', now: 'date' }]);
  });
});

describe('a mapping taken over', () => {
  const map = (template: Template, columns: readonly ColumnProfile[]) =>
    mapByTemplate(template, columns, guessMapping(columns, 100));

  it('goes by the names of columns, against every guess, and keeps out what was left out', () => {
    const template = templateOf({ Site: 'grade', Grade: 'job', Sex: null });
    const columns = [grade, site, column('Sex', { F: 50, M: 50 }), column('Comments', { yes: 1 })];
    expect(map(template, columns)).toEqual(['job', 'grade', null, null]);
  });

  it('guesses columns that came, for fields that nothing has', () => {
    const template = templateOf({ Grade: 'grade', Site: 'location' });
    const columns = [grade, column('Payscale', { A: 60, B: 40 }), pay];
    expect(map(template, columns)).toEqual(['grade', null, 'pay']);
  });

  it('gives a renamed column the field that it had', () => {
    const template = templateOf({ Grade: 'grade', Site: 'location' });
    expect(map(template, [column('Grade Name', { A: 60, B: 40 }), site])).toEqual(['grade', 'location']);
  });

  it('never brings back what looks as if it pointed at people', () => {
    const template = templateOf({ Ref: 'job', 'Work Email': 'person-id', Site: 'location' });
    const columns = [
      column('Ref', { AB123456C: 1, CE654321A: 1 }),
      column('Work Email', { 'a@b.uk': 1, 'c@d.uk': 1 }, 'text'),
      site,
    ];
    expect(map(template, columns)).toEqual([null, null, 'location']);
    expect(compare(template, columns).heldBack).toEqual([
      { column: 'Ref', field: 'job', reason: 'Its values look like National Insurance numbers.' },
      { column: 'Work Email', field: 'person-id', reason: 'It holds e-mail addresses.' },
    ]);
  });

  it('keeps an identifier that was mapped by hand', () => {
    const template = templateOf({ Ref: 'person-id', Site: 'location' });
    expect(map(template, [column('Ref', { x1: 1, x2: 1 }, 'text'), site])).toEqual(['person-id', 'location']);
  });
});

describe('the report of differences', () => {
  it('says nothing of a file that is the same', () => {
    const template = templateOf({ Grade: 'grade', Pay: 'pay' }, { Pay: 'number' });
    expect(compare(template, [grade, pay, column('Comments', { x: 1 })], { Grade: ['A', 'B'] })).toEqual({
      rowsThen: 90,
      rowsNow: 100,
      came: [],
      went: [],
      changed: [],
      heldBack: [],
      newAnswers: [],
    });
  });

  it('names columns that came, and those with a meaning that went', () => {
    const template = templateOf({ Grade: 'grade', Sex: 'sex', Notes: null });
    const { came, went } = compare(template, [grade, site], { Grade: ['A', 'B'] });
    expect(came).toEqual(['Site']);
    expect(went).toEqual([{ column: 'Sex', field: 'sex' }]);
  });

  it('names columns that are empty, or of another type, and not those whose codes are numbers still', () => {
    const template = templateOf(
      { Grade: 'grade', Pay: 'pay', Start: 'hire-date', Sex: 'sex', Level: 'level' },
      { Pay: 'number', Start: 'date' },
    );
    const columns = [
      column('Grade', { '1': 60, '2': 40 }, 'number'),
      column('Pay', { high: 60, low: 40 }),
      column('Start', {}),
      column('Sex', { '1': 60, '2': 40 }, 'number'),
      column('Level', { '1': 60, '2': 40 }, 'number'),
    ];
    const then = { Grade: ['A', 'B'], Sex: ['01', '02'], Level: ['1', '3'] };
    const { changed, newAnswers } = compare(template, columns, then);
    expect(changed).toEqual([
      { column: 'Grade', field: 'grade', was: 'category', now: 'number' },
      { column: 'Pay', field: 'pay', was: 'number', now: 'category' },
      { column: 'Start', field: 'hire-date', was: 'date', now: 'empty' },
    ]);
    expect(newAnswers).toEqual([
      { column: 'Level', field: 'level', answers: [{ answer: '2', count: 40 }], notCompared: 0 },
    ]);
  });

  it('lists answers that are new, and says how many were not compared', () => {
    const template = templateOf({ Grade: 'grade', Site: 'location' });
    const long = { ...column('Site', { Leeds: 60, Hull: 40 }), distinct: 7 };
    expect(compare(template, [grade, long], { Grade: ['A', 'B'], Site: ['Leeds'] }).newAnswers).toEqual([
      { column: 'Site', field: 'location', answers: [{ answer: 'Hull', count: 40 }], notCompared: 5 },
    ]);
  });

  it('has nothing to say of a column that was empty before', () => {
    const [first, ...rest] = templateOf({ Grade: 'grade' }).columns;
    const columns = first ? [{ ...first, isEmpty: true }, ...rest] : [];
    expect(compare({ ...templateOf({}), columns }, [column('Grade', {})]).changed).toEqual([]);
  });
});
