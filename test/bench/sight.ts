import { analysisOf } from '../../core/analyses/registry.ts';
import type { Background } from '../../core/background/background.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies, type Policy } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import type { PublishedTable } from '../../core/disclosure/protected.ts';
import { cohortFixture, type People } from '../analyses/cohort-fixture.ts';
import { randomFrom } from './random.ts';

/** What a reader is left with to look at: of the counts inside a table that hold anybody, how many are small and how many hidden. */
export type Sight = {
  readonly cells: number;
  readonly small: number;
  readonly hidden: number;
  /** Of the counts of everybody that hold somebody. */
  readonly everyone: number;
  readonly everyoneHidden: number;
};

export type Scene = {
  readonly title: string;
  readonly analysis: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Chances of each background. */
  readonly backgrounds: Readonly<Partial<Record<Background, number>>>;
};

const threeInUse = { professional: 37, intermediate: 24, 'working-class': 33, blank: 6 } as const;

export const scenes: readonly Scene[] = [
  {
    title: 'background by grade',
    analysis: 'representation',
    options: { by: 'grade' },
    backgrounds: threeInUse,
  },
  {
    title: 'the same, one group empty',
    analysis: 'representation',
    options: { by: 'grade' },
    backgrounds: { professional: 37, 'working-class': 57, blank: 6 },
  },
  {
    title: 'the same, few without an answer',
    analysis: 'representation',
    options: { by: 'grade' },
    backgrounds: { ...threeInUse, blank: 1 },
  },
  {
    title: 'progression by grade and sex',
    analysis: 'intersectional-progression',
    options: { outcome: 'promoted', with: ['grade', 'sex'] },
    backgrounds: threeInUse,
  },
  {
    title: 'progression by grade, sex, pattern',
    analysis: 'intersectional-progression',
    options: { outcome: 'promoted', with: ['grade', 'sex', 'working-pattern'] },
    backgrounds: threeInUse,
  },
];

/** Eight grades that thin out upwards, and a few whose grade is not recorded. */
const grades = ['A', 'B', 'C', 'D', 'E', 'F', 'G', ''] as const;
const gradeChances = [25, 22, 18, 14, 9, 6, 4, 2] as const;

export function organisation(size: number, { backgrounds }: Scene, seed: number): readonly People[] {
  const random = randomFrom(seed);
  const draw = <T>(values: readonly T[], chances: readonly number[]): T => {
    let left = random() * chances.reduce((sum, chance) => sum + chance, 0);
    return values.find((_, index) => (left -= chances[index] ?? 0) < 0) ?? values[0]!;
  };
  const kinds = Object.keys(backgrounds) as Background[];
  const chances = Object.values(backgrounds);
  const people = new Map<string, People & { count: number }>();
  for (let person = 0; person < size; person++) {
    const answers = {
      grade: draw(grades, gradeChances),
      sex: draw(['Woman', 'Man'], [55, 45]),
      'working-pattern': draw(['Full time', 'Part time', ''], [78, 20, 2]),
      promoted: draw(['Yes', 'No'], [12, 88]),
    };
    const background = draw(kinds, chances);
    const key = JSON.stringify([background, answers]);
    const known = people.get(key);
    if (known) known.count++;
    else people.set(key, { count: 1, background, answers });
  }
  return [...people.values()];
}

/** Counts as they are and as they are shown, of one draft: what is folded under a policy is so in both. */
function tablesOf(
  people: readonly People[],
  { analysis, options }: Scene,
): Readonly<Record<'truth' | 'shown', readonly PublishedTable[]>> {
  const cohort = cohortFixture(people, ['grade', 'sex', 'working-pattern', 'promoted']);
  const draft = analysisOf(analysis).bind(options).draft({ main: cohort, beside: [] }, policies['10-5']);
  const under = (policy: Policy): readonly PublishedTable[] =>
    protect([draft], policy, emptyLedger)[0]?.value.tables ?? [];
  return { truth: under(policies.none), shown: under(policies['10-5']) };
}

export function sightOf(people: readonly People[], scene: Scene): Sight {
  const { truth, shown } = tablesOf(people, scene);
  const sight = { cells: 0, small: 0, hidden: 0, everyone: 0, everyoneHidden: 0 };
  for (const [index, { dimensions, counts }] of truth.entries()) {
    const isSplit = index > 0 && dimensions.length > 1;
    for (const [position, count] of counts.entries()) {
      const isHidden = shown[index]?.counts[position] === null;
      if (count === null || count === 0) continue;
      if (index === 0) {
        sight.everyone++;
        if (isHidden) sight.everyoneHidden++;
      }
      if (!isSplit || isSum(dimensions, position)) continue;
      sight.cells++;
      if (count < 10) sight.small++;
      if (isHidden) sight.hidden++;
    }
  }
  return sight;
}

const sums = new Set(['(all)', 'usable', 'asked']);

/** Totals and subtotals. */
function isSum(dimensions: PublishedTable['dimensions'], position: number): boolean {
  let rest = position;
  return dimensions.toReversed().some(({ members }) => {
    const { id = '' } = members[rest % members.length] ?? {};
    rest = Math.floor(rest / members.length);
    if (id.startsWith('["')) return !id.includes('","');
    return sums.has(id);
  });
}
