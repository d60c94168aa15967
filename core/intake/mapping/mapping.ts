import { type FieldId, fieldOf } from '../../table/fields.ts';
import { spelledOut } from './abbreviations.ts';
import { headerPatterns, plainHeader } from './header-patterns.ts';
import { printedText } from './heading-text.ts';
import { identifierDates, identifierHeaders, nearMisses } from './identifier-headers.ts';
import type { ColumnProfile } from '../reader.ts';
import {
  answeredQuestion,
  holdsOwnWords,
  identifierReason,
  isUnique,
  isWholeCount,
  occupationShare,
  valueSupport,
} from './value-patterns.ts';

/** Guessed field of a column, for a person to confirm. */
/** Why a column without values is left out where its heading points at people. */
export const EMPTY = 'It is empty.';

export type Guess = {
  readonly field: FieldId | null;
  readonly leaveOut: boolean;
  readonly confidence: 'sure' | 'check' | 'no-match';
  readonly reason: string;
};

type Candidate = {
  readonly field: FieldId;
  /** Score of the candidate; the highest one gets the field. */
  readonly score: number;
  readonly confidence: 'sure' | 'check';
  readonly reason: string;
};

/** Score of answers to the key question: above a weak header match, below a strong one. */
const VALUES_ALONE_SCORE = 2.5;

/** A column that holds age bands already comes first. */
const AGE_BAND_SCORE = 0.5;

const LONGEST_NAME_WORDS = 6;

/** Most rows of a table of counts, which has one row for each combination of answers. */
const MOST_COUNT_ROWS = 20_000;

/** One guess a column, in column order; each field goes to one column at most. */
export function guessMapping(columns: readonly ColumnProfile[], rows: number): Guess[] {
  const drafts = columns.map((column) => {
    if (holdsBirthDates(column)) {
      return { column, identifier: null, nearMiss: null, candidates: [bandedBirths(column)] };
    }
    const named = leaveOutReason(column);
    const identifier = named !== null && column.distinct === 0 ? EMPTY : named;
    const nearMiss = identifier ? null : nearMissReason(column);
    const candidates = identifier || nearMiss ? [] : candidatesOf(column, columns, rows);
    return { column, identifier, nearMiss, candidates };
  });
  const owners = shareOutFields(drafts.map(({ candidates }) => candidates));
  return drafts.map(({ column, identifier, nearMiss, candidates }, index) => {
    if (identifier) return { field: null, leaveOut: true, confidence: 'sure', reason: identifier };
    if (nearMiss) return { field: null, leaveOut: false, confidence: 'check', reason: nearMiss };
    const own = candidates.find(({ field }) => owners.get(field) === index);
    if (!own) return withoutField(column, candidates, owners, columns);
    const { field, confidence, reason } = own;
    return { field, leaveOut: false, confidence, reason };
  });
}

export function leaveOutReason(column: ColumnProfile): string | null {
  const header = plainHeader(column.name);
  const label = plainHeader(column.label ?? '');
  // A label as long as a question mentions many things that the column does not hold.
  const named = label.split(' ').length <= LONGEST_NAME_WORDS ? [header, label] : [header];
  const texts = [...named, ...named.map(spelledOut)];
  const identifier = identifierHeaders.find(({ is }) => texts.some((text) => is.test(text)));
  if (identifier) return identifier.reason;
  const isBirth = column.type === 'date' && texts.some((text) => identifierDates.is.test(text));
  return isBirth ? identifierDates.reason : identifierReason(column);
}

/** Age bands are worked out from dates of birth on the way into the project, which keeps nothing finer. */
export function holdsBirthDates(column: ColumnProfile): boolean {
  return column.type === 'date' && column.distinct > 0 && leaveOutReason(column) === identifierDates.reason;
}

function bandedBirths(column: ColumnProfile): Candidate {
  return {
    field: 'age-band',
    score: AGE_BAND_SCORE,
    confidence: 'sure',
    reason: `“${printedText(column.name)}” holds dates of birth. Age bands are worked out from them; the dates are left out.`,
  };
}

function nearMissReason({ name, label }: ColumnProfile): string | null {
  const texts = [name, label ?? ''].map((text) => spelledOut(plainHeader(text)));
  return nearMisses.find(({ is }) => texts.some((text) => is.test(text)))?.reason ?? null;
}

function candidatesOf(column: ColumnProfile, columns: readonly ColumnProfile[], rows: number): Candidate[] {
  const headers = writings(column.name);
  const labels = writings(column.label ?? '');
  const found = headerPatterns.flatMap(({ field, strong, weak }) => {
    const isNamed = headers.some((text) => strong?.test(text));
    const isLabelled = labels.some((text) => strong?.test(text));
    const isNearlyNamed = headers.some((text) => weak?.test(text));
    if (!isNamed && !isLabelled && !isNearlyNamed && !labels.some((text) => weak?.test(text))) return [];
    if (field === 'count' && !isCountColumn(column, columns, rows)) return [];
    const by = isNamed || (!isLabelled && isNearlyNamed) ? 'name' : 'label';
    return [candidate(field, column, isNamed || isLabelled, by)];
  });
  const answered = occupationShare(column) >= 0.5 ? 'seb-occupation' : answeredQuestion(column);
  if (answered !== null && !found.some(({ field }) => field === answered)) {
    found.push({
      field: answered,
      score: VALUES_ALONE_SCORE,
      confidence: 'check',
      reason: `Its values look like answers to the question for ${fieldOf(answered).label}.`,
    });
  }
  return found.filter(({ score }) => score > 0).toSorted((left, right) => right.score - left.score);
}

/** A heading as it stands and, where that differs, with its abbreviations written out. */
function writings(heading: string): readonly string[] {
  const plain = plainHeader(heading);
  const spelled = spelledOut(plain);
  return plain === spelled ? [plain] : [plain, spelled];
}

function candidate(
  field: FieldId,
  column: ColumnProfile,
  isStrong: boolean,
  by: 'name' | 'label',
): Candidate {
  const { label } = fieldOf(field);
  const support = valueSupport(field, column);
  const code = / code$/u.test(plainHeader(column.name)) ? 0.5 : 0;
  const score = (isStrong ? 3 : 1) + (support === 'for' ? 1 : support === 'against' ? -2 : 0) - code;
  if (isStrong && support === 'for') {
    return { field, score, confidence: 'sure', reason: `The ${by} and the values both say ${label}.` };
  }
  if (isStrong && field === 'seb-occupation' && holdsOwnWords(column)) {
    const reason = `The ${by} says ${label}; its answers are in people’s own words.`;
    return { field, score, confidence: 'sure', reason };
  }
  const reason =
    support === 'against'
      ? `The ${by} says ${label}, but the values do not look like it.`
      : isStrong
        ? `The ${by} says ${label}; check the values.`
        : `It may be ${label}.`;
  return { field, score, confidence: 'check', reason };
}

/** Whether each row stands for several people: whole numbers in a small file whose other columns are groups. */
function isCountColumn(column: ColumnProfile, columns: readonly ColumnProfile[], rows: number): boolean {
  if (rows > MOST_COUNT_ROWS || !isWholeCount(column)) return false;
  return columns.every(
    (other) => other === column || (other.type !== 'text' && !isUnique(other)) || rows < 3,
  );
}

/** Greedy assignment: the best-scored candidate gets its field first; one field a column at most. */
function shareOutFields(candidates: readonly (readonly Candidate[])[]): Map<FieldId, number> {
  const claims = candidates.flatMap((list, column) => list.map((each) => ({ ...each, column })));
  const owners = new Map<FieldId, number>();
  const served = new Set<number>();
  for (const { field, column } of claims.toSorted((left, right) => right.score - left.score)) {
    if (owners.has(field) || served.has(column)) continue;
    owners.set(field, column);
    served.add(column);
  }
  return owners;
}

function withoutField(
  column: ColumnProfile,
  candidates: readonly Candidate[],
  owners: ReadonlyMap<FieldId, number>,
  columns: readonly ColumnProfile[],
): Guess {
  const [second] = candidates;
  if (holdsBirthDates(column)) {
    return { field: null, leaveOut: true, confidence: 'sure', reason: identifierDates.reason };
  }
  if (second) {
    const owner = printedText(columns[owners.get(second.field) ?? -1]?.name ?? '');
    const reason = `It also looks like ${fieldOf(second.field).label}, which “${owner}” has. Choose one of the two.`;
    return { field: null, leaveOut: false, confidence: 'check', reason };
  }
  if (column.type === 'text' || (isUnique(column) && column.type === 'category' && column.distinct > 20)) {
    const reason = 'Nearly every value is different, so it may point at people.';
    return { field: null, leaveOut: true, confidence: 'check', reason };
  }
  return {
    field: null,
    leaveOut: false,
    confidence: 'no-match',
    reason: 'Neither the name nor the values are known.',
  };
}
