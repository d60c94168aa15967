import { countText } from '../../charts/figure-text.ts';
import { type Check, type CheckedDataset, identifiersOf, numbersOf, rowsWhere } from './check.ts';
import { setAside } from './fixes.ts';
import { copiesIn } from './row-copies.ts';

const FINDING = 'equal-rows/copies';

/**
 * Rows that say the same as a row before them. Without an identifier two people can be equal in every answer by
 * chance, so that nothing is said there; a table of counts has one row for each combination.
 */
export const equalRows: Check = {
  id: 'equal-rows',
  title: 'The same row twice',
  findingIds: [FINDING],
  find(dataset) {
    const rows = copiedRows(dataset);
    if (rows.length === 0) return [];
    return [
      {
        id: FINDING,
        sentence: `${rows.length === 1 ? '1 row is' : `${countText(rows.length)} rows are`} the same in every column as a row before ${rows.length === 1 ? 'it' : 'them'}.`,
        why: 'A part of the extract was most likely written twice. Whoever is in it would count twice.',
        count: rows.length,
        rows,
        fixes: [setAside(rows)],
        answersOf: null,
      },
    ];
  },
};

export function copiedRows(dataset: CheckedDataset): Int32Array {
  const identifiers = identifiersOf(dataset);
  if (identifiers === null && numbersOf(dataset, 'count') === null) return new Int32Array();
  const isCopy = copiesIn(dataset.allColumns(), dataset.rows);
  const isNamed = (row: number): boolean =>
    identifiers === null || identifiers.offsets[row] !== identifiers.offsets[row + 1];
  return rowsWhere(dataset.rows, (row) => isCopy[row] === 1 && isNamed(row));
}
