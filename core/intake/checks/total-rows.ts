import { countText } from '../../words/figure-text.ts';
import { type Check, rowsWhere } from './check.ts';
import { setAside } from './fixes.ts';

const FINDING = 'total-rows/totals';

/** Words that reporting tools write in the first column of a totals row. */
const totalWords = new Set([
  'total',
  'totals',
  'grand total',
  'sub total',
  'subtotal',
  'sum',
  'overall total',
]);

/** Totals rows of full width: they are no people, and in a table of counts they count everybody twice. */
export const totalRows: Check = {
  id: 'total-rows',
  title: 'Lines of totals',
  findingIds: [FINDING],
  find(dataset) {
    const named = dataset.allColumns().flatMap((column) => {
      if (column.type !== 'category') return [];
      const isTotal = column.labels.map((label) =>
        totalWords.has(label.trim().toLowerCase().replace(/[:.]$/, '')),
      );
      return isTotal.includes(true) ? [{ codes: column.codes, isTotal }] : [];
    });
    if (named.length === 0) return [];
    const rows = rowsWhere(dataset.rows, (row) =>
      named.some(({ codes, isTotal }) => isTotal[codes[row]!] === true),
    );
    if (rows.length === 0) return [];
    return [
      {
        id: FINDING,
        sentence: `${rows.length === 1 ? '1 row reads' : `${countText(rows.length)} rows read`} “Total” where others name a group.`,
        why: 'It adds up other rows, so whoever is in them would count twice.',
        count: rows.length,
        rows,
        fixes: [setAside(rows)],
        answersOf: null,
      },
    ];
  },
};
