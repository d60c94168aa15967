import { describe, expect, it } from 'vitest';
import { analyses } from '../../core/analyses/registry.ts';
import type { Result } from '../../core/results/result.ts';
import { columnUnits } from '../../core/results/units.ts';
import type { Background } from '../../core/background/background.ts';
import { AppError } from '../../core/errors.ts';
import { cellText } from '../../core/results/cell-text.ts';
import { type People, runOn, splittingOptions } from './cohort-fixture.ts';

/** All sentences of every analysis in edge cases, recorded as text for reading aloud. */
const kinds: readonly Background[] = [
  'professional',
  'intermediate',
  'working-class',
  'prefer-not-to-say',
  'dont-know',
  'blank',
];

/** Counts of professional, intermediate, working class, refused, don't know and blank. */
function staff(grades: Readonly<Record<string, readonly number[]>>, weight?: number): readonly People[] {
  return Object.entries(grades).flatMap(([grade, counts]) =>
    counts.flatMap((count, index): readonly People[] => {
      const yes = Math.floor(count * (0.3 - 0.05 * index));
      const answersOf = (sex: string, promoted: string) => ({
        grade,
        sex,
        function: 'Operations',
        promoted,
        'working-pattern': 'Full time',
      });
      const background = kinds[index] ?? 'blank';
      const given = weight === undefined ? {} : { weight };
      return [
        { background, count: yes, answers: answersOf('Women', 'Yes'), ...given },
        {
          background,
          count: Math.floor((count - yes) / 2),
          answers: answersOf('Women', 'No'),
          ...given,
        },
        {
          background,
          count: count - yes - Math.floor((count - yes) / 2),
          answers: answersOf('Men', 'No'),
          ...given,
        },
      ].filter((each) => each.count > 0);
    }),
  );
}

type Case = {
  readonly people: readonly People[];
  readonly isSplit?: boolean;
  readonly isAskedUnknown?: boolean;
  readonly isWeighted?: boolean;
};

const usual = {
  Junior: [120, 90, 240, 30, 12, 160],
  Senior: [180, 80, 150, 24, 10, 70],
  Director: [134, 46, 63, 12, 10, 24],
};
const times = (factor: number): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(
    Object.entries(usual).map(([grade, counts]) => [grade, counts.map((each) => each * factor)]),
  );

const cases: Readonly<Record<string, Case>> = {
  'a usual organisation, no split': { people: staff(usual) },
  'a usual organisation, split': { people: staff(usual), isSplit: true },
  'no column says who was asked': { people: staff(usual), isAskedUnknown: true },
  'no column says who was asked, split': { people: staff(usual), isSplit: true, isAskedUnknown: true },
  'nobody missing': {
    people: staff({ Junior: [120, 90, 240], Senior: [180, 80, 150], Director: [134, 46, 63] }),
    isSplit: true,
  },
  'nobody missing, but no column says who was asked': {
    people: staff({ Junior: [120, 90, 240], Senior: [180, 80, 150], Director: [134, 46, 63] }),
    isSplit: true,
    isAskedUnknown: true,
  },
  'nobody missing, but no column says who was asked, no split': {
    people: staff({ Junior: [120, 90, 240], Senior: [180, 80, 150], Director: [134, 46, 63] }),
    isAskedUnknown: true,
  },
  'everybody answered, some of them without a group': {
    people: staff({ Junior: [120, 90, 240, 30], Senior: [180, 80, 150, 20] }),
    isSplit: true,
  },
  'all hidden': { people: staff({ Junior: [3, 2, 4, 1, 0, 3], Senior: [2, 1, 3, 0, 1, 2] }), isSplit: true },
  'one background empty': {
    people: staff({ Junior: [120, 0, 240, 0, 0, 60], Senior: [180, 0, 150, 0, 0, 40] }),
    isSplit: true,
  },
  'one grade without an answer': {
    people: staff({ Junior: [120, 90, 240, 0, 0, 60], Senior: [0, 0, 0, 0, 0, 50] }),
    isSplit: true,
  },
  '100,000 people': { people: staff(times(70)), isSplit: true },
  '10,000,000 people': { people: staff(times(7_000)), isSplit: true },
  'one person a grade': {
    people: staff({ A: [1], B: [0, 1], C: [0, 0, 1], D: [0, 0, 0, 1], E: [0, 0, 0, 0, 0, 1] }),
    isSplit: true,
  },
  'one person in all': { people: staff({ A: [1] }), isSplit: true },
  'nobody at all': { people: [], isSplit: true },
  'everybody refused': {
    people: staff({ Junior: [0, 0, 0, 80], Senior: [0, 0, 0, 60] }),
    isSplit: true,
  },
  'nobody answered': {
    people: staff({ Junior: [0, 0, 0, 0, 0, 80], Senior: [0, 0, 0, 0, 0, 60] }),
    isSplit: true,
  },
  'nobody was asked': {
    people: [{ background: 'not-asked', count: 90, answers: { grade: 'Junior', promoted: 'No' } }],
    isSplit: true,
  },
  'everyone in one background': { people: staff({ Junior: [80], Senior: [60] }), isSplit: true },
  'a split with one category': { people: staff({ Junior: [120, 90, 240, 30, 12, 160] }), isSplit: true },
  'a base just under 30': {
    people: staff({ Junior: [0, 0, 29, 0, 0, 20], Senior: [15, 0, 14, 0, 0, 20] }),
    isSplit: true,
  },
  'a base just over 30': {
    people: staff({ Junior: [12, 0, 21, 0, 0, 20], Senior: [20, 0, 13, 0, 0, 20] }),
    isSplit: true,
  },
  'one small grade beside large ones': {
    people: staff({ ...usual, Board: [6, 2, 1, 0, 0, 3] }),
    isSplit: true,
  },
  'weights of one': { people: staff(usual, 1), isSplit: true, isWeighted: true },
};

function run(id: string, odd: Case, policy: 'none' | '10-5'): Result {
  const options = odd.isSplit ? splittingOptions(id) : {};
  const weighting = odd.isWeighted === true ? ({ kind: 'column' } as const) : undefined;
  return runOn(id, odd.people, options, policy, weighting, {
    placed: null,
    joins: [],
    isAskedKnown: odd.isAskedUnknown !== true,
  }).value;
}

/** The result, or the refusal in one sentence. */
function resultOrRefusal(
  id: string,
  odd: Case,
  policy: 'none' | '10-5',
): { readonly result: Result | null; readonly refusal: string } {
  try {
    return { result: run(id, odd, policy), refusal: '' };
  } catch (error) {
    if (error instanceof AppError) return { result: null, refusal: error.message };
    throw error;
  }
}

/** Everything in words, one line each. */
function wordsOf({ strength, sentences, chips, asides, tables, charts, context }: Result): readonly string[] {
  return [
    ...sentences,
    ...(strength === null ? [] : [`[${strength.label}] ${strength.reason}`]),
    ...asides.map(({ heading, text }) => `${heading}: ${text}`),
    `Chips: ${chips.join(' · ')}`,
    ...context.facts.map(({ sentence }) => `Fact: ${sentence}`),
    ...charts.map(
      ({ title, subtitle, description }) =>
        `Chart: ${[title, subtitle, description].map((each) => each.replace(/\.$/u, '')).join('. ')}`,
    ),
    ...[...new Set(tables.flatMap(({ notes }) => notes))].map((note) => `Note: ${note}`),
  ];
}

function isWithoutMissing({ people, isAskedUnknown = false }: Case): boolean {
  if (isAskedUnknown) return false;
  const usable: readonly Background[] = ['professional', 'intermediate', 'working-class'];
  return people.every(({ background }) => usable.includes(background));
}

const rules: readonly (readonly [string, RegExp])[] = [
  ['a number that is none', /\bNaN\b|Infinity|undefined|\bnull\b/u],
  ['the singular of one', /(?<![\d,.])1 (people|answers|groups|combinations|others|rows|columns|figures)\b/u],
  ['an interval without a number', /\[[cxz]\] \(|\( to |\(\)/u],
  ['overlapping ranges as a verdict', /ranges? overlap/u],
  ['data as what could tell', /cannot tell|No \w+ is clear/u],
  ['an empty place', /  | \.|\.\.|: \.|“”/u],
];

describe.each(analyses.map(({ id }) => id))('%s', (id) => {
  const runs = Object.entries(cases).flatMap(([name, odd]) =>
    (['10-5', 'none'] as const).map((policy) => ({
      name,
      odd,
      policy,
      ...resultOrRefusal(id, odd, policy),
    })),
  );
  const results = runs.flatMap(({ result, ...rest }) => (result === null ? [] : [{ ...rest, result }]));

  it('matches the recorded text', async () => {
    const text = runs.map(({ name, policy, result, refusal }) =>
      [`## ${name}, under ${policy}`, '', ...(result ? wordsOf(result) : [`Refused: ${refusal}`]), ''].join(
        '\n',
      ),
    );
    await expect(text.join('\n')).toMatchFileSnapshot(`__snapshots__/odd-cases-${id}.txt`);
  });

  it.each(rules)('never says %s', (_, pattern) => {
    for (const { name, policy, result } of results) {
      for (const line of wordsOf(result)) {
        expect(pattern.test(line), `${name}, ${policy}: ${line}`).toBe(false);
      }
    }
  });

  it('never says a percentage over 100', () => {
    for (const { name, policy, result } of results) {
      for (const [said = '', figure = ''] of wordsOf(result)
        .join('\n')
        .matchAll(/([\d,.]+)%/gu)) {
        expect(Number(figure.replaceAll(',', '')), `${name}, ${policy}: ${said}`).toBeLessThanOrEqual(100);
      }
    }
  });

  it('says nothing of non-respondents where there are none', () => {
    for (const { name, odd, policy, result } of results) {
      if (!isWithoutMissing(odd)) continue;
      const words = wordsOf(result).filter((line) => !line.includes('Nobody is without a usable answer.'));
      expect(words.join('\n'), `${name}, ${policy}`).not.toMatch(/did not answer|without a usable answer/u);
    }
  });

  it('gives one reason: hidden figures have no other, and shown ones are not called hidden', () => {
    for (const { name, policy, result } of results) {
      const { level, reason } = result.strength ?? { level: 'too-few', reason: '' };
      if (level === 'hidden')
        expect(reason, `${name}, ${policy}`).not.toMatch(/half, or twice|Fewer than|range/u);
      if (policy === 'none') expect(reason, `${name}, ${policy}`).not.toMatch(/hidden|not shown|to protect/u);
      expect(/to protect/u.test(reason) && /It would not hold/u.test(reason), `${name}, ${policy}`).toBe(
        false,
      );
    }
  });

  it('has one unit in each column, and in each estimate with its interval', () => {
    for (const { name, result } of results) {
      for (const table of result.tables) {
        for (const [at, { id: column, label }] of table.columns.entries()) {
          expect(columnUnits(table, at).length, `${name}: ${table.id} ${column}`).toBeLessThan(2);
          if (/ifference/u.test(label) && table.columns[at]?.numeric === true) {
            const texts = table.rows.map(({ cells }) => (cells[at] ? cellText(cells[at]) : ''));
            if (texts.some((each) => /\d/u.test(each))) {
              expect(label, `${name}: ${table.id}`).toMatch(/points|p value|p, /u);
            }
          }
        }
      }
      for (const { id: table, rows } of result.tables) {
        for (const { cells } of rows) {
          for (const [at, cell] of cells.entries()) {
            const before = cells[at - 1];
            if (cell.kind !== 'range' || before?.kind !== 'number') continue;
            expect(before.value, `${name}: ${table}`).toBeGreaterThanOrEqual(cell.low - 1e-9);
            expect(before.value, `${name}: ${table}`).toBeLessThanOrEqual(cell.high + 1e-9);
          }
        }
      }
      for (const { low, high, value, unit, measure } of result.estimates) {
        expect(unit).not.toBe('');
        if (low === null || high === null || value === null) continue;
        expect(low, `${name}: ${measure}`).toBeLessThanOrEqual(value + 1e-12);
        expect(high, `${name}: ${measure}`).toBeGreaterThanOrEqual(value - 1e-12);
      }
    }
  });

  it('has no Clear share and no target without an asked column', () => {
    for (const { odd, result } of results) {
      if (odd.isAskedUnknown !== true) continue;
      expect(result.context.facts.map(({ sentence }) => sentence)).toContain(
        'No column says who was asked: everybody counts as asked.',
      );
      expect(wordsOf(result).join(' ')).not.toContain('Nobody is without a usable answer.');
      if (id !== 'completion-funnel') continue;
      expect(result.strength?.level).not.toBe('clear');
      expect(result.sentences.join(' ')).not.toMatch(/target/u);
    }
  });
});
