import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weighting } from '../../core/cohort/weighting.ts';
import { analysisOf } from '../../core/analyses/registry.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import type { PublishedTable } from '../../core/disclosure/protected.ts';
import { cohortFixture, type People } from '../analyses/cohort-fixture.ts';
import { isSmall, rangeOf, type Sighting } from './attacker.ts';

/**
 * Weighted figures are made of tables that are not printed. A reader who had them all, and knew that one organisation
 * of people lies behind them, would still not work out a small count.
 */
const backgrounds = ['professional', 'intermediate', 'working-class', 'blank'] as const;
const groups = ['professional', 'intermediate', 'working-class'];

/** People who are alike in everything that the tables count. */
type Kind = { readonly background: (typeof backgrounds)[number]; readonly at: ReadonlyMap<string, string> };

const categories = {
  grade: ['Grade A', 'Grade B', 'Grade C'],
  sex: ['Woman', 'Man'],
  function: ['Sales', 'Stores'],
  // Two steps that weights are taken in where fewer than 1,000 answered.
  'weight-class': [String(1.5 ** -2), '1.5'],
} as const;
type FieldName = keyof typeof categories;

function kindsOf(fields: readonly FieldName[]): readonly Kind[] {
  const alone: Kind[] = backgrounds.map((background) => ({ background, at: new Map() }));
  return fields.reduce<readonly Kind[]>(
    (kinds, field) =>
      kinds.flatMap(({ background, at }) =>
        categories[field].map((category) => ({ background, at: new Map([...at, [field, category]]) })),
      ),
    alone,
  );
}

type Plan = {
  readonly fields: readonly FieldName[];
  readonly by: string | null;
  readonly weighting: Weighting;
};

function publishedOf(
  kinds: readonly Kind[],
  counts: readonly number[],
  { by, weighting }: Plan,
): readonly PublishedTable[] {
  const people = kinds.map(({ background, at }, index): People => {
    const { 'weight-class': weight = '1', ...answers } = Object.fromEntries(at);
    return { count: counts[index] ?? 0, background, answers, weight: Number(weight) };
  });
  const cohort = cohortFixture(people, ['grade', 'sex', 'function'], weighting);
  const draft = analysisOf('representation')
    .bind({ by })
    .draft({ main: cohort, beside: [] }, policies['10-5']);
  return protect([draft], policies['10-5'], emptyLedger)[0]?.value.tables ?? [];
}

const membersOfBackground: Readonly<Record<string, readonly string[]>> = {
  'not-usable': ['blank'],
  usable: groups,
  asked: backgrounds,
};

/** A member of a dimension that has these members in all. */
type Place = { readonly id: string; readonly member: string; readonly among: readonly string[] };

function isIn({ background, at }: Kind, { id, member, among }: Place): boolean {
  if (id === 'background') return (membersOfBackground[member] ?? [member]).includes(background);
  const own = at.get(id) ?? '';
  if (member === '(all)' || member === own) return true;
  // A step of weights that too few have joins the other one; where both are too small nobody has a weight.
  return id === 'weight-class' && !among.includes(own) && (member !== 'none' || among.length === 2);
}

type Seen = Sighting & { readonly members: readonly Place[] };

function sightingsIn(tables: readonly PublishedTable[], kinds: readonly Kind[]): readonly Seen[] {
  return tables.flatMap(({ dimensions, counts }) =>
    counts.map((printed, position): Seen => {
      let rest = position;
      const members = dimensions.toReversed().map(({ id, members: all }) => {
        const member = all[rest % all.length]?.id ?? '';
        rest = Math.floor(rest / all.length);
        return { id, member, among: all.map((each) => each.id) };
      });
      const of = kinds.map((kind) => (members.every((place) => isIn(kind, place)) ? 1 : 0));
      return { of, printed, members };
    }),
  );
}

/**
 * Lines in which all people, or all but one small count, are of one group or gave no usable answer are hidden whole, and
 * so are lines of few people, so that they look alike: whether a hidden count there is small, large or nobody's is not told.
 */
function isOfSharedAnswer({ members }: Seen, kinds: readonly Kind[], inner: readonly number[]): boolean {
  const background = members.find(({ id }) => id === 'background')?.member ?? '';
  const others = members.filter(({ id }) => id !== 'background');
  const people = (member: string): number =>
    kinds.reduce((sum, kind, index) => {
      const isHere = [{ id: 'background', member, among: [] }, ...others].every((place) => isIn(kind, place));
      return isHere ? sum + (inner[index] ?? 0) : sum;
    }, 0);
  const [usable, without] = [people('usable'), people('not-usable')];
  const isOfResponse = usable + without < 10 || (without > 0 && usable < 10);
  if (background !== 'asked' && isOfResponse) return true;
  const filled = groups.map(people).filter((count) => count > 0);
  const isOfGroup = filled.length === 1 || (filled.length === 2 && filled.some((count) => count < 10));
  return groups.includes(background) && isOfGroup;
}

const plans: readonly (Plan & { readonly runs: number })[] = [
  { fields: ['grade', 'sex'], by: null, weighting: { kind: 'asked', by: ['grade', 'sex'] }, runs: 60 },
  { fields: ['grade', 'sex'], by: 'grade', weighting: { kind: 'asked', by: ['sex'] }, runs: 60 },
  { fields: ['grade', 'weight-class'], by: 'grade', weighting: { kind: 'column' }, runs: 60 },
  {
    fields: ['grade', 'sex', 'function'],
    by: 'function',
    weighting: { kind: 'asked', by: ['grade', 'sex'] },
    runs: 25,
  },
];

describe('the tables behind weighted figures', () => {
  it.each(plans)('leave every small count its range: $weighting, by $by', ({ runs, ...plan }) => {
    const kinds = kindsOf(plan.fields);
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 }));
    const organisation = fc.array(count, { minLength: kinds.length, maxLength: kinds.length });
    fc.assert(
      fc.property(organisation, (inner) => {
        const sightings = sightingsIn(publishedOf(kinds, inner, plan), kinds);
        const nothing = sightings.map((each) => ({ ...each, printed: null }));
        const told = new Set(
          sightings.flatMap((each, index) =>
            isOfSharedAnswer(each, kinds, inner) ? [] : [each, nothing[index] ?? each],
          ),
        );
        const isTold = (each: Sighting): boolean => [...told].some((other) => other === each);
        for (const sighting of sightings) {
          const known = sighting.of.reduce((sum, one, index) => sum + one * (inner[index] ?? 0), 0);
          if (!isSmall(known)) continue;
          expect(sighting.printed).toBeNull();
          const { least, greatest } = rangeOf(sighting, sightings, [inner], isTold);
          if (greatest - least >= policies['10-5'].minimumWidth) continue;
          const best = rangeOf(sighting, nothing, [inner], isTold);
          expect(greatest - least).toBeGreaterThanOrEqual(best.greatest - best.least);
        }
      }),
      { numRuns: runs, seed: 3 },
    );
  });
});
