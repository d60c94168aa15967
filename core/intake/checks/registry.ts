import { categoryDrift } from './category-drift.ts';
import { isFieldId, isOther } from '../../table/fields.ts';
import type { Check } from './check.ts';
import { dateOrder } from './date-order.ts';
import { equalRows } from './equal-rows.ts';
import { fteRange } from './fte-range.ts';
import { gradeOrder } from './grade-order.ts';
import { lateDates } from './late-dates.ts';
import { outlyingPay } from './outlying-pay.ts';
import { payNotPositive } from './pay-not-positive.ts';
import { placeholderDates } from './placeholder-dates.ts';
import { repeatedPeople } from './repeated-people.ts';
import { spellings } from './spellings.ts';
import { totalRows } from './total-rows.ts';
import { weightBelowZero } from './weight-below-zero.ts';

/** In the order shown: checks that change who is counted come first. */
export const checks: readonly Check[] = [
  totalRows,
  equalRows,
  repeatedPeople,
  placeholderDates,
  lateDates,
  dateOrder,
  payNotPositive,
  fteRange,
  outlyingPay,
  weightBelowZero,
  spellings,
  gradeOrder,
  categoryDrift,
];

export const findingIds: readonly string[] = checks.flatMap((check) => check.findingIds);

/** The check that reports this finding id, of any further characteristic too; undefined where none does. */
export function checkOf(findingId: string): Check | undefined {
  const declared = findingId.replace(/[^/]+$/, (field) =>
    isFieldId(field) && isOther(field) ? 'other-characteristic' : field,
  );
  return checks.find((check) => check.findingIds.includes(declared));
}
