import { describe, expect, it } from 'vitest';
import { AS_AN_ANSWER, BY_WORDING } from '../../core/cohort/cohort.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import { cohortFixture, fixtureFields, type People, runOn, runOnCohort } from '../analyses/cohort-fixture.ts';
import { kinds, peopleOf } from './attacker.ts';

/** Whatever one person more answered, every total is printed as before. */
const staff = [
  [40, 30, 40, 20, 30],
  [30, 40, 30, 15, 30],
  [30, 30, 30, 15, 20],
];

/** One person more, alone in the last grade; of all that may be so, one was not asked, as others were not. */
const withLone: readonly (readonly People[])[] = [...kinds, 'not-asked'].map((lone) => [
  ...peopleOf([...staff, kinds.map((kind) => (kind === lone ? 1 : 0))]),
  { count: 40, background: 'not-asked', answers: { grade: 'Grade 1', 'working-pattern': 'Full time' } },
  ...(lone === 'not-asked'
    ? [{ count: 1, background: lone, answers: { grade: 'Grade 3', 'working-pattern': 'Full time' } } as const]
    : []),
]);

describe.each([
  ['representation', { by: 'grade' }],
  ['completion-funnel', { by: 'grade' }],
  ['completion-funnel', {}],
  ['import-report', {}],
])('%s of one person alone in a grade: %j', (analysis, options) => {
  it.each(['10-5'] as const)(
    'is the same whether that person was asked, and what was answered, under %s',
    (policy) => {
      const written = withLone.map((people) =>
        JSON.stringify(runOn(analysis, people, options, policy).value),
      );
      expect(new Set(written).size).toBe(1);
    },
  );
});

describe('intersectional-progression of one person alone where two characteristics combine', () => {
  const everyone = staff.flatMap((counts, row) =>
    counts.flatMap((count, kind) =>
      ['Yes', 'No', 'N/A'].flatMap((promoted): People[] =>
        // Nobody is a woman of the last grade, until one is.
        (row === 2 ? ['Men'] : ['Women', 'Men']).map((sex) => ({
          count,
          background: kinds[kind] ?? 'blank',
          answers: { grade: `Grade ${row}`, sex, promoted },
        })),
      ),
    ),
  );

  const withOutcome = everyone.filter(({ answers }) => answers?.promoted !== 'N/A');
  const writtenOf = (
    lone: People['answers'],
    options: Readonly<Record<string, unknown>>,
  ): readonly string[] =>
    kinds.flatMap((background) =>
      ['Yes', 'No', 'N/A'].map((promoted) =>
        JSON.stringify(
          runOn(
            'intersectional-progression',
            [...everyone, { count: 1, background, answers: { ...lone, promoted } }],
            options,
          ).value,
        ),
      ),
    );

  it('is the same whether and what that person answered, and whether promoted, or an outcome recorded', () => {
    const written = writtenOf({ grade: 'Grade 2', sex: 'Women' }, { with: ['grade', 'sex'] });
    expect(new Set(written).size).toBe(1);
  });

  it.each([{ with: ['grade'] }, { with: ['sex'], within: 'grade' }, { with: ['sex'] }, {}])(
    'is the same of one person alone in a grade, too: %j',
    (options) => {
      const written = writtenOf({ grade: 'Grade 9', sex: 'Women' }, options);
      expect(new Set(written).size).toBe(1);
    },
  );

  it('does not tell why one person has no outcome', () => {
    const written = ['Prefer not to say', 'Not yet known', 'N/A'].map((promoted) => {
      const lone: People = {
        count: 1,
        background: 'professional',
        answers: { grade: 'Grade 1', sex: 'Women', promoted },
      };
      return JSON.stringify(runOn('intersectional-progression', [...withOutcome, lone], {}).value);
    });
    expect(new Set(written).size).toBe(1);
  });
});

describe('a few people without an outcome', () => {
  const twins = (['Not yet known', 'Pending', 'N/A', 'Ask me later'] as const).map((few) =>
    JSON.stringify(
      runOn(
        'intersectional-progression',
        [
          ...['Yes', 'No', 'Prefer not to say'].flatMap((promoted) =>
            kinds.map((background): People => ({
              count: 60,
              background,
              answers: { grade: 'Grade 1', promoted },
            })),
          ),
          { count: 4, background: 'professional', answers: { grade: 'Grade 1', promoted: few } },
        ],
        { outcome: 'promoted', with: ['grade'] },
      ).value,
    ),
  );

  it('are not told by a name beside a reason of many, in anything that is said', () => {
    expect(new Set(twins).size).toBe(1);
    expect(twins[0]).toContain('Other reasons');
    expect(twins[0]).toContain('Preferred not to say');
  });
});

describe('a few people who gave no group', () => {
  it('do not tell their reason by the reasons that nobody gave', () => {
    const people = (few: 'prefer-not-to-say' | 'dont-know'): readonly People[] => [
      ...peopleOf([[60, 50, 70, 0, 40]]),
      { count: 4, background: few, answers: { grade: 'Grade 0' } },
    ];
    for (const analysis of ['completion-funnel', 'import-report']) {
      const [one, other] = (['prefer-not-to-say', 'dont-know'] as const).map((few) =>
        JSON.stringify(
          runOn(analysis, people(few)).value.tables.filter(({ id }) => !id.endsWith('working-pattern')),
        ),
      );
      expect(other).toBe(one);
    }
  });

  const others = (['dont-know', 'retired', 'not-applicable'] as const).map((few) => [
    ...peopleOf([[60, 50, 70, 40, 40]]),
    { count: 4, background: few, answers: { grade: 'Grade 0' } },
  ]);

  it.each(['completion-funnel', 'import-report'])(
    'are not told by a name beside reasons of many, in anything %s says',
    (analysis) => {
      const written = others.map((people) => JSON.stringify(runOn(analysis, people).value));
      expect(new Set(written).size).toBe(1);
      expect(written[0]).toContain('Other reasons');
      expect(written[0]).toContain('Prefer not to say');
    },
  );

  it('are not told from those who gave no answer at all, in the report of an import', () => {
    const [blank, reason] = (['blank', 'dont-know'] as const).map((few) => {
      const people: readonly People[] = [
        ...peopleOf([[60, 50, 70, 0, 0]]),
        { count: 4, background: few, answers: { grade: 'Grade 0' } },
      ];
      const { tables } = runOn('import-report', people).value;
      return tables
        .find(({ id }) => id === 'answers-seb-occupation')
        ?.rows.map(({ cells }) => JSON.stringify(cells));
    });
    expect(reason).toEqual(blank);
  });
});

describe('an answer of one person that was placed by hand', () => {
  it('is not told from one that was recognised, by a digest either', () => {
    const people = [...peopleOf([[60, 50, 70, 40, 40]]), ...peopleOf([[1, 0, 0, 0, 0]])];
    const written = [1, 2, 3].map((answer) => {
      const placed = {
        codes: Uint8Array.from(people, (_, at) => (at === people.length - 1 ? answer : at % 2)),
        how: Uint8Array.of(BY_WORDING, AS_AN_ANSWER, BY_WORDING, AS_AN_ANSWER),
      };
      const provenance = { placed, isAskedKnown: true, joins: [] };
      return JSON.stringify(runOn('representation', people, {}, '10-5', noWeighting, provenance).value);
    });
    expect(written[0]).toContain('placed by hand');
    expect(new Set(written).size).toBe(1);
  });
});

describe('rows of a file that were set aside', () => {
  it('do not tell for how many reasons of few rows, nor for which', () => {
    const [one, ...others] = [
      [{ reason: 'It has 7 fields, too many for 5 columns.', rows: 3 }],
      [{ reason: 'It has 4 fields, too few for 5 columns.', rows: 3 }],
      [
        { reason: 'It has 6 fields, too many for 5 columns.', rows: 1 },
        { reason: 'It has 3 fields, too few for 5 columns.', rows: 2 },
      ],
    ].map((few) => {
      const cohort = cohortFixture(peopleOf([[60, 50, 70, 40, 40]]), fixtureFields);
      const setAside = [...few, { reason: 'It repeats the header.', rows: 30 }];
      const file = cohort.file === null ? null : { ...cohort.file, setAside };
      return JSON.stringify(runOnCohort('import-report', { ...cohort, file }).value);
    });
    for (const other of others) expect(other).toBe(one);
    expect(one).toContain('It repeats the header');
    expect(one).not.toContain('5 columns');
  });
});
