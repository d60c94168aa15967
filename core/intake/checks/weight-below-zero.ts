import { countText } from '../../words/figure-text.ts';
import { type Check, numbersOf, rowsWhere } from './check.ts';
import { countAsMissing, setAside } from './fixes.ts';

const FINDING = 'weight-below-zero/weight';

export const weightBelowZero: Check = {
  id: 'weight-below-zero',
  title: 'Weight below zero',
  findingIds: [FINDING],
  find(dataset) {
    const weight = numbersOf(dataset, 'weight');
    if (weight === null) return [];
    const rows = rowsWhere(dataset.rows, (row) => weight.values[row]! < 0);
    if (rows.length === 0) return [];
    return [
      {
        id: FINDING,
        sentence:
          rows.length === 1
            ? '1 row has a weight below zero.'
            : `${countText(rows.length)} rows have a weight below zero.`,
        why: 'A weight says how many people an answer stands for. Some systems write −1 or −99 where they do not know.',
        count: rows.length,
        rows,
        fixes: [countAsMissing('weight', rows), setAside(rows)],
        answersOf: null,
      },
    ];
  },
};
