import { countText } from '../../words/figure-text.ts';
import { pickRows } from '../../table/pick-rows.ts';
import { type Check, type CheckedDataset, identifiersOf, numbersOf, rowsWhere } from './check.ts';
import { setAside } from './fixes.ts';
import { repeatsIn } from './repeats.ts';
import { copiesIn } from './row-copies.ts';

const FINDING = 'equal-rows/copies';

/**
 * Duplicate rows. Without an identifier two people can be equal in every answer by chance, so nothing is reported
 * there; a table of counts has one row for each combination.
 */
export const equalRows: Check = {
  id: 'equal-rows',
  title: 'The same row twice',
  findingIds: [FINDING],
  find(dataset) {
    const rows = copiesAmong(dataset, comparableRows(dataset));
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

function comparableRows(dataset: CheckedDataset): Int32Array {
  const identifiers = identifiersOf(dataset);
  if (identifiers) return repeatsIn(identifiers).rows;
  const isTableOfCounts = numbersOf(dataset, 'count') !== null;
  return rowsWhere(dataset.rows, () => isTableOfCounts);
}

/** Rows among `rows` that repeat an earlier one in every column. */
export function copiesAmong(dataset: CheckedDataset, rows: Int32Array): Int32Array {
  if (rows.length === 0) return rows;
  const isCopy = copiesIn(
    dataset.allColumns().map((column) => pickRows(column, rows)),
    rows.length,
  );
  return rows.filter((_row, at) => isCopy[at] === 1);
}
