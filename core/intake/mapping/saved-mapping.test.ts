import { describe, expect, it } from 'vitest';
import { policies } from '../../disclosure/policy.ts';
import { AppError } from '../../errors.ts';
import { type MappingSource, mappingToSave } from './mapping-to-save.ts';
import { readMapping, type SavedMapping, writeMapping } from './saved-mapping.ts';

const mapping: SavedMapping = {
  rungsMapping: 1,
  label: 'Staff, March 2025',
  kind: 'workforce',
  read: { headerRow: 3, sheet: 'People' },
  columns: [
    { column: 'Grade', type: 'category', field: 'grade' },
    { column: 'Class', type: 'category', field: 'seb-occupation' },
    { column: 'Full Name', type: null, field: null },
  ],
  codings: [
    {
      field: 'seb-occupation',
      answers: [{ answer: 'Builder', meaning: { kind: 'group', group: 'working-class' } }],
      order: [],
    },
    {
      field: 'grade',
      answers: [{ answer: 'A1', meaning: { kind: 'category', label: 'A' } }],
      order: ['A', 'B'],
    },
  ],
};

/** The mapping with some parts as somebody else wrote them. */
function altered(parts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...mapping, ...parts });
}

function refusalOf(json: string): AppError['detail'] {
  try {
    readMapping(json);
  } catch (error) {
    if (error instanceof AppError) return error.detail;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a saved mapping', () => {
  it('is read as it was written', () => {
    expect(readMapping(writeMapping(mapping))).toEqual(mapping);
  });

  it.each([
    ['no JSON', '{"rungsMapping": 1,'],
    ['empty', ''],
    ['a list', '[1, 2]'],
    ['null', 'null'],
    ['other JSON', '{"rungs": 1, "title": "A recipe"}'],
    ['a version that is a word', '{"rungsMapping": "1"}'],
  ])('that is %s is none', (_, json) => {
    expect(refusalOf(json)).toMatchObject({
      code: 'mapping/unreadable',
      what: 'That file is not a saved mapping.',
    });
  });

  it('of another version is refused for that', () => {
    expect(refusalOf(altered({ rungsMapping: 2 })).what).toBe(
      'That mapping was saved by another version of Rungs.',
    );
  });

  const [grade, occupation] = mapping.columns;
  const coded = (field: string, meaning: object, order: string[] = []) => ({
    codings: [{ field, answers: [{ answer: 'x', meaning }], order }],
  });
  it.each([
    [
      'a field that is not known',
      { columns: [{ column: 'A', type: 'number', field: 'salary-secret' }] },
      'something is wrong in column 1',
    ],
    [
      'a heading twice',
      { columns: [grade, { ...occupation, column: 'Grade' }] },
      'a heading stands in it twice',
    ],
    ['a meaning twice', { columns: [grade, { ...grade, column: 'Band' }] }, 'two columns have one meaning'],
    ['no column', { columns: [] }, 'something is missing in it, or does not belong there'],
    [
      'a heading of 40,000 signs',
      { columns: [{ ...grade, column: 'x'.repeat(40_000) }] },
      'something is wrong in column 1',
    ],
    ['data beside it', { rows: [['Jane', 'A']] }, 'something is missing in it, or does not belong there'],
    [
      'a coding of an identifier',
      coded('person-id', { kind: 'category', label: 'x' }),
      'it codes a column whose answers have no coding',
    ],
    [
      'an order of groups',
      coded('seb-occupation', { kind: 'group', group: 'intermediate' }, ['x']),
      'it orders groups that have an order of their own',
    ],
    [
      'an answer code that is not known',
      coded('seb-occupation', { kind: 'answer', code: 'constructor' }),
      'an answer has a meaning that is not known',
    ],
    [
      'a category of the key question',
      coded('seb-occupation', { kind: 'category', label: 'x' }),
      'an answer has a meaning that is not known',
    ],
    [
      'a group of another question',
      coded('grade', { kind: 'group', group: 'intermediate' }),
      'an answer has a meaning that is not known',
    ],
    [
      'two codings of one question',
      { codings: [mapping.codings[1], mapping.codings[1]] },
      'the answers to one question stand in it twice',
    ],
    [
      'an answer twice',
      {
        codings: [
          {
            field: 'grade',
            answers: [...(mapping.codings[1]?.answers ?? []), ...(mapping.codings[1]?.answers ?? [])],
            order: [],
          },
        ],
      },
      'an answer stands in it twice',
    ],
  ])('with %s is refused in a sentence', (_, parts, fault) => {
    const { code, what } = refusalOf(altered(parts));
    expect(code).toBe('mapping/invalid');
    expect(what).toBe(`That mapping cannot be used: ${fault}.`);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'with a key called %s is refused, and nothing is polluted',
    (key) => {
      const inside = `{"polluted": true}`;
      for (const json of [
        `{"${key}": ${inside}, ${altered({}).slice(1)}`,
        altered({}).replace('"read":{', `"read":{"${key}": ${inside},`),
        altered({}).replace('{"column":"Grade",', `{"${key}": ${inside},"column":"Grade",`),
      ]) {
        expect(refusalOf(json).code).toBe('mapping/invalid');
      }
      expect('polluted' in {}).toBe(false);
    },
  );

  it('may have an answer or a heading of such a name', () => {
    const strange = altered({
      columns: [{ ...grade, column: '__proto__' }],
      codings: [
        {
          field: 'grade',
          answers: [{ answer: '__proto__', meaning: { kind: 'category', label: 'constructor' } }],
          order: [],
        },
      ],
    });
    expect(readMapping(strange).codings[0]?.answers[0]?.answer).toBe('__proto__');
  });
});

describe('what leaves the project as a mapping', () => {
  const source: MappingSource = {
    ...mapping,
    columns: [...mapping.columns, { column: 'jane.doe@example.org', type: null, field: null }],
    decided: [
      {
        field: 'grade',
        assignments: {
          A1: { kind: 'category', label: 'A' },
          'A1 (Jane Doe)': { kind: 'category', label: 'A' },
          Gone: { kind: 'category', label: 'B' },
        },
        order: ['A', 'Rare', 'B'],
        peopleGiving: new Map([
          ['A1', 20],
          ['A1 (Jane Doe)', 19],
        ]),
        peopleIn: new Map([
          ['A', 39],
          ['Rare', 2],
          ['B', 40],
        ]),
      },
    ],
  };

  it('leaves out answers and categories of few people, and says how many answers', () => {
    const { mapping: saved, answersHeldBack } = mappingToSave(source, policies['10-5']);
    expect(saved.codings).toEqual([
      {
        field: 'grade',
        answers: [{ answer: 'A1', meaning: { kind: 'category', label: 'A' } }],
        order: ['A', 'B'],
      },
    ]);
    expect(answersHeldBack).toBe(2);
  });

  it('leaves out a heading that looks like data of a person', () => {
    expect(writeMapping(mappingToSave(source, policies['10-5']).mapping)).not.toContain('jane');
  });

  it('is the same whatever the answers of few people are', () => {
    const [decided] = source.decided;
    const blank = { kind: 'reason', reason: 'blank' } as const;
    const other = decided && {
      ...decided,
      assignments: { A1: decided.assignments['A1'] ?? blank, 'Somebody else': blank, Gone: blank },
      peopleGiving: new Map([
        ['A1', 25],
        ['Somebody else', 3],
      ]),
    };
    const written = (each: MappingSource) => writeMapping(mappingToSave(each, policies['10-5']).mapping);
    expect(written({ ...source, decided: other ? [other] : [] })).toBe(written(source));
  });

  it('holds all answers that were given where nothing is protected', () => {
    const { mapping: saved } = mappingToSave(source, policies.none);
    expect(saved.codings[0]?.answers.map(({ answer }) => answer)).toEqual(['A1', 'A1 (Jane Doe)']);
  });
});
