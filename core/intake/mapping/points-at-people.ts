import { leaveOutReason } from './mapping.ts';
import type { ColumnProfile } from '../reader.ts';
import { givenNames } from './given-names.ts';
import { isUnique, shareWhere } from './value-patterns.ts';

/** A word of a name, such as Roe, O’Neill, Smith-Jones or McKay. */
const WORD = String.raw`\p{Lu}[\p{L}'’-]*\p{L}`;

/** J. Roe · J.R. Roe · Roe, J. · J.R. · Mrs Roe */
const NAME_SHAPES: readonly RegExp[] = [
  new RegExp(`^(?:\\p{Lu}\\. ?){1,3}${WORD}$`, 'u'),
  new RegExp(`^${WORD}, ?\\p{Lu}\\.?(?: ?\\p{Lu}\\.?){0,2}$`, 'u'),
  /^(?:\p{Lu}\.){2,4}$/u,
  /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|rev)\.? \p{Lu}/iu,
];

/** "Roe, Jane". Towns are written so too ("Ashford, Kent"), so the share must be high. */
const LAST_FIRST = new RegExp(`^${WORD}(?: ${WORD})?, ?${WORD}(?: ${WORD})*$`, 'u');

/** Head of Finance (Jane Roe) · Head of Finance - Jane Roe */
const HOLDER = /^[^(–-]+ ?[(–-] ?([^()]+)\)?$/u;

/** Staff, payroll or post numbers: many digits, with or without a prefix of letters. */
const NUMBER_SHAPE = /^[A-Z]{0,5}[ -]?\d{3,}[A-Z]?$/iu;

/** Share of people from which the values make a column one of names or numbers. */
const MANY = 0.3;
const HALF = 0.5;
/** With as many distinct values as half the people, a value all but identifies a person. */
const NEARLY_UNIQUE = 0.5;
const FEWEST_DIFFERENT = 20;

/** Why a column may identify people, by heading or by values; null where nothing suggests it. */
export function pointsAtPeople(column: ColumnProfile, rows: number): string | null {
  const known = leaveOutReason(column);
  if (known !== null) return known;
  if (shareWhere(column, looksLikeName) > MANY) return 'Its values look like names of people.';
  const isVaried =
    column.distinct > FEWEST_DIFFERENT && column.distinct >= NEARLY_UNIQUE * (rows - column.missing);
  const isListed =
    column.distinct > FEWEST_DIFFERENT && shareWhere(column, (value) => LAST_FIRST.test(value.trim())) > HALF;
  if (isListed) return 'Its values look like names of people.';
  if (isVaried && shareWhere(column, (value) => NUMBER_SHAPE.test(value.trim())) > MANY)
    return 'Its values look like numbers of people.';
  const isUniqueHere = isUnique(column) && column.distinct > FEWEST_DIFFERENT;
  return column.type === 'text' || isVaried || isUniqueHere ? 'Nearly every value is different.' : null;
}

function looksLikeName(value: string): boolean {
  const text = value.trim();
  const holder = HOLDER.exec(text)?.[1];
  return isName(text) || (holder !== undefined && isName(holder.trim()));
}

function isName(text: string): boolean {
  if (NAME_SHAPES.some((shape) => shape.test(text))) return true;
  const words = text.split(/[ ,]+/u);
  const isShort = words.length >= 2 && words.length <= 4;
  return isShort && words.some((word) => givenNames.has(word.toLowerCase()));
}
