import { countText } from '../../words/figure-text.ts';
import { type FieldId, fieldOf } from '../../table/fields.ts';
import { type Check, datesOf, rowsWhere } from './check.ts';
import { countAsMissing } from './fixes.ts';
import { isRealDate } from './real-dates.ts';

type Pair = { readonly later: FieldId; readonly earlier: FieldId; readonly why: string };

const pairs: readonly Pair[] = [
  {
    later: 'leave-date',
    earlier: 'hire-date',
    why: 'Nobody leaves before starting. Where somebody left and came back, the leaving date is that of the time before, and does not count now.',
  },
  {
    later: 'promotion-date',
    earlier: 'hire-date',
    why: 'Nobody is promoted before starting. Where somebody came back, the promotion belongs to the time before.',
  },
  {
    later: 'grade-start',
    earlier: 'hire-date',
    why: 'Time in grade would be longer than time at work. Transfers and people who came back can bring such a date with them: then leave it.',
  },
  {
    later: 'leave-date',
    earlier: 'promotion-date',
    why: 'Nobody is promoted after leaving. One of the two dates belongs to another time at work.',
  },
];

/** Dates in an impossible order, such as leaving before joining. */
export const dateOrder: Check = {
  id: 'date-order',
  title: 'Dates in the wrong order',
  findingIds: pairs.map(findingIdOf),
  find: (dataset) =>
    pairs.flatMap((pair) => {
      const later = datesOf(dataset, pair.later);
      const earlier = datesOf(dataset, pair.earlier);
      if (later === null || earlier === null) return [];
      const rows = rowsWhere(dataset.rows, (row) => {
        const [after, before] = [later.days[row]!, earlier.days[row]!];
        return after < before && isRealDate(after) && isRealDate(before);
      });
      if (rows.length === 0) return [];
      const [late, early] = [fieldOf(pair.later).label, fieldOf(pair.earlier).label];
      return [
        {
          id: findingIdOf(pair),
          sentence: `In ${rows.length === 1 ? '1 row' : `${countText(rows.length)} rows`} ${late} lies before ${early}.`,
          why: pair.why,
          count: rows.length,
          rows,
          fixes: [{ ...countAsMissing(pair.later, rows), label: `Count ${late} as missing` }],
          answersOf: null,
        },
      ];
    }),
};

function findingIdOf({ later, earlier }: Pair): string {
  return `date-order/${later}-before-${earlier}`;
}
