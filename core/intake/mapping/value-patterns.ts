import { reasons } from '../../background/background.ts';
import { matchAnswer } from '../../background/match.ts';
import { answersOf, matchQuestionAnswer } from '../../background/questions.ts';
import { type FieldId, fieldOf } from '../../table/fields.ts';
import type { ColumnProfile } from '../reader.ts';

/** Evidence for or against a field from the values of a column. */
export type Support = 'for' | 'against' | 'none';

/** Evidence from the values of a column, for or against a meaning guessed from its header. */
export function valueSupport(field: FieldId, column: ColumnProfile): Support {
  if (column.distinct === 0) return 'none';
  // Nearly every value is distinct: names or free text rather than answers.
  if (column.type === 'text' && fieldOf(field).type === 'category' && field !== 'seb-occupation') {
    return 'against';
  }
  // Promotions may be rare among the reasons of job events.
  if (field === 'promoted' && shareOf(column, /^promot(ed|ion)$/iu) > 0) return 'for';
  const words = VALUE_WORDS[field];
  if (words) {
    const isFit = words.every((word) => shareOf(column, word) >= LEAST_SHARE);
    return isFit ? 'for' : MUST_MATCH.has(field) ? 'against' : 'none';
  }
  if (field === 'seb-occupation') {
    if (occupationShare(column) >= LEAST_SHARE) return 'for';
    return shareOf(column, YES_NO) > 0.8 || column.type === 'date' ? 'against' : 'none';
  }
  if (field === 'person-id') return isNearlyUnique(column) ? 'for' : 'none';
  if (field === 'count') return isWholeCount(column) ? 'for' : 'against';
  if (field === 'hours') return looksLikeWeeklyHours(column) ? 'for' : 'against';
  if (field === 'fte' && column.type === 'number') return looksLikeWeeklyHours(column) ? 'against' : 'for';
  return typeSupport(field, column);
}

function typeSupport(field: FieldId, column: ColumnProfile): Support {
  const { type } = fieldOf(field);
  if (type === 'category') return column.type === 'text' || column.type === 'date' ? 'against' : 'for';
  return column.type === type ? 'for' : 'against';
}

/** Hours a week, told from parts of a full-time post (0 to 1) and from most per cents by their size. */
function looksLikeWeeklyHours(column: ColumnProfile): boolean {
  const isOfAWeek = (value: string) => Number(value) >= 5 && Number(value) <= 60;
  return column.type === 'number' && shareWhere(column, isOfAWeek) > 0.7;
}

const LEAST_SHARE = 0.3;
const YES_NO = /^(yes|no|y|n|true|false)$/iu;
const YES_NO_OR_NONE =
  /^(yes|no|y|n|true|false|0|1|dk|n\/a)$|^(yes|no)[,;:( -]+(i|n|o|one|both|neither|never|not|at)\b|not applicable|prefer not|don.?t know|do not know|do-not-know/iu;

/** Fields with answers of their own; each pattern must fit a fair share of the people. */
const VALUE_WORDS: Partial<Record<FieldId, readonly RegExp[]>> = {
  'seb-employment': [/employee|self[- ]?employed|freelance/iu],
  'seb-size': [/small|large|\b2[45]\b/iu],
  'seb-supervise': [YES_NO_OR_NONE],
  'seb-self-rating': [YES_NO_OR_NONE],
  'school-type': [
    /state|independent|fee[- ]paying|private|non-selective|selective|overseas|outside the uk/iu,
  ],
  'free-meals': [YES_NO_OR_NONE],
  'parent-degree': [YES_NO_OR_NONE],
  'parent-qualification': [/degree|qualification/iu],
  sex: [/^(f|m|female|male|woman|man|women|men)$/iu],
  ethnicity: [/white|asian|black|mixed|bame|chinese|arab/iu],
  promoted: [YES_NO_OR_NONE],
  'asked-flag': [YES_NO_OR_NONE],
};

/** Fields whose header alone is not enough: other questions often share their names. */
const MUST_MATCH: ReadonlySet<FieldId> = new Set([
  'seb-employment',
  'seb-supervise',
  'seb-self-rating',
  'parent-degree',
  'parent-qualification',
  'promoted',
  'asked-flag',
]);

/** Share of people whose value, among those profiled, matches. */
function shareOf(column: ColumnProfile, pattern: RegExp): number {
  return shareWhere(column, (value) => pattern.test(value));
}

export function shareWhere(column: ColumnProfile, isFit: (value: string) => boolean): number {
  let all = 0;
  let fitting = 0;
  for (const { value, count } of column.values) {
    all += count;
    if (isFit(value)) fitting += count;
  }
  return all === 0 ? 0 : fitting / all;
}

const reasonCodes: readonly string[] = reasons;

/** Share of people whose answer is an occupation of a printed list, or a class derived from one. */
export function occupationShare(column: ColumnProfile): number {
  return shareWhere(column, (value) => {
    const match = matchAnswer(value);
    return (match !== null && !reasonCodes.includes(match.code)) || CLASSES.test(value);
  });
}

/** Whether most people seem to have named a job in words of their own. */
export function holdsOwnWords(column: ColumnProfile): boolean {
  if (column.type !== 'category' && column.type !== 'text') return false;
  return column.distinct > 5 && shareWhere(column, (value) => /\p{L}{3}/u.test(value)) > 0.7;
}

/** Questions recognised by their answers alone; a plain yes or no tells nothing. */
const TELLING: readonly FieldId[] = ['seb-employment', 'seb-size', 'school-type', 'parent-qualification'];

/** The question, the key question aside, whose printed answers fit most people of this column, whatever its name. */
export function answeredQuestion(column: ColumnProfile): FieldId | null {
  return (
    TELLING.find((field) => {
      const proper = new Set(answersOf(field).flatMap(({ code, reason }) => (reason === null ? [code] : [])));
      return shareWhere(column, (value) => proper.has(matchQuestionAnswer(field, value) ?? '')) >= 0.5;
    }) ?? null
  );
}

const CLASSES = /^SE-?[1-5]$/iu;

export function isUnique(column: ColumnProfile): boolean {
  const { distinct, type } = column;
  if (distinct > 65_535) return type === 'text';
  return distinct > 1 && column.values.every(({ count }) => count === 1);
}

/** Whether few people stand in it twice: a repeat or two leave an identifier what it is. Values are listed by frequency. */
function isNearlyUnique(column: ColumnProfile): boolean {
  if (isUnique(column)) return true;
  return column.distinct > 20 && column.values[0]?.count === 2 && column.values.at(-1)?.count === 1;
}

export function isWholeCount(column: ColumnProfile): boolean {
  return column.type === 'number' && column.values.every(({ value }) => /^\d+$/u.test(value));
}

const IDENTIFIERS: readonly { readonly is: RegExp; readonly reason: string }[] = [
  {
    is: /^[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Z]$/iu,
    reason: 'Its values look like National Insurance numbers.',
  },
  { is: /^\S+@\S+\.\S+$/u, reason: 'Its values look like e-mail addresses.' },
  { is: /^(\+44|0)[\d ()-]{9,14}$/u, reason: 'Its values look like telephone numbers.' },
  { is: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/iu, reason: 'Its values look like postcodes.' },
  { is: /^\d{1,3}(\.\d{1,3}){3}$/u, reason: 'Its values look like network addresses.' },
];

/** Why the values identify people whatever the header says; null where they do not. */
export function identifierReason(column: ColumnProfile): string | null {
  return IDENTIFIERS.find(({ is }) => shareOf(column, is) > 0.5)?.reason ?? null;
}

/** Whether a text looks like an address, telephone or official number of a person. */
export function looksLikePerson(text: string): boolean {
  return IDENTIFIERS.some(({ is }) => is.test(text));
}
