import { analysisOf } from '../../core/analyses/registry.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import type { Weighting } from '../../core/cohort/weighting.ts';
import { cohortFixture, fixtureFields, type People } from '../analyses/cohort-fixture.ts';
import { peopleOf, rowLabel, type Truth } from './attacker.ts';

/** Analyses as they are run on the rows of a small organisation; a filter keeps some rows. */
export const everyRun: readonly Run[] = [
  ...['representation', 'completion-funnel'].flatMap((analysis) => [
    { analysis, options: {}, filter: null },
    { analysis, options: { by: 'grade' }, filter: null },
    { analysis, options: {}, filter: [0, 2] },
  ]),
  { analysis: 'import-report', options: {}, filter: null },
  { analysis: 'import-report', options: {}, filter: null, isBeforeGrouping: true },
  { analysis: 'representation', options: {}, filter: null, weighting: { kind: 'column' } },
  { analysis: 'representation', options: {}, filter: null, weighting: { kind: 'asked', by: ['grade'] } },
];
export type Run = {
  readonly analysis: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly filter: readonly number[] | null;
  readonly weighting?: Weighting;
  /** Some answers have no group yet. */
  readonly isBeforeGrouping?: boolean;
};

function filtered(truth: Truth, filter: Run['filter']): Truth {
  return filter === null ? truth : truth.map((counts, row) => (filter.includes(row) ? counts : []));
}

/** Before grouping, what all but the first row gave as a refusal is an answer that nobody has looked at. */
export function peopleIn(truth: Truth, { filter, isBeforeGrouping = false }: Run): readonly People[] {
  const people = peopleOf(filtered(truth, filter));
  if (!isBeforeGrouping) return people;
  return people.map((each) =>
    each.background === 'prefer-not-to-say' && each.answers?.grade !== rowLabel(0)
      ? { ...each, background: 'unrecognised' }
      : each,
  );
}

/** Everything that disclosure control lets through of one run. */
function publishedOf(truth: Truth, run: Run): string {
  const { analysis, options, weighting } = run;
  const cohort = cohortFixture(peopleIn(truth, run), fixtureFields, weighting);
  const draft = analysisOf(analysis).bind(options).draft({ main: cohort, beside: [] }, policies['10-5']);
  return JSON.stringify(protect([draft], policies['10-5'], emptyLedger)[0]?.value);
}

export type Pair = { readonly one: Truth; readonly other: Truth };

/** Organisations that agree on every published figure and differ in hidden ones; the same seed finds the same. */
export function findPairs(howMany: number, seed: number): readonly Pair[] {
  const random = randomFrom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const pairs: Pair[] = [];
  while (pairs.length < howMany) {
    const one = Array.from({ length: 3 + upTo(1) }, () =>
      Array.from({ length: 5 }, () => (upTo(2) === 0 ? upTo(12) : upTo(60))),
    );
    // Most attempts differ in the first run already: what the others publish is seldom needed.
    const known = new Map<Run, string>();
    const publishedOfOne = (run: Run): string => {
      const published = known.get(run) ?? publishedOf(one, run);
      known.set(run, published);
      return published;
    };
    for (let attempt = 0; attempt < 40; attempt++) {
      const other = one.map((counts) => [...counts]);
      for (let change = 0; change <= upTo(3); change++) {
        const row = other[upTo(other.length - 1)] ?? [];
        const kind = upTo(4);
        row[kind] = Math.max(0, (row[kind] ?? 0) + upTo(10) - 5);
      }
      if (!differsWhereHidden(one, other)) continue;
      if (!everyRun.every((run) => publishedOf(other, run) === publishedOfOne(run))) continue;
      pairs.push({ one, other });
      break;
    }
  }
  return pairs;
}

/** Not merely by what rounding takes away. */
function differsWhereHidden(one: Truth, other: Truth): boolean {
  return one.some((counts, row) =>
    counts.some((count, kind) => count !== other[row]?.[kind] && count > 0 && count < 10),
  );
}

/** Park and Miller, Communications of the ACM 31 (1988), 1192. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
