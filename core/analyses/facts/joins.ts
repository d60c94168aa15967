import type { JoinRecord } from '../../intake/joining/join-record.ts';
import { countsText } from '../../intake/joining/join-remarks.ts';
import { among, type People } from '../../disclosure/people.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { countText } from '../parts/words.ts';
import type { Cohort } from '../../cohort/cohort.ts';
import type { FactSource, SaidFact } from './fact-source.ts';
import { draftPart, IN, type PartOf, partIn, partText, shareOfPart } from './part-of.ts';

/**
 * Match rate below which nothing is Clear: people who were found may differ from the others as respondents do from
 * non-respondents. The better side's rate counts, since a survey may cover part of the staff, and a staff list more
 * people than the survey.
 */
const FEWEST_FOUND = 0.8;

/** Counts of a join, each published as a part of a whole. */
const parts = {
  left: ({ facts: { left } }: JoinRecord) => [left.matched, left.rows],
  right: ({ facts: { right } }: JoinRecord) => [right.matched, right.rows],
  'left-without': ({ facts: { left } }: JoinRecord) => [left.withoutId, left.rows],
  'right-without': ({ facts: { right } }: JoinRecord) => [right.withoutId, right.rows],
  'left-twice': ({ facts: { left } }: JoinRecord) => [left.repeated, left.people],
  'right-twice': ({ facts: { right } }: JoinRecord) => [right.repeated, right.people],
  differing: ({ facts: { right }, contradicting }: JoinRecord) => [contradicting, right.repeated],
  respelled: ({ facts: { right, respelled } }: JoinRecord) => [respelled, right.rows],
  ambiguous: ({ facts: { right, ambiguous } }: JoinRecord) => [ambiguous, right.rows],
} as const satisfies Record<string, (join: JoinRecord) => readonly [number, number]>;
type Part = keyof typeof parts;

const names: readonly Part[] = [
  'left',
  'right',
  'left-without',
  'right-without',
  'left-twice',
  'right-twice',
  'differing',
  'respelled',
  'ambiguous',
];

/** How the files behind a dataset matched. Concerns the whole dataset, whatever the filter. */
export const joins: FactSource = {
  draft: (cohort, provenance, policy) =>
    provenance.joins.flatMap((join, at) =>
      names.flatMap((name) => {
        const [part, whole] = parts[name](join);
        const id = idOf(at, name);
        return draftPart(id, name, wholeOf(cohort, at, name), [part, whole - part], policy);
      }),
    ),
  say: (published, { joins: named }) => named.flatMap((join, at) => factOf(published, join, at)),
};

const idOf = (at: number, name: Part): string => `join:${at}:${name}`;

/** The whole of each part: rows of a file, or people in it. */
const wholes: Readonly<Record<Part, string>> = {
  left: 'left rows',
  'left-without': 'left rows',
  'left-twice': 'left people',
  right: 'right rows',
  'right-without': 'right rows',
  'right-twice': 'right people',
  differing: 'right people',
  respelled: 'right rows',
  ambiguous: 'right rows',
};

/** Contradicting people are part of those with several rows; every other part is one of the whole file. */
function wholeOf({ who }: Cohort, at: number, name: Part): People {
  const whole: People = { ...who, where: { [`join:${at}`]: [wholes[name]] } };
  return name === 'differing' ? among(whole, { [idOf(at, 'right-twice')]: [IN] }) : whole;
}

type Named = Pick<JoinRecord, 'left' | 'right' | 'whenSeveral' | 'isOfEvents'>;

function factOf(published: readonly PublishedTable[], join: Named, at: number): readonly SaidFact[] {
  const found = new Map(names.map((name) => [name, partIn(published, idOf(at, name))]));
  const [one, other] = [found.get('left') ?? null, found.get('right') ?? null];
  if (one === null || other === null) return [];
  // Row counts are withheld where few are left over on either side: subtraction would disclose how few.
  const isOpen = [one, other].some(({ size }) => size === 'few' || size === 'nearly-all');
  const side = (part: PartOf): PartOf => (isOpen ? { ...part, part: null, rest: null, whole: null } : part);
  const [left, right] = [side(one), side(other)];
  found.set('left', left).set('right', right);
  const labels: Readonly<Record<Part, string>> = {
    left: `Rows of ${join.left} found in ${join.right}`,
    right: `Rows of ${join.right} that belong to somebody in ${join.left}`,
    'left-without': `Rows of ${join.left} without an identifier`,
    'right-without': `Rows of ${join.right} without an identifier`,
    'left-twice': `People in more than one row of ${join.left}`,
    'right-twice': `People in more than one row of ${join.right}`,
    differing: `People whose rows of ${join.right} differ`,
    respelled: `Rows of ${join.right} found by passing over zeros in front`,
    ambiguous: `Rows of ${join.right} that could be either of two people`,
  };
  const sidesOf = (name: Part, part: PartOf) =>
    name === 'left' || name === 'right'
      ? [
          {
            id: `${name}-not-found`,
            label: `The other rows of ${name === 'left' ? join.left : join.right}`,
            value: part.rest,
          },
          {
            id: `${name}-rows`,
            label: `Rows of ${name === 'left' ? join.left : join.right}`,
            value: part.whole,
          },
        ]
      : [];
  return [
    {
      id: 'join',
      sentence: sentencesOf(join, left, right, found).join(' '),
      values: names.flatMap((name) => {
        const part = found.get(name) ?? null;
        return part === null
          ? []
          : [{ id: name, label: labels[name], value: part.part }, ...sidesOf(name, part)];
      }),
      whyNotClear: whyNotClear(join, one, other),
    },
  ];
}

function sentencesOf(
  { left: one, right: other, whenSeveral, isOfEvents }: Named,
  left: PartOf,
  right: PartOf,
  found: ReadonlyMap<Part, PartOf | null>,
): readonly string[] {
  const someOf = (name: Part, words: (count: string) => string): readonly string[] => {
    const part = found.get(name) ?? null;
    return part === null || part.size === 'none' ? [] : [words(countWords(part))];
  };
  const differing = someOf('differing', (count) => `, ${count} with different answers`).join('');
  return [
    `${sentenceCase(partText(left))} rows of ${one} ${verb(left, 'was', 'were')} found in ${other}, and ${partText(right)} rows of ${other} ${verb(right, 'belongs', 'belong')} to somebody in ${one}.`,
    ...someOf('left-without', (count) => `Without an identifier in ${one}: ${count} of the rows.`),
    ...someOf('right-without', (count) => `Without an identifier in ${other}: ${count} of the rows.`),
    ...someOf(
      'left-twice',
      (count) => `In more than one row of ${one}: ${count} of the people; each row was joined.`,
    ),
    ...someOf(
      'right-twice',
      (count) =>
        `In more than one row of ${other}: ${count} of the people${differing}; ${countsText(whenSeveral, isOfEvents)}.`,
    ),
    ...someOf(
      'respelled',
      (count) => `Found only by passing over zeros in front of a number: ${count} of the rows of ${other}.`,
    ),
    ...someOf(
      'ambiguous',
      (count) =>
        `Nobody’s, since two people of ${one} differ in zeros in front alone: ${count} of the rows of ${other}.`,
    ),
  ];
}

/** A part in words: "20", "some", "most", "nearly all" or "all". */
function countWords({ part, size, atLeast }: PartOf): string {
  if (size === 'all') return 'all';
  if (size === 'nearly-all') return atLeast;
  return size === 'few' || part === null ? 'some' : countText(part);
}

/** The verb form for one row, or for several. */
function verb({ part, size }: PartOf, one: string, several: string): string {
  return size === 'some' && part === 1 ? one : several;
}

function whyNotClear(
  { left: one, right: other }: Named,
  left: PartOf,
  right: PartOf,
): SaidFact['whyNotClear'] {
  const share = Math.max(shareOfPart(left) ?? 0, shareOfPart(right) ?? 0);
  if (share >= FEWEST_FOUND) return {};
  return {
    data: `Fewer than four in five of the people of ${one}, and of ${other}, were found in the other file: those who were found may not stand for the rest.`,
  };
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
