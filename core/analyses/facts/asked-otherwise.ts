import { type Background, groups } from '../../background/background.ts';
import { responses } from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, type Provenance, tabulate } from '../../cohort/cohort.ts';
import { among, BACKGROUND } from '../../disclosure/people.ts';
import type { FactSource, SaidFact } from './fact-source.ts';
import { draftPart, type PartOf, partIn, partText, shareOfPart } from './part-of.ts';

const ID = 'asked-otherwise';
const ANSWERED = `${ID}-answered`;
const NOT_COUNTED = `${ID}-not-counted`;
/** Coordinate that keeps cells counted by the asked column distinct from those of other tables. */
const MARKED = 'marked';

/** Share of those marked as not asked who answered, from which the asked column is not believed. */
const MOST_ANSWERED = 0.2;

/** Contradictions between answers and the asked column; answers take precedence. */
export const askedOtherwise: FactSource = {
  draft(cohort, { asked }, policy) {
    if (!asked) return [];
    const { who } = cohort;
    const marked = among(who, { [MARKED]: ['as not asked'] });
    const notAsked = among(who, { [BACKGROUND]: ['not-asked'] });
    const count = (isOne: (background: Background) => boolean, isMarked: (says: string) => boolean): number =>
      peopleWho(cohort, asked, isOne, isMarked);
    const isNotAsked = (background: Background): boolean => background === 'not-asked';
    const parts = {
      answered: [count(isAnswer, (says) => says === 'no'), count(not(isAnswer), (says) => says === 'no')],
      notCounted: [count(isNotAsked, (says) => says === 'yes'), count(isNotAsked, (says) => says !== 'yes')],
    } as const;
    return [
      ...draftPart(ANSWERED, 'Marked as not asked, with an answer', marked, parts.answered, policy),
      ...draftPart(NOT_COUNTED, 'Marked as asked, but not counted so', notAsked, parts.notCounted, policy),
    ];
  },

  say(published) {
    const [answered, notCounted] = [told(partIn(published, ANSWERED)), told(partIn(published, NOT_COUNTED))];
    if (!answered && !notCounted) return [];
    return [
      {
        id: ID,
        sentence: [
          ...(answered
            ? [
                `${capital(partText(answered))} people marked as not asked ${verb(answered, 'has', 'have')} an answer to the key question and ${verb(answered, 'counts', 'count')} as asked.`,
              ]
            : []),
          ...(notCounted
            ? [
                `${capital(partText(notCounted))} people who do not count as asked ${verb(notCounted, 'is', 'are')} marked as asked: “not asked” is their answer.`,
              ]
            : []),
        ].join(' '),
        values: [
          ...valuesOf('answered', 'People marked as not asked, with an answer', answered),
          ...valuesOf('not-counted', 'People marked as asked, answered “not asked”', notCounted),
        ],
        whyNotClear: whyNotClear(answered),
      },
    ];
  },
};

type Asked = NonNullable<Provenance['asked']>;

const isAnswer = (background: Background): boolean =>
  [...groups, ...responses].some((each) => each === background);

function not(isOne: (background: Background) => boolean): (background: Background) => boolean {
  return (background) => !isOne(background);
}

function peopleWho(
  cohort: Cohort,
  { codes, says }: Asked,
  isOne: (background: Background) => boolean,
  isMarked: (says: string) => boolean,
): number {
  const background = byBackground(cohort, 1, (each) => (isOne(each) ? 0 : null));
  const marked = { codes, slotOf: Int32Array.from(says, (each) => (isMarked(each) ? 0 : -1)), size: 1 };
  return tabulate(cohort, [background, marked])[0] ?? 0;
}

/** Small counts and zero are both left untold, so that they look alike. */
function told(part: PartOf | null): PartOf | null {
  return part === null || part.size === 'none' || part.size === 'few' ? null : part;
}

function valuesOf(id: string, label: string, part: PartOf | null): SaidFact['values'] {
  return part === null ? [] : [{ id, label, value: part.part }];
}

/** The verb form for one person, or for several. */
function verb({ part }: PartOf, one: string, several: string): string {
  return part === 1 ? one : several;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function whyNotClear(answered: PartOf | null): SaidFact['whyNotClear'] {
  const share = answered === null ? null : shareOfPart(answered);
  if (share === null || share < MOST_ANSWERED) return {};
  return {
    response:
      'One in five or more of the people marked as not asked have an answer: the column may not say who was asked, so that the response may be another.',
  };
}
