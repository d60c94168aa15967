import { MISSING_DAY } from '../../table/column.ts';
import type { FieldId } from '../../table/fields.ts';

export const dateFields = [
  'hire-date',
  'grade-start',
  'promotion-date',
  'leave-date',
  'snapshot-date',
  'stage-date',
  'started',
] as const satisfies readonly FieldId[];

/**
 * 1 January 1900. Spreadsheets count days from it (30 December 1899 is their day 0) and databases write it in place
 * of no date; nobody at work today has a true date before it.
 */
const LAST_EARLY_PLACEHOLDER = -25_567;
/** 1 January 2100. Systems write 31 December 9999, 2999 or 2100 for "no end"; no employer plans so far ahead. */
const FIRST_LATE_PLACEHOLDER = 47_482;

export function isPlaceholder(day: number): boolean {
  return day !== MISSING_DAY && (day <= LAST_EARLY_PLACEHOLDER || day >= FIRST_LATE_PLACEHOLDER);
}

export function isRealDate(day: number): boolean {
  return day !== MISSING_DAY && !isPlaceholder(day);
}
