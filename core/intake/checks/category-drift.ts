import { spellingKey } from '../../background/spellings.ts';
import type { CategoryColumn } from '../../table/column.ts';
import { isCodable } from '../coding/field-coding.ts';
import { type Field, type FieldId, fields } from '../../table/fields.ts';
import { categoriesOf, type Check, type CheckedDataset, type CheckFinding, rowsWhere } from './check.ts';
import { rename } from './fixes.ts';
import { listedNames } from './listed-names.ts';
import { quoted } from './quoted.ts';

/** Fields with more categories than this hold job titles or places, which change with the people in them. */
const LONGEST_LIST = 60;

const comparedFields = fields.filter(({ id, splits }) => splits && isCodable(id));

/** Categories added, removed or respelled since the previous file of the same kind. */
export const categoryDrift: Check = {
  id: 'category-drift',
  title: 'Categories unlike those of the last wave',
  findingIds: comparedFields.flatMap(({ id }) => [`category-drift/${id}`, `category-drift/spelling/${id}`]),
  find: (dataset) =>
    comparedFields.flatMap((field) => {
      const found = driftOf(dataset, field.id);
      if (found === null) return [];
      const wave = dataset.waveBefore?.label ?? 'the last wave';
      return [...spellingFinding(field, found, wave), ...driftFinding(field, found, wave)];
    }),
};

type Drift = {
  readonly came: readonly string[];
  readonly went: readonly string[];
  /**
   * New spelling by old, where only case and punctuation differ; respelled categories are neither added nor removed.
   */
  readonly names: ReadonlyMap<string, string>;
  readonly rowsOf: (isWanted: (label: string) => boolean) => Int32Array;
};

function spellingFinding(
  { id, label }: Field,
  { names, rowsOf }: Drift,
  wave: string,
): readonly CheckFinding[] {
  if (names.size === 0) return [];
  const rows = rowsOf((each) => names.has(each));
  const pairs = [...names].map(([now, before]) => `${quoted(now)} is written ${quoted(before)}`);
  return [
    {
      id: `category-drift/spelling/${id}`,
      sentence: `${label}: in ${wave}, ${listedNames(pairs)}.`,
      why: 'Case and punctuation alone are different, but a trend takes them for two categories.',
      count: names.size,
      rows,
      fixes: [rename(id, 'earlier', names, rows)],
      answersOf: id,
    },
  ];
}

function driftFinding({ id, label }: Field, drift: Drift, wave: string): readonly CheckFinding[] {
  const { came, went, rowsOf } = drift;
  if (came.length === 0 && went.length === 0) return [];
  const parts = [
    ...(came.length > 0 ? [`${listedNames(came.map(quoted))} ${came.length === 1 ? 'is' : 'are'} new`] : []),
    ...(went.length > 0 ? [`${listedNames(went.map(quoted))} ${went.length === 1 ? 'is' : 'are'} gone`] : []),
  ];
  return [
    {
      id: `category-drift/${id}`,
      sentence: `${label}: since ${wave}, ${parts.join(', and ')}.`,
      why: 'A trend breaks where a category has another name. Where a name changed and nothing else, give both the same category; where the organisation changed, leave it.',
      count: came.length + went.length,
      rows: rowsOf((each) => came.includes(each)),
      fixes: [],
      answersOf: id,
    },
  ];
}

function driftOf(dataset: CheckedDataset, field: FieldId): Drift | null {
  const now = categoriesOf(dataset, field);
  const before = dataset.waveBefore?.column(field) ?? null;
  if (now === null || before === null) return null;
  const [found, known] = [categoriesIn(now), categoriesIn(before)];
  if (found.size > LONGEST_LIST || known.size > LONGEST_LIST) return null;
  const came = [...found].filter((label) => !known.has(label));
  const went = [...known].filter((label) => !found.has(label));
  const names = namesBefore(came, went);
  const written = new Set(names.values());
  return {
    came: came.filter((label) => !names.has(label)),
    went: went.filter((label) => !written.has(label)),
    names,
    rowsOf(isWanted) {
      const isIn = now.labels.map(isWanted);
      return rowsWhere(dataset.rows, (row) => isIn[now.codes[row]!] === true);
    },
  };
}

/** Earlier name of each added category, where exactly one removed category matches it. */
function namesBefore(came: readonly string[], went: readonly string[]): ReadonlyMap<string, string> {
  const known = Map.groupBy(went, spellingKey);
  return new Map(
    came.flatMap((label) => {
      const [name, ...others] = known.get(spellingKey(label)) ?? [];
      return name === undefined || others.length > 0 ? [] : [[label, name]];
    }),
  );
}

/** Categories with at least one person. */
function categoriesIn({ codes, labels }: CategoryColumn): ReadonlySet<string> {
  const isUsed = new Uint8Array(labels.length);
  for (const code of codes) isUsed[code] = 1;
  return new Set(labels.filter((label, code) => label !== '' && isUsed[code] === 1));
}
