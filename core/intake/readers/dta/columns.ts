import type { EncodedText } from '../../reading/stat-files/encoded-text.ts';
import { dayCells, periodCells, timeCells } from '../../reading/stat-files/moment-cells.ts';
import { numberCells, type NumericCells, wordCells } from '../../reading/stat-files/numeric-cells.ts';
import type { ValueMeaning } from '../../reading/stat-files/value-labels.ts';
import { dayNumber } from '../../reading/columns/day-text.ts';
import { isExtendedMissing } from './storage.ts';

const EPOCH_DAY = -3_653;
const DAY_MILLISECONDS = 86_400_000;

/** A time-only mask of %tc: such a format shows no date. */
const TIME_MASK = /^(?:HH|Hh|hH|hh|MM|mm|SS|ss|\.s{1,3}|[aApP]\.?[mM]\.?|[-:_,. +])+$/u;

/** Meaning of a display format. %ty is a plain number, the year. */
type FormatMeaning = 'number' | 'day' | 'instant' | 'time' | 'week' | 'month' | 'quarter' | 'half-year';

const PERIODS = { w: 'week', m: 'month', q: 'quarter', h: 'half-year' } as const;

export function meaningOfFormat(format: string): FormatMeaning {
  const [, code = '', mask = ''] = /^%-?(d|t[dcCwmqh])(.*)$/u.exec(format) ?? [];
  if (code === '') return 'number';
  if (code === 'd' || code === 'td') return 'day';
  if (code === 'tc' || code === 'tC') return TIME_MASK.test(mask) ? 'time' : 'instant';
  return PERIODS[code.charAt(1) as keyof typeof PERIODS];
}

export function numericCellsOf(
  meaning: ValueMeaning,
  format: FormatMeaning,
  areWords: boolean,
): NumericCells {
  switch (format) {
    case 'number':
      return areWords ? wordCells(meaning) : numberCells(meaning);
    case 'day':
      return dayCells(meaning, { epochDay: EPOCH_DAY, unitsPerDay: 1 });
    case 'instant':
      // %tC counts leap seconds, 27 by 2026: the last 27 seconds of a day fall on the next day.
      return dayCells(meaning, { epochDay: EPOCH_DAY, unitsPerDay: DAY_MILLISECONDS });
    case 'time':
      return timeCells(meaning, 1_000, true);
    default:
      return periodCells(meaning, (period) => firstDayOf(format, Math.floor(period)), format);
  }
}

/** Day on which a period starts; Stata counts periods from the first of 1960. */
function firstDayOf(format: 'week' | 'month' | 'quarter' | 'half-year', period: number): number {
  if (format === 'week') {
    // Stata's year has 52 weeks from 1 January; the last has eight or nine days.
    return dayNumber(1960 + Math.floor(period / 52), 1, 1) + 7 * modulo(period, 52);
  }
  const perYear = { month: 12, quarter: 4, 'half-year': 2 }[format];
  const month = modulo(period, perYear) * (12 / perYear) + 1;
  return dayNumber(1960 + Math.floor(period / perYear), month, 1);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

export function meaningOf(
  labels: ReadonlyMap<number, Uint8Array> | undefined,
  text: EncodedText,
): ValueMeaning {
  const named = [...(labels ?? [])].map(([value, words]) => [value, text.text(words).trim()] as const);
  return { labels: new Map(named.filter(([, words]) => words !== '')), isMissing: isExtendedMissing };
}
