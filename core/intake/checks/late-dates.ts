import { countText } from '../../words/figure-text.ts';
import { type FieldId, fieldOf } from '../../table/fields.ts';
import { type Check, datesOf, rowsWhere } from './check.ts';
import { countAsMissing, setAside } from './fixes.ts';
import { isRealDate } from './real-dates.ts';

/** Leaving dates are left out: notice is given for days to come. */
const fields = [
  'hire-date',
  'grade-start',
  'promotion-date',
  'snapshot-date',
  'stage-date',
  'started',
] as const satisfies readonly FieldId[];

/** Dates of past events that lie after the date of the wave. */
export const lateDates: Check = {
  id: 'late-date',
  title: 'Dates after the day of the file',
  findingIds: fields.map((field) => `late-date/${field}`),
  find: (dataset) =>
    fields.flatMap((field) => {
      const dates = datesOf(dataset, field);
      if (dates === null) return [];
      const rows = rowsWhere(dataset.rows, (row) => {
        const day = dates.days[row]!;
        return day > dataset.day && isRealDate(day);
      });
      if (rows.length === 0) return [];
      const { label } = fieldOf(field);
      const missing = countAsMissing(field, rows);
      return [
        {
          id: `late-date/${field}`,
          sentence: `${rows.length === 1 ? '1 value' : `${countText(rows.length)} values`} of ${label} ${rows.length === 1 ? 'lies' : 'lie'} after the day that the file describes.`,
          why:
            field === 'hire-date'
              ? 'Somebody who had not started on that day was not there to be counted. If the date is wrong and the person was there, count it as missing instead.'
              : 'It had not happened on that day, so it cannot count towards it. If the day of the file is wrong, import the file again with the right one.',
          count: rows.length,
          rows,
          fixes: field === 'hire-date' ? [setAside(rows), missing] : [missing, setAside(rows)],
          answersOf: null,
        },
      ];
    }),
};
