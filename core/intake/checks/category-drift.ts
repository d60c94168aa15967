import { countText } from '../../charts/figure-text.ts';
import type { CategoryColumn } from '../../table/column.ts';
import { isCodable } from '../coding/field-coding.ts';
import { type FieldId, fields } from '../fields.ts';
import { categoriesOf, type Check, type CheckedDataset, rowsWhere } from './check.ts';
import { quoted } from './quoted.ts';

/** Lists as long as this are titles and places, which come and go with people. */
const LONGEST_LIST = 60;
const NAMED = 3;

const comparedFields = fields.filter(({ id, splits }) => splits && isCodable(id));

/** Categories that came or went since the last file of the same kind. */
export const categoryDrift: Check = {
  id: 'category-drift',
  title: 'Categories unlike those of the last wave',
  findingIds: comparedFields.map(({ id }) => findingIdOf(id)),
  find: (dataset) =>
    comparedFields.flatMap(({ id, label }) => {
      const found = driftOf(dataset, id);
      if (found === null) return [];
      const { came, went, rows } = found;
      const parts = [
        ...(came.length > 0 ? [`${named(came)} came`] : []),
        ...(went.length > 0 ? [`${named(went)} went`] : []),
      ];
      return [
        {
          id: findingIdOf(id),
          sentence: `${label}: since ${dataset.waveBefore?.label ?? 'the last wave'}, ${parts.join(' and ')}.`,
          why: 'A trend breaks where a category has another name. Where a name changed and nothing else, give both the same category; where the organisation changed, leave it.',
          count: came.length + went.length,
          rows,
          fixes: [],
          answersOf: id,
        },
      ];
    }),
};

function findingIdOf(field: FieldId): string {
  return `category-drift/${field}`;
}

type Drift = {
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** Rows in categories that came. */
  readonly rows: Int32Array;
};

function driftOf(dataset: CheckedDataset, field: FieldId): Drift | null {
  const now = categoriesOf(dataset, field);
  const before = dataset.waveBefore?.column(field) ?? null;
  if (now === null || before === null) return null;
  const [found, known] = [categoriesIn(now), categoriesIn(before)];
  if (found.size > LONGEST_LIST || known.size > LONGEST_LIST) return null;
  const came = [...found].filter((label) => !known.has(label));
  const went = [...known].filter((label) => !found.has(label));
  if (came.length === 0 && went.length === 0) return null;
  const isNew = now.labels.map((label) => came.includes(label));
  return { came, went, rows: rowsWhere(dataset.rows, (row) => isNew[now.codes[row]!] === true) };
}

/** Those that somebody is in. */
function categoriesIn({ codes, labels }: CategoryColumn): ReadonlySet<string> {
  const isUsed = new Uint8Array(labels.length);
  for (const code of codes) isUsed[code] = 1;
  return new Set(labels.filter((label, code) => label !== '' && isUsed[code] === 1));
}

function named(labels: readonly string[]): string {
  const names = labels.slice(0, NAMED).map(quoted).join(', ');
  const more = labels.length - NAMED;
  return more > 0 ? `${names} and ${countText(more)} more` : names;
}
