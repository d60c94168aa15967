import { countText } from '../../words/figure-text.ts';
import { type Check, numbersOf, rowsWhere } from './check.ts';
import { countAsMissing, setAside } from './fixes.ts';

const FINDING = 'pay-not-positive/pay';

export const payNotPositive: Check = {
  id: 'pay-not-positive',
  title: 'Pay of zero or less',
  findingIds: [FINDING],
  find(dataset) {
    const pay = numbersOf(dataset, 'pay');
    if (pay === null) return [];
    const rows = rowsWhere(dataset.rows, (row) => pay.values[row]! <= 0);
    if (rows.length === 0) return [];
    return [
      {
        id: FINDING,
        sentence:
          rows.length === 1
            ? '1 row has pay of zero or less.'
            : `${countText(rows.length)} rows have pay of zero or less.`,
        why: 'Systems write zero for unpaid leave or where they do not know, and negative amounts for corrections. Neither is a rate of pay.',
        count: rows.length,
        rows,
        fixes: [countAsMissing('pay', rows), setAside(rows)],
        answersOf: null,
      },
    ];
  },
};
