import { countText } from '../../charts/figure-text.ts';
import { pickRows } from '../../table/pick-rows.ts';
import { RowIndex } from '../../table/row-index.ts';
import type { DatasetKind } from '../fields.ts';
import { type Check, type CheckedDataset, identifiersOf, rowsWhere } from './check.ts';
import { copiedRows } from './equal-rows.ts';
import { keepOne } from './fixes.ts';

const FINDING = 'repeated-people/rows';

/** Elsewhere one person has several rows of right: an application, a course or an event each. */
const oneRowEach: ReadonlySet<DatasetKind> = new Set(['workforce', 'survey', 'leavers']);

/** People in several rows that differ; rows that are copies are the matter of another check. */
export const repeatedPeople: Check = {
  id: 'repeated-people',
  title: 'The same person twice',
  findingIds: [FINDING],
  find(dataset) {
    const found = oneRowEach.has(dataset.kind) ? repeatsIn(dataset) : null;
    if (found === null || found.people === 0) return [];
    const { people, rows, notFirst, notLast } = found;
    const keepLast = keepOne('keep-last', notLast);
    const keepFirst = keepOne('keep-first', notFirst);
    return [
      {
        id: FINDING,
        sentence: `${people === 1 ? '1 person stands' : `${countText(people)} people stand`} in more than one row, in ${countText(rows.length)} rows together.`,
        why:
          dataset.kind === 'survey'
            ? 'Somebody answered twice. The last answer is the one that the person meant to stand.'
            : 'Whoever has two posts, or left and came back, would count twice.',
        count: people,
        rows,
        fixes: [keepLast, keepFirst],
        answersOf: null,
      },
    ];
  },
};

type Repeats = {
  readonly people: number;
  readonly rows: Int32Array;
  readonly notFirst: Int32Array;
  readonly notLast: Int32Array;
};

function repeatsIn(dataset: CheckedDataset): Repeats | null {
  const identifiers = identifiersOf(dataset);
  if (identifiers === null) return null;
  const isCopy = new Uint8Array(dataset.rows);
  for (const row of copiedRows(dataset)) isCopy[row] = 1;
  const singles = rowsWhere(dataset.rows, (row) => isCopy[row] === 0);
  const picked = pickRows(identifiers, singles);
  if (picked.type !== 'text') return null;
  const index = new RowIndex(picked);
  const hasLater = new Uint8Array(singles.length);
  for (let at = 0; at < singles.length; at++) {
    const before = index.rowBefore(at);
    if (before >= 0) hasLater[before] = 1;
  }
  const where = (is: (at: number) => boolean): Int32Array =>
    rowsWhere(singles.length, is).map((at) => singles[at]!);
  return {
    people: index.repeated,
    rows: where((at) => hasLater[at] === 1 || index.rowBefore(at) >= 0),
    notFirst: where((at) => index.rowBefore(at) >= 0),
    notLast: where((at) => hasLater[at] === 1),
  };
}
