import { MISSING_DAY } from '../../../table/column.ts';
import type { ByteDictionary } from './byte-dictionary.ts';
import type { ColumnKind } from './column-builder.ts';
import { DayText } from './day-text.ts';
import { isMissingWord } from './missing-word.ts';
import { NumberText } from './number-text.ts';

/**
 * The number or date kind that every distinct value can be read as; null where there is none. Words for "missing" are
 * ignored.
 */
export function kindOfLabels(dictionary: ByteDictionary, hasDecimalComma: boolean): ColumnKind | null {
  const numbers = new NumberText('.');
  if (areNumbers(dictionary, numbers)) {
    return { type: 'number', decimal: '.' };
  }
  const commaNumbers = new NumberText(',');
  if (hasDecimalComma && areNumbers(dictionary, commaNumbers)) {
    return { type: 'number', decimal: ',' };
  }
  for (const isMonthFirst of [false, true]) {
    const days = new DayText(isMonthFirst);
    if (everyLabel(dictionary, (...span) => days.read(...span) !== MISSING_DAY)) {
      return { type: 'date', isMonthFirst };
    }
  }
  return null;
}

/** Whether points may be thousands separators, as where other columns have decimal commas. */
export function hasPossibleThousands(dictionary: ByteDictionary): boolean {
  const numbers = new NumberText(',');
  return areNumbers(dictionary, numbers) && numbers.hasThousands;
}

/** Whether the values are numbers; where all of them stand in brackets they are codes. */
function areNumbers(dictionary: ByteDictionary, numbers: NumberText): boolean {
  let read = 0;
  const areAll = everyLabel(dictionary, (...span) => {
    const isNumber = !Number.isNaN(numbers.read(...span));
    if (isNumber) read++;
    return isNumber;
  });
  return areAll && numbers.bracketed < read;
}

function everyLabel(
  dictionary: ByteDictionary,
  isRead: (bytes: Uint8Array, start: number, end: number) => boolean,
): boolean {
  let read = 0;
  for (let code = 1; code < dictionary.size; code++) {
    const { bytes, start, end } = dictionary.span(code);
    if (isRead(bytes, start, end)) read++;
    else if (!isMissingWord(bytes, start, end)) return false;
  }
  return read > 0;
}
