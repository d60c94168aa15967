import type { ColumnType } from '../../table/column.ts';
import { isCodable } from '../coding/field-coding.ts';
import { ageBandLabels } from '../deriving/age-bands.ts';
import type { FieldId } from '../../table/fields.ts';
import type { Guess } from './mapping.ts';
import type { ColumnProfile } from '../reader.ts';

/** An earlier dataset whose mapping is offered for a new file. */
export type Template = {
  /** Null where not known. */
  readonly rows: number | null;
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnType;
    readonly field: FieldId | null;
    readonly isEmpty: boolean;
  }[];
  readonly columnsLeftOut: readonly string[];
};

export type TypeChange = {
  readonly column: string;
  readonly field: FieldId;
  readonly was: ColumnType;
  readonly now: ColumnType | 'empty';
};

export type NewAnswers = {
  readonly column: string;
  readonly field: FieldId;
  /** Most frequent first. Unprotected: cell values with their counts. */
  readonly answers: readonly { readonly answer: string; readonly count: number }[];
  /** Number of answers beyond those listed, which were not compared. */
  readonly notCompared: number;
};

/** Differences between a new file and the template it is mapped by. */
export type Differences = {
  readonly rowsThen: number | null;
  readonly rowsNow: number;
  readonly came: readonly string[];
  readonly went: readonly { readonly column: string; readonly field: FieldId }[];
  readonly changed: readonly TypeChange[];
  /** Columns that had a field and now look as if they identified people: left out, with the reason. */
  readonly heldBack: readonly {
    readonly column: string;
    readonly field: FieldId;
    readonly reason: string;
  }[];
  readonly newAnswers: readonly NewAnswers[];
};

const LEAST_SHARE_FOUND = 0.5;
const LEAST_COLUMNS_FOUND = 2;

/**
 * The template most of whose mapped columns are in the file; ties go to the one with the fewest missing columns, then
 * to the latest. Null where every template lacks half of its mapped columns.
 */
export function closestTemplate<
  Candidate extends { readonly columns: readonly Pick<Template['columns'][number], 'name' | 'field'>[] },
>(candidates: readonly Candidate[], names: readonly string[]): Candidate | null {
  const present = new Set(names);
  const ranked = candidates.flatMap((candidate, place) => {
    const mapped = candidate.columns.filter(({ field }) => field !== null);
    const found = mapped.filter(({ name }) => present.has(name)).length;
    const isClose = found >= LEAST_COLUMNS_FOUND && found >= mapped.length * LEAST_SHARE_FOUND;
    return isClose ? [{ candidate, found, missing: mapped.length - found, place }] : [];
  });
  const [best] = ranked.toSorted(
    (left, right) => right.found - left.found || left.missing - right.missing || right.place - left.place,
  );
  return best?.candidate ?? null;
}

/**
 * Takes over the template's mapping by column name and guesses the rest for fields still free. A column that looks as
 * if it identified people is left out, whatever it was before.
 */
export function mapByTemplate(
  template: Template,
  columns: readonly ColumnProfile[],
  guesses: readonly Guess[],
): (FieldId | null)[] {
  const known = fieldsByName(template);
  const earlier = columns.map(({ name }, index) =>
    isHeldBack(guesses[index]) ? null : (known.get(name) ?? null),
  );
  const taken = new Set(earlier);
  return columns.map(({ name }, index) => {
    if (known.has(name)) return earlier[index] ?? null;
    const guess = guesses[index];
    if (!guess || guess.leaveOut || guess.field === null || taken.has(guess.field)) return null;
    return guess.field;
  });
}

/**
 * `answersThen` gives the distinct answers of a template's column; null where they are not known, and then none counts
 * as new. Categories are compared as far as the profile lists them.
 */
export function compareWithTemplate(
  template: Template,
  now: { readonly rows: number; readonly columns: readonly ColumnProfile[] },
  guesses: readonly Guess[],
  answersThen: (field: FieldId, column: ColumnProfile) => readonly string[] | null,
): Differences {
  const known = fieldsByName(template);
  const present = new Map(
    now.columns.map((column, index) => [column.name, { column, guess: guesses[index] }]),
  );
  const went: Differences['went'][number][] = [];
  const heldBack: Differences['heldBack'][number][] = [];
  const changed: TypeChange[] = [];
  const newAnswers: NewAnswers[] = [];
  for (const { name, field, type, isEmpty } of template.columns) {
    if (field === null) continue;
    const found = present.get(name);
    if (!found) {
      went.push({ column: name, field });
      continue;
    }
    const { column, guess } = found;
    if (guess && isHeldBack(guess)) {
      heldBack.push({ column: name, field, reason: guess.reason });
      continue;
    }
    const then = type === 'category' ? answersThen(field, column) : null;
    const before = (then ?? []).filter((answer) => answer !== '');
    // Bands are worked out again from what the file holds.
    if (field === 'age-band' && isBandedFrom(type, before, column)) continue;
    if (isAltered(type, isEmpty, before, column)) {
      changed.push({ column: name, field, was: type, now: column.distinct === 0 ? 'empty' : column.type });
    } else if (then !== null && (field === 'seb-occupation' || isCodable(field))) {
      newAnswers.push({ column: name, field, ...answersSince(before, column) });
    }
  }
  return {
    rowsThen: template.rows,
    rowsNow: now.rows,
    came: now.columns.flatMap(({ name }) => (known.has(name) ? [] : [name])),
    went,
    changed,
    heldBack,
    newAnswers: newAnswers.filter(({ answers, notCompared }) => answers.length + notCompared > 0),
  };
}

/** Field by name of every column of the template, left-out ones included. */
function fieldsByName({ columns, columnsLeftOut }: Template): ReadonlyMap<string, FieldId | null> {
  return new Map([
    ...columnsLeftOut.map((name): [string, null] => [name, null]),
    ...columns.map(({ name, field }): [string, FieldId | null] => [name, field]),
  ]);
}

function isHeldBack(guess: Guess | undefined): boolean {
  return guess !== undefined && guess.leaveOut && guess.confidence === 'sure';
}

function isBandedFrom(was: ColumnType, before: readonly string[], { type }: ColumnProfile): boolean {
  const isBands = was === 'category' && before.every((answer) => ageBandLabels.includes(answer));
  return isBands && (type === 'date' || type === 'number');
}

function isAltered(
  was: ColumnType,
  wasEmpty: boolean,
  before: readonly string[],
  { type, distinct }: ColumnProfile,
): boolean {
  if (distinct === 0) return !wasEmpty;
  if (wasEmpty || was === type || was === 'text') return false;
  // Codes such as 1 to 5 are stored as categories and profiled as numbers.
  return was !== 'category' || type !== 'number' || !before.some(isNumber);
}

function answersSince(
  before: readonly string[],
  { type, distinct, values }: ColumnProfile,
): Pick<NewAnswers, 'answers' | 'notCompared'> {
  const keyOf = (answer: string): string | number =>
    type === 'number' && isNumber(answer) ? Number(answer) : answer;
  const known = new Set(before.map(keyOf));
  return {
    answers: values
      .filter(({ value }) => !known.has(keyOf(value)))
      .map(({ value, count }) => ({ answer: value, count })),
    notCompared: Math.max(0, distinct - values.length),
  };
}

function isNumber(answer: string): boolean {
  return answer.trim() !== '' && Number.isFinite(Number(answer));
}
