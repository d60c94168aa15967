import { damagedFile } from '../../reading/stat-files/faults.ts';

/** Storage type of a variable. */
export type Storage =
  | { readonly kind: 'byte' | 'int' | 'long' | 'float' | 'double' | 'long-text' }
  | { readonly kind: 'text'; readonly length: number };

const NUMBER_KINDS = ['double', 'float', 'long', 'int', 'byte'] as const;
const LONG_TEXT_CODE = 32_768;
/** Releases from 117: type code of a double; the other numeric types follow in order. */
const FIRST_NUMBER_CODE = 65_526;
const MOST_TEXT_BYTES = 2_045;
/** Releases before 117: type code of a double; the other numeric types precede it. */
const OLD_LAST_NUMBER_CODE = 255;
const OLD_MOST_TEXT_BYTES = 244;

export function storageOf(code: number, isOld: boolean): Storage {
  const number = NUMBER_KINDS[isOld ? OLD_LAST_NUMBER_CODE - code : code - FIRST_NUMBER_CODE];
  if (number) return { kind: number };
  if (code > 0 && code <= (isOld ? OLD_MOST_TEXT_BYTES : MOST_TEXT_BYTES)) {
    return { kind: 'text', length: code };
  }
  if (!isOld && code === LONG_TEXT_CODE) return { kind: 'long-text' };
  throw damagedFile('the type of a column cannot be read');
}

const BYTES = { byte: 1, int: 2, long: 4, float: 4, double: 8, 'long-text': 8 } as const;

export function storedBytes(storage: Storage): number {
  return storage.kind === 'text' ? storage.length : BYTES[storage.kind];
}

/**
 * Missing values: above the range of each type stand 27, `.` and then `.a` to `.z` (Stata manual, "dta file format",
 * section "Numbers"). `.` becomes NaN; the others become their equivalents in a double.
 */
const FIRST_MISSING = 2 ** 1023;
const LAST_BYTE = 100;
const LAST_INT = 32_740;
const LAST_LONG = 2_147_483_620;
const FIRST_MISSING_FLOAT = 2 ** 127;

/** Whether a number is an extended missing value, `.a` to `.z`. */
export function isExtendedMissing(value: number): boolean {
  return value > FIRST_MISSING;
}

function missingOf(index: number): number {
  return index === 0 ? Number.NaN : FIRST_MISSING * (1 + index / 4_096);
}

/** The number of a value label's key, which is stored as a long. */
export function numberOfLong(value: number): number {
  return value > LAST_LONG ? missingOf(value - LAST_LONG - 1) : value;
}

export type NumberStorage = Exclude<Storage['kind'], 'text' | 'long-text'>;

export function readNumber(kind: NumberStorage, view: DataView, at: number, isLittleEndian: boolean): number {
  switch (kind) {
    case 'byte': {
      const value = view.getInt8(at);
      return value > LAST_BYTE ? missingOf(value - LAST_BYTE - 1) : value;
    }
    case 'int': {
      const value = view.getInt16(at, isLittleEndian);
      return value > LAST_INT ? missingOf(value - LAST_INT - 1) : value;
    }
    case 'long':
      return numberOfLong(view.getInt32(at, isLittleEndian));
    case 'float': {
      const value = view.getFloat32(at, isLittleEndian);
      // Missing values of a float are spaced as those of a double.
      return value >= FIRST_MISSING_FLOAT
        ? missingOf(Math.round((value / FIRST_MISSING_FLOAT - 1) * 4_096))
        : value;
    }
    case 'double': {
      const value = view.getFloat64(at, isLittleEndian);
      return value === FIRST_MISSING ? Number.NaN : value;
    }
  }
}
