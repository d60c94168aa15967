import { spellingKey } from '../../background/spellings.ts';
import type { CategoryColumn } from '../../table/column.ts';
import { type FieldId, fieldOf, fields } from '../../table/fields.ts';
import { isCodable } from '../coding/field-coding.ts';
import { categoriesOf, type Check, type CheckedDataset, type CheckFinding, rowsWhere } from './check.ts';
import { rename } from './fixes.ts';
import { listedNames } from './listed-names.ts';
import { quoted } from './quoted.ts';

const isSpelled = (id: FieldId): boolean => fieldOf(id).splits && isCodable(id);

/** One category in several spellings, which findings would count as several. */
export const spellings: Check = {
  id: 'spellings',
  title: 'One word in several spellings',
  findingIds: fields.filter(({ id }) => isSpelled(id)).map(({ id }) => `spellings/${id}`),
  find: (dataset) => dataset.fields.filter(isSpelled).flatMap((id) => findingOn(dataset, id)),
};

function findingOn(dataset: CheckedDataset, id: FieldId): readonly CheckFinding[] {
  const column = categoriesOf(dataset, id);
  const names = column === null ? new Map<string, string>() : mostFrequentNames(column);
  if (column === null || names.size === 0) return [];
  const isRenamed = column.labels.map((each) => names.has(each));
  const rows = rowsWhere(dataset.rows, (row) => isRenamed[column.codes[row]!] === true);
  const pairs = [...names].map(([now, most]) => `${quoted(now)} mostly ${quoted(most)}`);
  return [
    {
      id: `spellings/${id}`,
      sentence: `${fieldOf(id).label}: one word in several spellings, ${listedNames(pairs)}.`,
      why: 'Case and punctuation alone are different, but each spelling would be counted as a category of its own.',
      count: names.size,
      rows,
      fixes: [rename(id, 'most frequent', names, rows)],
      answersOf: id,
    },
  ];
}

/** The spelling that most rows have, by each rarer one; the first of the column where several have as many. */
function mostFrequentNames({ labels, codes }: CategoryColumn): ReadonlyMap<string, string> {
  const counts = new Float64Array(labels.length);
  for (const code of codes) counts[code]!++;
  const present = [...labels.keys()].filter((code) => counts[code]! > 0 && spellingKey(labels[code]!) !== '');
  const byKey = Map.groupBy(present, (code) => spellingKey(labels[code]!));
  return new Map(
    [...byKey.values()].flatMap((alike) => {
      const [most, ...rarer] = alike.toSorted((a, b) => counts[b]! - counts[a]!);
      return rarer.map((code): [string, string] => [labels[code]!, labels[most!]!]);
    }),
  );
}
