import { countText } from '../../words/figure-text.ts';
import { fieldOf } from '../../table/fields.ts';
import { type Check, datesOf, rowsWhere } from './check.ts';
import { countAsMissing } from './fixes.ts';
import { dateFields, isPlaceholder } from './real-dates.ts';

/** Placeholder dates such as 1900-01-01 and 9999-12-31. */
export const placeholderDates: Check = {
  id: 'placeholder-date',
  title: 'Dates that stand for no date',
  findingIds: dateFields.map((field) => `placeholder-date/${field}`),
  find: (dataset) =>
    dateFields.flatMap((field) => {
      const dates = datesOf(dataset, field);
      if (dates === null) return [];
      const rows = rowsWhere(dataset.rows, (row) => isPlaceholder(dates.days[row]!));
      if (rows.length === 0) return [];
      const { label } = fieldOf(field);
      return [
        {
          id: `placeholder-date/${field}`,
          sentence:
            rows.length === 1
              ? `1 value of ${label} is not after 1 January 1900 or not before 2100.`
              : `${countText(rows.length)} values of ${label} are not after 1 January 1900 or not before 2100.`,
          why: 'Systems write such dates where they have none. Counted as dates, they make spells of work a century long.',
          count: rows.length,
          rows,
          fixes: [countAsMissing(field, rows)],
          answersOf: null,
        },
      ];
    }),
};
