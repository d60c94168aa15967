import { AppError } from '../../errors.ts';
import type { IdProfile } from './id-profile.ts';
import type { MatchFacts } from './match-people.ts';

type Side = { readonly label: string; readonly ids: IdProfile | null };

/** The refusal of a join without a match, with its likely reason. */
export function nobodyFound(left: Side, right: Side, facts: MatchFacts): AppError {
  const counts = `0 of ${count(facts.left.rows)} rows of ${left.label} were found in ${right.label} and 0 of ${count(facts.right.rows)} rows of ${right.label} belong to anybody in ${left.label}`;
  return new AppError('join/nobody-found', `${counts}: ${likelyReason(left, right)}`, whatToDo(left, right));
}

/** Likely reason why the identifiers do not match, judged by how they are written. */
export function likelyReason(left: Side, right: Side): string {
  const blank = [left, right].find(({ ids }) => ids === null || ids.given + ids.scientific === 0);
  const scientific = [left, right].find(({ ids }) => ids !== null && ids.scientific > ids.given);
  if (blank && blank.ids !== null) return `no row of ${blank.label} has an identifier.`;
  if (scientific) {
    return `a spreadsheet wrote the identifiers of ${scientific.label} in scientific notation (1.23E+11), so their last digits are lost.`;
  }
  const [one, other] = [lookOf(left.ids), lookOf(right.ids)];
  if (one === null || other === null) return 'the identifiers of the two files differ.';
  if (one !== other) return `the identifiers of ${left.label} are ${one}, those of ${right.label} ${other}.`;
  return `the identifiers look alike in both (${one}), so they may be numbers of two systems, or of different people.`;
}

function whatToDo(left: Side, right: Side): string {
  if ([left, right].some(({ ids }) => ids !== null && ids.scientific > ids.given)) {
    return 'Format that column as text in the spreadsheet, save the file and import it again.';
  }
  const prefixed = [left, right].filter(({ ids }) => ids !== null && isMost(ids, ids.lettersInFront));
  const [only] = prefixed;
  if (prefixed.length === 1 && only) {
    return `If the letters in front mean nothing, take them away in ${only.label} and import it again.`;
  }
  return 'Map the same identifier in both files, or write it alike in both, and import the changed file again.';
}

const isMost = ({ given }: IdProfile, some: number): boolean => some * 2 > given;

/** How identifiers are written, such as "digits alone, 6 characters long"; null where too little is known. */
function lookOf(ids: IdProfile | null): string | null {
  if (ids === null || ids.given === 0) return null;
  const long = ids.shortest === ids.longest ? `${ids.longest}` : `${ids.shortest} to ${ids.longest}`;
  return `${kindOf(ids)}, ${long} ${long === '1' ? 'character' : 'characters'} long`;
}

function kindOf(ids: IdProfile): string {
  if (isMost(ids, ids.digits)) return 'digits alone';
  if (isMost(ids, ids.lettersInFront)) return 'letters in front of digits';
  if (isMost(ids, ids.emails)) return 'e-mail addresses';
  return isMost(ids, ids.signs) ? 'written with signs or spaces inside' : 'letters and digits';
}

const count = (value: number): string => value.toLocaleString('en-GB');
