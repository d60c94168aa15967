import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { analysisOf } from '../../core/analyses/registry.ts';
import { cohortFixture, type People, runOn, runOnCohort } from './cohort-fixture.ts';

type Background = People['background'];
type Answers = NonNullable<People['answers']>;
type Policy = '10-5' | 'none';

const people = (background: Background, answers: Answers, count: number): People => ({
  background,
  count,
  answers,
});
const run = (
  of: readonly People[],
  options: Readonly<Record<string, unknown>> = {},
  policy: Policy = 'none',
) => runOn('intersectional-progression', of, options, policy).value;
const said = ({ sentences }: Result): string => sentences.join(' ');

const both: readonly Background[] = ['professional', 'working-class'];
const outcomes = (answers: readonly (readonly [string, number])[]): readonly People[] =>
  both.flatMap((background) => answers.map(([promoted, count]) => people(background, { promoted }, count)));

it('explains the mark of pooled rates only where it is drawn', () => {
  const caption = (of: readonly People[]) => run(of).charts.map(({ subtitle }) => subtitle);
  const diamond = /Diamond: the share after partial pooling/;
  const one = [
    people('professional', { promoted: 'Yes' }, 40),
    people('professional', { promoted: 'No' }, 60),
  ];
  expect(caption(one).join()).not.toMatch(diamond);
  expect(caption([...one, people('working-class', { promoted: 'No' }, 60)]).join()).toMatch(diamond);
});

describe('an outcome', () => {
  const refused = outcomes([
    ['Yes', 40],
    ['No', 60],
    ['Prefer not to say', 50],
    ['Don’t know', 50],
    ['', 30],
  ]);

  it.each([null, 'Yes'])('leaves out people without one, whether a yes was chosen or not (%s)', (yes) => {
    const result = run(refused, { yes });
    expect(result.sentences[0]).toBe(
      'Promoted in the period: 80 of 200 people with a usable answer and an outcome. 40.0% (30.9 to 49.8) of people from working-class backgrounds have it, and 40.0% (30.9 to 49.8) of people from professional backgrounds: no difference is shown (0.0 percentage points, −13.3 to 13.3, p=1.000).',
    );
    expect(said(result)).toContain(
      '260 people with a usable answer have no outcome and are in no share: preferred not to say 100, not known 100 and blank 60.',
    );
  });

  it.each(['Not yet', 'Pending', '-', 'Unknown', 'n/k', 'N/A', 'PNTS', 'Not asked', 'Not applicable', '?'])(
    'does not count “%s” as no',
    (answer) => {
      const result = run(
        outcomes([
          ['Yes', 40],
          ['No', 60],
          [answer, 50],
        ]),
        { yes: 'Yes' },
      );
      expect(said(result)).toContain('80 of 200 people');
      expect(said(result)).toContain('100 people with a usable answer have no outcome');
    },
  );

  it('names the answers counted as no where a yes was chosen, rare ones excepted', () => {
    const answers = outcomes([
      ['Appointed', 40],
      ['Passed over', 60],
      ['Moved to Fiji', 3],
    ]);
    const chosen = run(answers, { yes: 'Appointed' }, '10-5');
    expect(said(chosen)).toContain('Promoted in the period: Appointed: 80 of 205 people');
    expect(said(chosen)).toContain('Counted as no: every other answer.');
    expect(said(run(answers, { yes: 'Appointed' }))).toContain('“Passed over” and “Moved to Fiji”');
    expect(JSON.stringify(chosen)).not.toContain('Fiji');
    expect(() => run(answers, {})).toThrow('reads as no');
  });

  it('handles nobody, and a single person, with a usable answer', () => {
    const refused = [people('prefer-not-to-say', { promoted: 'Yes' }, 40)];
    expect(said(run([...refused, people('prefer-not-to-say', { promoted: 'No' }, 40)]))).not.toContain(
      'Everybody',
    );
    const one = [
      ...outcomes([
        ['Yes', 40],
        ['No', 60],
      ]),
      people('professional', { promoted: 'Pending' }, 1),
    ];
    expect(said(run(one))).toContain(
      '1 person with a usable answer has no outcome and is in no share: not decided yet 1.',
    );
  });

  it.each([null, 'Yes'])('can be one that nobody has: 0 of all, with intervals (yes: %s)', (yes) => {
    const nobody = outcomes([['No', 100]]);
    const { sentences, estimates, tables } = run(nobody, { yes });
    expect(sentences[0]).toContain(
      '0 of 200 people with a usable answer and an outcome. 0% (0 to 3.7) of people',
    );
    const rates = estimates.filter(({ measure }) => measure === 'rate');
    expect(rates.every(({ value, base }) => base === 0 || value === 0)).toBe(true);
    expect(JSON.stringify(tables)).toContain('Undefined');
    expect(() => run(nobody, { yes: 'Promoted' })).toThrow('Choose among: No.');
  });

  it('has an odds ratio of 0 with an exact interval where one group never has it, overall and within grade', () => {
    const of = (background: Background, grade: string, yes: number, no: number) => [
      people(background, { promoted: 'Yes', grade }, yes),
      people(background, { promoted: 'No', grade }, no),
    ];
    const { tables, estimates, sentences } = run([
      ...of('working-class', 'A', 0, 20),
      ...of('professional', 'A', 5, 15),
      ...of('working-class', 'B', 0, 30),
      ...of('professional', 'B', 4, 26),
    ]);
    const [pooled] = tables.filter(({ id }) => id === 'pooled-grade');
    expect(pooled?.rows.map(({ cells }) => cells[1])).toEqual([
      { kind: 'number', value: 0, decimals: 2 },
      { kind: 'number', value: 0, decimals: 2 },
    ]);
    // R: mantelhaen.test(array(c(0, 20, 5, 15, 0, 30, 4, 26), dim = c(2, 2, 2)), exact = TRUE)
    const common = estimates.find(({ measure }) => measure === 'common-odds-ratio');
    expect([common?.value, common?.low, common?.why]).toEqual([0, 0, 'shown']);
    expect(common?.high).toBeCloseTo(0.451260382712, 4);
    expect(sentences.join(' ')).toContain('an odds ratio of 0.00 (0.00 to 0.45)');
  });

  it('names the first few of many answers counted as no', () => {
    const many = Array.from({ length: 30 }, (_, at): [string, number] => [`Post ${at + 1}`, 10]);
    expect(said(run(outcomes([['Director', 40], ...many]), { yes: 'Director' }))).toContain(
      'Counted as no: “Post 1”, “Post 2”, “Post 3”, “Post 4”, “Post 5” and 25 more.',
    );
  });

  it('is refused with yes and blank only, unless a yes is chosen', () => {
    const ticked = outcomes([
      ['Y', 40],
      ['', 60],
    ]);
    expect(() => run(ticked)).toThrow('reads as no, and some people have no answer that reads as yes');
    expect(said(run(ticked, { yes: 'Y' }))).toContain('80 of 80 people');
  });

  it('leaves out answers that are neither yes nor no where no yes was chosen', () => {
    const result = run(
      outcomes([
        ['Yes', 40],
        ['No', 60],
        ['Seconded', 20],
      ]),
    );
    expect(said(result)).toContain('80 of 200 people');
    expect(said(result)).toContain('neither a yes nor a no 40');
  });

  it('hides a small number of people without one', () => {
    const few = run(
      outcomes([
        ['Yes', 40],
        ['No', 60],
        ['Prefer not to say', 2],
      ]),
      {},
      '10-5',
    );
    expect(said(few)).toContain('How many people have no outcome is not shown, to protect individuals');
    const table = few.tables.find(({ id }) => id === 'without-outcome');
    expect(table?.rows.flatMap(({ cells }) => cells.slice(1))).toEqual([{ kind: 'hidden' }]);
  });

  it('is named in headline, chart and every table', () => {
    const result = run(refused, { with: ['grade'] });
    for (const text of [
      result.sentences[0],
      ...result.charts.map(({ title }) => title),
      ...result.tables.map(({ title }) => title),
      ...result.chips.slice(0, 1),
    ]) {
      expect(text).toContain('Promoted in the period');
    }
  });
});

/** Admissions of 1973 by gender in six departments: R, UCBAdmissions. */
const departments = [
  ['A', 89, 19, 512, 313],
  ['B', 17, 8, 353, 207],
  ['C', 202, 391, 120, 205],
  ['D', 131, 244, 138, 279],
  ['E', 94, 299, 53, 138],
  ['F', 24, 317, 22, 351],
] as const;
const admissions = departments.flatMap(([grade, womenIn, womenOut, menIn, menOut]) => [
  people('working-class', { grade, promoted: 'Yes' }, womenIn),
  people('working-class', { grade, promoted: 'No' }, womenOut),
  people('professional', { grade, promoted: 'Yes' }, menIn),
  people('professional', { grade, promoted: 'No' }, menOut),
]);

describe('a comparison that a stratifier reverses', () => {
  it.each([
    ['a field that is combined', { with: ['grade'] }],
    ['the grade, which nobody chose', {}],
    ['a field that was chosen to look within', { within: 'grade' }],
  ])('is said first, by %s', (_, options) => {
    const { sentences, strength } = run(admissions, options);
    expect(sentences[0]).toMatch(
      /^Promoted in the period looks different when split by Grade: .* 0\.54 \(0\.48 to 0\.62\) .* over all, and 1\.11 \(0\.94 to 1\.30\) times within Grade/,
    );
    expect(strength).toMatchObject({ level: 'uncertain' });
  });

  it('is reported for every combined field, also within the others', () => {
    const twice = admissions.flatMap((each) =>
      ['Women', 'Men'].map((sex): People => ({ ...each, answers: { ...each.answers, sex } })),
    );
    const { sentences, tables } = run(twice, { with: ['sex', 'grade'] });
    expect(sentences[0]).toContain('split by Grade');
    expect(sentences[1]).not.toContain('split by');
    expect(tables.map(({ id }) => id)).toContain('within-sex');
  });

  it('is reported as unknown where the counts within are hidden', () => {
    const few = ['A', 'B', 'C'].flatMap((grade) =>
      outcomes([
        ['Yes', 6],
        ['No', 30],
      ]).map((each): People => ({ ...each, answers: { ...each.answers, grade } })),
    );
    expect(said(run(few, {}, '10-5'))).toContain(
      'Whether it looks different within Grade cannot be said: each of its 3 answers has a count that is not shown, to protect individuals.',
    );
  });

  it('is reported unasked, and not where the stratifier changes nothing', () => {
    expect(run(admissions, { within: null }).sentences[0]).toContain('looks different when split by');
    const alike = ['A', 'B'].flatMap((grade) =>
      outcomes([
        ['Yes', 40],
        ['No', 60],
      ]).map((each): People => ({ ...each, answers: { ...each.answers, grade } })),
    );
    expect(said(run(alike))).not.toContain('looks different');
    expect(said(run(alike))).toContain(
      'Within Grade, taken together, it looks much the same: an odds ratio of 1.00 (0.67 to 1.49), beside 1.00 (0.67 to 1.49) over all.',
    );
  });
});

describe('a promotion within a grade', () => {
  /** Two grades that people were promoted from; whoever was promoted stands in the one above. */
  const promotions = (
    [
      ['professional', 'A', 'Yes', 23],
      ['professional', 'A', 'No', 44],
      ['professional', 'B', 'Yes', 43],
      ['professional', 'B', 'No', 538],
      ['working-class', 'A', 'Yes', 33],
      ['working-class', 'A', 'No', 114],
      ['working-class', 'B', 'Yes', 18],
      ['working-class', 'B', 'No', 237],
    ] as const
  ).map(([background, before, promoted, count]): People => {
    const grade = promoted === 'No' ? before : before === 'A' ? 'B' : 'C';
    return people(background, { promoted, grade, 'grade-before': before }, count);
  });
  const fields = ['promoted', 'grade', 'function'] as const;
  const look = (options: Readonly<Record<string, unknown>> = {}, hasBefore = true) =>
    runOnCohort(
      'intersectional-progression',
      cohortFixture(promotions, hasBefore ? [...fields, 'grade-before'] : fields),
      options,
      'none',
    ).value;
  const NOW =
    'Grade is where people stand now: whoever was promoted stands in the grade above, so this does not compare like with like.';

  it('is stratified by the grade before, where the dataset has it', () => {
    const { sentences, strength, method } = look();
    // R: mantelhaen.test(array(c(33,23,114,44, 18,43,237,538), c(2,2,2)), correct=FALSE): 0.7515 (0.4889 to 1.1552)
    expect(sentences[0]).toContain(
      '1.28 (0.87 to 1.89) times those of people from professional backgrounds over all, and 0.75 (0.49 to 1.16) times within Grade before the outcome.',
    );
    expect(strength).toMatchObject({ level: 'uncertain' });
    expect(sentences.join(' ')).not.toContain('where people stand now');
    expect(method.join(' ')).toContain('the grade to look within is the one that people were promoted from');
  });

  it.each([
    ['the dataset has no other grade', {}, false],
    ['it was chosen', { within: 'grade' }, true],
    ['it is combined', { with: ['grade'] }, true],
  ])('of today says that it is no like for like, where %s', (_, options, hasBefore) => {
    expect(said(look(options, hasBefore))).toContain(NOW);
  });

  it('may use the current grade for outcomes that move nobody up', () => {
    const asked = promotions.map((each): People => {
      const { promoted, ...others } = each.answers ?? {};
      return { ...each, answers: { ...others, completed: promoted ?? '' } };
    });
    const result = runOnCohort(
      'intersectional-progression',
      cohortFixture(asked, ['completed', 'grade']),
      { outcome: 'completed' },
      'none',
    ).value;
    expect(said(result)).toMatch(/within Grade/i);
    expect(said(result)).not.toContain('where people stand now');
  });

  it('is refused for a chosen grade that is missing, and runs without one that was not chosen', () => {
    const cohort = cohortFixture(promotions, ['promoted']);
    const ask = (options: Readonly<Record<string, unknown>>) =>
      runOnCohort('intersectional-progression', cohort, options, 'none').value;
    expect(() => ask({ within: 'grade' })).toThrow('no field called Grade');
    expect(said(ask({}))).not.toMatch(/within/i);
  });

  it('of an older pinned finding is upgraded to the grade before, unless another field was chosen', () => {
    const { upgrade } = analysisOf('intersectional-progression');
    expect(upgrade(2, { within: 'grade', with: ['sex'] })).toEqual({ with: ['sex'] });
    expect(upgrade(2, { within: 'function' })).toEqual({ within: 'function' });
    expect(upgrade(2, { within: null })).toEqual({ within: null });
    expect(upgrade(3, { within: 'grade' })).toEqual({ within: 'grade' });
  });
});

/** Men and women of two backgrounds: who of 200 has the outcome. */
const crossing = (
  counts: Readonly<Record<'menP' | 'menW' | 'womenP' | 'womenW', number>>,
): readonly People[] =>
  (
    [
      ['professional', 'Men', counts.menP],
      ['working-class', 'Men', counts.menW],
      ['professional', 'Women', counts.womenP],
      ['working-class', 'Women', counts.womenW],
    ] as const
  ).flatMap(([background, sex, yes]) => [
    people(background, { sex, promoted: 'Yes' }, yes),
    people(background, { sex, promoted: 'No' }, 200 - yes),
  ]);

describe('double disadvantage', () => {
  const options = { with: ['sex'], referenceAnswer: 'Men' };
  const worse = crossing({ menP: 130, menW: 100, womenP: 100, womenW: 15 });

  it('is reported where each is worse by itself, and both together worse than the sum', () => {
    expect(said(run(worse, options))).toContain('Double disadvantage: coming from working-class backgrounds');
  });

  it.each([
    ['the outcome is bad for a person', worse, { ...options, outcomeIs: 'bad' }],
    ['the outcome is neither', worse, { ...options, outcomeIs: 'neither' }],
    ['the reference is the other answer', worse, { ...options, referenceAnswer: 'Women' }],
    ['the reference is the other group', worse, { ...options, reference: 'working-class' }],
    [
      'one of the two goes with better by itself',
      crossing({ menP: 100, menW: 130, womenP: 100, womenW: 15 }),
      options,
    ],
    [
      'one of the two is not shown by itself',
      crossing({ menP: 100, menW: 100, womenP: 100, womenW: 15 }),
      options,
    ],
  ])('is not said where %s', (_, of, chosen) => {
    expect(said(run(of, chosen))).not.toContain('Double disadvantage');
  });

  it('needs enough events in each corner, not only people', () => {
    const rare = crossing({ menP: 60, menW: 40, womenP: 40, womenW: 2 });
    expect(said(run(rare, options))).toContain('too few with or without the outcome');
  });

  it('is tested over all answers before pairs, whose p is adjusted for their number', () => {
    const result = run(admissions, { with: ['grade'] });
    const p = (measure: string) =>
      result.estimates.filter((each) => each.measure === measure).map(({ value }) => value ?? 1);
    expect(p('equal-differences-p-value')).toHaveLength(1);
    expect(p('equal-odds-ratios-p-value')).toHaveLength(1);
    // R: p.adjust(2 * pnorm(-abs(z)), "holm") of the contrasts of departments C, D, E and F against A, and
    // pchisq(sum(w * (d - weighted.mean(d, w))^2), 4, lower.tail = FALSE) over the five.
    expect(Math.min(...p('interaction-p-value'))).toBeCloseTo(3.48408376291e-5, 12);
    expect(p('equal-differences-p-value')[0]).toBeCloseTo(4.38035469947e-5, 12);
    expect(() => run(admissions, { with: ['grade'], referenceAnswer: 'G' })).toThrow('reference answer');
  });
});

describe('words follow whether the outcome is good or bad', () => {
  const fewer = both.flatMap((background) => [
    people(background, { promoted: 'Yes' }, background === 'professional' ? 120 : 60),
    people(background, { promoted: 'No' }, background === 'professional' ? 80 : 140),
  ]);
  it.each([
    ['by-name', 'to their disadvantage'],
    ['bad', 'to their advantage'],
  ])('%s: %s', (outcomeIs, words) => {
    expect(said(run(fewer, { outcomeIs }))).toContain(
      `30.0 percentage points fewer (20.4 to 38.8, p<0.001), ${words}.`,
    );
  });

  it('names neither for a neutral outcome', () => {
    expect(said(run(fewer, { outcomeIs: 'neither' }))).not.toMatch(/advantage/);
  });

  it('treats a missed good outcome as bad', () => {
    expect(said(run(fewer, { yes: 'No' }))).toContain(
      '30.0 percentage points more (20.4 to 38.8, p<0.001), to their disadvantage',
    );
  });
});

describe('combinations', () => {
  it('without people are absent, not hidden', () => {
    const apart = [
      ...outcomes([
        ['Yes', 400],
        ['No', 600],
      ]).map((each): People => ({ ...each, answers: { ...each.answers, grade: 'A', sex: 'Men' } })),
      ...outcomes([
        ['Yes', 300],
        ['No', 600],
      ]).map((each): People => ({ ...each, answers: { ...each.answers, grade: 'B', sex: 'Women' } })),
    ];
    const none = run(apart, { with: ['grade', 'sex'] });
    expect(said(none)).not.toContain('not shown, to protect individuals. Fewer');
    // Two of four pairs of answers, for three groups, and the intermediate group in the other two.
    expect(said(none)).toContain('8 combinations hold nobody and are left out.');
    const table = none.tables.find(({ id }) => id === 'strata');
    expect(table?.rows).toHaveLength(4);
  });
});

describe('edge cases', () => {
  const cases: readonly (readonly [string, readonly People[], string])[] = [
    [
      'nobody at all',
      [people('professional', { promoted: 'Yes' }, 0), people('professional', { promoted: 'No' }, 0)],
      'nobody has both a usable answer and an outcome',
    ],
    [
      'one group alone',
      outcomes([
        ['Yes', 100],
        ['No', 60],
      ]).filter(({ background }) => background === 'professional'),
      'Nobody from working-class backgrounds has a usable answer and an outcome.',
    ],
    [
      'nobody with the outcome',
      [...outcomes([['No', 100]]), people('blank', { promoted: 'Yes' }, 50)],
      '0% (0 to 3.7) of people from working-class backgrounds have it, and 0% (0 to 3.7) of people from professional backgrounds: no difference is shown (0.0 percentage points, −3.7 to 3.7).',
    ],
    [
      'two million people',
      both.flatMap((background) => [
        people(background, { promoted: 'Yes' }, background === 'professional' ? 400_000 : 420_000),
        people(background, { promoted: 'No' }, background === 'professional' ? 600_000 : 580_000),
      ]),
      '2.0 percentage points more (1.9 to 2.1, p<0.001)',
    ],
    [
      'few people',
      outcomes([
        ['Yes', 10],
        ['No', 12],
      ]),
      'Too few people to say how it differs by background.',
    ],
  ];
  it.each(cases)('%s', (_, of, words) => {
    expect(said(run(of))).toContain(words);
  });
});

describe('those without a usable answer', () => {
  const of = (yes: number, without: number): readonly People[] => [
    people('professional', { promoted: 'Yes' }, 120),
    people('professional', { promoted: 'No' }, 80),
    people('working-class', { promoted: 'Yes' }, yes),
    people('working-class', { promoted: 'No' }, 200 - yes),
    people('blank', { promoted: 'Yes' }, without),
  ];
  it.each([
    ['nobody', of(60, 0), {}, 'Nobody is without a usable answer.'],
    [
      'few',
      of(60, 20),
      {},
      'It would still hold if those without a usable answer were half, or twice, as likely to come from working-class backgrounds.',
    ],
    [
      'few, of the other group',
      of(60, 20),
      { reference: 'working-class' },
      'It would still hold if those without a usable answer were half, or twice, as likely to come from professional backgrounds.',
    ],
    ['so many that they could turn it', of(90, 300), {}, 'It would not hold if'],
  ])('say what they could change: %s', (_, staff, options, words) => {
    expect(run(staff, options).strength?.reason).toContain(words);
  });
});

describe('what cannot be compared', () => {
  it('is said of a field whose every answer is all yes or all no', () => {
    const of = both.flatMap((background, at) => [
      people(background, { promoted: 'Yes', grade: 'A' }, 40 + 10 * at),
      people(background, { promoted: 'No', grade: 'B' }, 50),
    ]);
    expect(said(run(of, { with: ['grade'] }))).toContain(
      'Within Grade nothing can be compared: in each answer everybody has it, or nobody has, or one of the two backgrounds has no people.',
    );
  });

  it('names the background that nobody comes from', () => {
    const { sentences, strength } = run([
      people('professional', { promoted: 'Yes' }, 40),
      people('intermediate', { promoted: 'No' }, 60),
    ]);
    const words = 'Nobody from working-class backgrounds has a usable answer and an outcome.';
    expect(sentences[0]).toContain(words);
    expect(strength?.reason).toBe(words);
  });

  it('is told of all combinations at once where none can be shown, and of a pooling that finds nothing', () => {
    const of = both.flatMap((background) => [
      people(background, { promoted: 'Yes', grade: 'A' }, 10),
      people(background, { promoted: 'No', grade: 'A' }, 30),
      people(background, { promoted: 'Yes', grade: 'B' }, 10),
      people(background, { promoted: 'No', grade: 'B' }, 30),
    ]);
    const { tables } = run(of, { with: ['grade'] });
    expect(tables.find(({ id }) => id === 'strata')?.notes.join(' ')).toContain(
      'No variation beyond chance was found',
    );
    const few = both.flatMap((background) =>
      ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((grade) => [
        people(background, { promoted: 'Yes', grade }, 2),
        people(background, { promoted: 'No', grade }, 8),
      ]),
    );
    const hidden = said(run(few, { with: ['grade'] }, '10-5'));
    expect(hidden).toContain('None of the combinations that hold anybody can be shown');
    expect(hidden).not.toMatch(/(\d+) of (the|its) \1\b/u);
  });
});
