import { groups } from '../../background/background.ts';
import { draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { among, BACKGROUND, type People } from '../../disclosure/people.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import {
  BY_WORDING,
  byBackground,
  type Cohort,
  type Provenance,
  STRAIGHT_INTO_A_GROUP,
  tabulate,
} from '../../cohort/cohort.ts';
import type { FactSource, SaidFact } from './fact-source.ts';
import { draftPart, type PartOf, partIn, partText, shareOfPart } from './part-of.ts';

export const PLACED = 'placed-by-hand';
const STRAIGHT = `${PLACED}-straight`;
const ANSWER = `${PLACED}-answer:`;

/**
 * Share of usable answers put straight into a group, from which nothing is Clear against a benchmark: its answers were
 * grouped by the question's options, so a difference may be the coder's doing. Coding an answer as an option leaves the
 * grouping to the scheme; groups within the data stay comparable, since one hand coded all.
 */
const MOST_STRAIGHT = 0.5;

/** Usable answers to the key question whose group rests on a person's decision rather than on the wording. */
export const placedByHand: FactSource = {
  draft(cohort, { placed }, policy) {
    if (placed === null) return [];
    const [byHand, recognised] = peopleBy(cohort, placed, (how) => how !== BY_WORDING);
    const [straight, others] = peopleBy(cohort, placed, (how) => how === STRAIGHT_INTO_A_GROUP);
    const people = among(cohort.who, { [BACKGROUND]: groups });
    return [
      ...draftPart(PLACED, 'Placed by hand', people, [byHand, recognised], policy),
      ...draftPart(STRAIGHT, 'Placed straight into a group', people, [straight, others], policy),
      ...draftAnswers(cohort, people, placed, policy),
    ];
  },

  say(published) {
    const people = partIn(published, PLACED);
    // Small counts and zero are both left untold, so that they look alike.
    if (people === null || people.size === 'none' || people.size === 'few') return [];
    const shown = shownAnswers(published);
    const straight = partIn(published, STRAIGHT);
    return [
      {
        id: PLACED,
        sentence: sentenceOf(people, shown),
        values: [
          { id: 'people', label: 'People whose usable answer was placed by hand', value: people.part },
          { id: 'straight', label: 'Of them straight into a group', value: straight?.part ?? null },
          { id: 'usable', label: 'People with a usable answer', value: people.whole },
          { id: 'answers', label: 'Different answers placed by hand', value: shown.length || null },
        ],
        whyNotClear: whyNotClear(straight),
      },
    ];
  },
};

type Placed = NonNullable<Provenance['placed']>;

const usableOf = (cohort: Cohort) =>
  byBackground(cohort, 1, (background) => (groups.some((group) => group === background) ? 0 : null));

/** Counts of usable answers among these, and of the rest. */
function peopleBy(cohort: Cohort, { codes, how }: Placed, isOne: (how: number) => boolean): [number, number] {
  const side = { codes, slotOf: Int32Array.from(how, (each) => (isOne(each) ? 0 : 1)), size: 2 };
  const [these = 0, others = 0] = tabulate(cohort, [usableOf(cohort), side]);
  return [these, others];
}

/**
 * One table per distinct answer, so that rare answers are left out of the count; no sentence follows from these tables.
 */
function draftAnswers(
  cohort: Cohort,
  usable: People,
  { codes, how }: Placed,
  { threshold }: Policy,
): readonly DraftTable[] {
  const byHand = [...how.keys()].filter((code) => how[code] !== BY_WORDING);
  const slotOf = new Int32Array(how.length).fill(-1);
  for (const [slot, code] of byHand.entries()) slotOf[code] = slot;
  const people = tabulate(cohort, [usableOf(cohort), { codes, slotOf, size: byHand.length }]);
  const counted = threshold === 0 ? '' : ` of ${threshold} people or more`;
  return byHand.map((code, slot) => {
    const id = `${ANSWER}${slot}`;
    const who = among(usable, { [id]: [String(code)] });
    return draftTable(id, counted, who, [], Float64Array.of(people[slot] ?? 0));
  });
}

/** Answers whose count is published. */
function shownAnswers(published: readonly PublishedTable[]): readonly PublishedTable[] {
  return published.filter((table) => table.id.startsWith(ANSWER) && (countAt(table, {}) ?? 0) > 0);
}

function sentenceOf(people: PartOf, shown: readonly PublishedTable[]): string {
  const text = partText(people);
  const [first] = shown;
  // Rare answers are neither counted nor mentioned.
  const answers = first
    ? ` (${shown.length} different ${shown.length === 1 ? 'answer' : 'answers'}${first.title})`
    : '';
  const others = people.size === 'all' ? '' : '; the others were recognised by their wording';
  const were = people.part === 1 ? 'was' : 'were';
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)} usable answers ${were} placed by hand${answers}${others}.`;
}

function whyNotClear(straight: PartOf | null): SaidFact['whyNotClear'] {
  const share = straight === null ? null : shareOfPart(straight);
  if (share === null || share < MOST_STRAIGHT) return {};
  return {
    benchmark:
      'Half of the usable answers or more were placed straight into a group by hand: the difference from the benchmark may come from where they were placed.',
  };
}
