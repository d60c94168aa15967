import { countText } from '../../words/figure-text.ts';
import { pickRows } from '../../table/pick-rows.ts';
import type { DatasetKind } from '../../table/fields.ts';
import { type Check, type CheckedDataset, identifiersOf } from './check.ts';
import { copiesAmong } from './equal-rows.ts';
import { keepOne } from './fixes.ts';
import { type Repeats, repeatsIn } from './repeats.ts';

const FINDING = 'repeated-people/rows';

/** Kinds of dataset with one row a person. In the others several rows are normal: applications, courses, events. */
const oneRowEach: ReadonlySet<DatasetKind> = new Set(['workforce', 'survey', 'leavers']);

/** People with several rows that differ; identical rows are the business of `equalRows`. */
export const repeatedPeople: Check = {
  id: 'repeated-people',
  title: 'The same person twice',
  findingIds: [FINDING],
  find(dataset) {
    const found = oneRowEach.has(dataset.kind) ? differingRepeats(dataset) : null;
    if (found === null || found.people === 0) return [];
    const { people, rows, notFirst, notLast } = found;
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
        fixes: [keepOne('keep-last', notLast), keepOne('keep-first', notFirst)],
        answersOf: null,
      },
    ];
  },
};

function differingRepeats(dataset: CheckedDataset): Repeats | null {
  const identifiers = identifiersOf(dataset);
  if (identifiers === null) return null;
  const { rows } = repeatsIn(identifiers);
  const copies = new Set(copiesAmong(dataset, rows));
  const originals = rows.filter((row) => !copies.has(row));
  const picked = pickRows(identifiers, originals);
  if (picked.type !== 'text') return null;
  const among = repeatsIn(picked);
  const back = (positions: Int32Array): Int32Array => positions.map((at) => originals[at]!);
  return {
    people: among.people,
    rows: back(among.rows),
    notFirst: back(among.notFirst),
    notLast: back(among.notLast),
  };
}
