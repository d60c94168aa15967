import { plainText } from '../../background/plain-text.ts';
import { countText } from '../../charts/figure-text.ts';
import type { CategoryColumn } from '../../table/column.ts';
import { isCodable } from '../coding/field-coding.ts';
import { type FieldId, fields } from '../fields.ts';
import { categoriesOf, type Check, type CheckedDataset, rowsWhere } from './check.ts';
import { rename } from './fixes.ts';
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
      const { came, went, rows, renamed } = found;
      const parts = [
        ...(came.length > 0 ? [`${named(came)} ${came.length === 1 ? 'is' : 'are'} new`] : []),
        ...(went.length > 0 ? [`${named(went)} ${went.length === 1 ? 'is' : 'are'} gone`] : []),
      ];
      return [
        {
          id: findingIdOf(id),
          sentence: `${label}: since ${dataset.waveBefore?.label ?? 'the last wave'}, ${parts.join(', and ')}.`,
          why: 'A trend breaks where a category has another name. Where a name changed and nothing else, give both the same category; where the organisation changed, leave it.',
          count: came.length + went.length,
          rows,
          fixes: renamed.names.size > 0 ? [rename(id, renamed.names, renamed.rows)] : [],
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
  /** Those that came and differ from one that went in case and punctuation alone. */
  readonly renamed: { readonly names: ReadonlyMap<string, string>; readonly rows: Int32Array };
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
  const names = namesBefore(came, went);
  const rowsOf = (isWanted: (label: string) => boolean): Int32Array => {
    const isIn = now.labels.map(isWanted);
    return rowsWhere(dataset.rows, (row) => isIn[now.codes[row]!] === true);
  };
  return {
    came,
    went,
    rows: rowsOf((label) => came.includes(label)),
    renamed: { names, rows: rowsOf((label) => names.has(label)) },
  };
}

/** What categories that came were called, where exactly one that went can be meant. */
function namesBefore(came: readonly string[], went: readonly string[]): ReadonlyMap<string, string> {
  const known = Map.groupBy(went, plainText);
  return new Map(
    came.flatMap((label) => {
      const [name, ...others] = known.get(plainText(label)) ?? [];
      return name === undefined || others.length > 0 ? [] : [[label, name]];
    }),
  );
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
