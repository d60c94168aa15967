import { countText } from '../../words/figure-text.ts';
import { type Check, type CheckFinding, numbersOf, rowsWhere } from './check.ts';
import { countAsMissing, rescale } from './fixes.ts';

/** Two posts together come to a little more than full time; beyond this no working week is long enough. */
const MOST_FULL_TIMES = 1.5;
const PERCENT = 100;

/** Full-time equivalents outside the possible range. */
export const fteRange: Check = {
  id: 'fte-range',
  title: 'Shares of full time that cannot be',
  findingIds: ['fte-range/percentages', 'fte-range/too-large', 'fte-range/not-positive'],
  find(dataset) {
    const fte = numbersOf(dataset, 'fte');
    if (fte === null) return [];
    const large = rowsWhere(dataset.rows, (row) => fte.values[row]! > MOST_FULL_TIMES);
    const isPercent = arePercentages(fte.values, large);
    const none = rowsWhere(dataset.rows, (row) => fte.values[row]! <= 0);
    return [...(isPercent ? percentages(large) : tooLarge(large)), ...notPositive(none)];
  },
};

/**
 * Whether FTE is written in percentages: full time is the commonest contract, so 100 is then both the maximum and the
 * mode.
 */
function arePercentages(values: Float64Array, large: Int32Array): boolean {
  let full = 0;
  for (const row of large) {
    if (values[row]! > PERCENT) return false;
    if (values[row] === PERCENT) full++;
  }
  return full * 2 >= large.length && full > 0;
}

function percentages(rows: Int32Array): readonly CheckFinding[] {
  return [
    {
      id: 'fte-range/percentages',
      sentence: `${rows.length === 1 ? '1 share of full time looks' : `${countText(rows.length)} shares of full time look`} like ${rows.length === 1 ? 'a percentage' : 'percentages'}.`,
      why: 'Full time counts as 1. The values go up to 100 exactly, and half of them or more are 100.',
      count: rows.length,
      rows,
      fixes: [rescale('fte', 1 / PERCENT, rows), countAsMissing('fte', rows)],
      answersOf: null,
    },
  ];
}

function tooLarge(rows: Int32Array): readonly CheckFinding[] {
  if (rows.length === 0) return [];
  return [
    {
      id: 'fte-range/too-large',
      sentence: `${rows.length === 1 ? '1 share of full time is' : `${countText(rows.length)} shares of full time are`} above 1.5.`,
      why: 'Full time counts as 1, and two posts together come to little more. These may be hours, or slips.',
      count: rows.length,
      rows,
      fixes: [countAsMissing('fte', rows)],
      answersOf: null,
    },
  ];
}

function notPositive(rows: Int32Array): readonly CheckFinding[] {
  if (rows.length === 0) return [];
  return [
    {
      id: 'fte-range/not-positive',
      sentence: `${rows.length === 1 ? '1 share of full time is' : `${countText(rows.length)} shares of full time are`} zero or less.`,
      why: 'Pay cannot be brought up to full time with it. It is true for people without set hours: counted as missing, their pay is taken as it is.',
      count: rows.length,
      rows,
      fixes: [countAsMissing('fte', rows)],
      answersOf: null,
    },
  ];
}
