import { counted, declaredRemark, type NumericCells } from './numeric-cells.ts';
import type { ValueMeaning } from './value-labels.ts';

/** Days since 1970-01-01 of 1000-01-01 and 9999-12-31; numbers outside are no dates. */
const FIRST_DAY = -354_285;
const LAST_DAY = 2_932_896;
const DAY_SECONDS = 86_400;

/** Epoch of a format, in days since 1970-01-01, and its units a day. */
type DayCount = { readonly epochDay: number; readonly unitsPerDay: number };

/** Cells of values that are dates. */
export function dayCells(meaning: ValueMeaning, { epochDay, unitsPerDay }: DayCount): NumericCells {
  return cellsOfDays(
    meaning,
    (value) => Math.floor(value / unitsPerDay) + epochDay,
    (value) => value % unitsPerDay !== 0,
    'times of day were left out of the dates',
  );
}

/** Cells of weeks, months and other periods, as their first days. */
export function periodCells(
  meaning: ValueMeaning,
  firstDay: (period: number) => number,
  name: string,
): NumericCells {
  return cellsOfDays(meaning, firstDay, () => true, `each ${name} was read as its first day`);
}

function cellsOfDays(
  { labels, isMissing }: ValueMeaning,
  dayOf: (value: number) => number,
  isReduced: (value: number) => boolean,
  reducedRemark: string,
): NumericCells {
  const hasLabels = labels.size > 0;
  let missing = 0;
  let labelled = 0;
  let beyond = 0;
  let hasReduced = false;
  return {
    holds: 'date',
    areLabels: false,
    begin: () => {
      missing = 0;
      labelled = 0;
      beyond = 0;
      hasReduced = false;
    },
    put: (batch, column, values) => {
      const into = batch.numbersOf(column);
      for (let row = 0; row < values.length; row++) {
        const value = values[row]!;
        if (!Number.isFinite(value)) continue;
        const day = dayOf(value);
        if (isMissing(value)) missing++;
        // A labelled code such as 0 for "Not started" is no day of 1582.
        else if (hasLabels && labels.has(value)) labelled++;
        else if (day < FIRST_DAY || day > LAST_DAY) beyond++;
        else {
          hasReduced ||= isReduced(value);
          if (into) into[row] = day;
          else batch.putDay(column, day, row);
        }
      }
    },
    remarks: () => [
      ...declaredRemark(missing),
      ...(labelled > 0
        ? [
            `${counted(labelled)} with a label in place of a date ${labelled === 1 ? 'was' : 'were'} left blank`,
          ]
        : []),
      ...(beyond > 0
        ? [`${counted(beyond)} could not be read as a date and ${beyond === 1 ? 'is' : 'are'} missing`]
        : []),
      ...(hasReduced ? [reducedRemark] : []),
    ],
  };
}

/**
 * Times and durations as hh:mm:ss text; hours exceed 24 unless the format shows only times of day. Labelled values
 * become their labels.
 */
export function timeCells(
  { labels, isMissing }: ValueMeaning,
  unitsPerSecond: number,
  isTimeOfDay: boolean,
): NumericCells {
  let missing = 0;
  let hasDays = false;
  return {
    holds: 'text',
    areLabels: false,
    begin: () => {
      missing = 0;
      hasDays = false;
    },
    put: (batch, column, values) => {
      for (const [row, value] of values.entries()) {
        if (!Number.isFinite(value)) continue;
        const label = labels.get(value);
        if (label !== undefined) batch.putText(column, label, row);
        else if (isMissing(value)) missing++;
        else {
          const seconds = value / unitsPerSecond;
          const shown = isTimeOfDay ? seconds - Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS : seconds;
          hasDays ||= shown !== seconds;
          batch.putText(column, timeText(shown), row);
        }
      }
    },
    remarks: () => [
      ...declaredRemark(missing),
      ...(hasDays ? ['dates were left out of the times, as the file shows none'] : []),
    ],
  };
}

/** hh:mm:ss of seconds, with thousandths where needed. */
function timeText(seconds: number): string {
  const thousandths = Math.round(Math.abs(seconds) * 1_000);
  const whole = Math.floor(thousandths / 1_000);
  const rest = thousandths % 1_000;
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = `${two(Math.floor(whole / 3_600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/u, '')}`;
  return `${seconds < 0 && thousandths > 0 ? '-' : ''}${text}${fraction}`;
}
