import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { type FieldId, fieldOf } from '../../intake/fields.ts';
import { ALL } from '../background-dimension.ts';
import type { ImportNames } from '../import-facts.ts';
import { groupedTableOf, NO_ANSWER, rawTableOf, ROWS_IN_TABLE, SET_ASIDE_TABLE } from './compute.ts';

export type CategoryInUse = {
  readonly label: string;
  readonly people: number | null;
  /** Whether it is one raw answer, as it is written. */
  readonly isRaw: boolean;
  /** Raw answers that may be named; how many may not. */
  readonly named: readonly string[];
  readonly unnamed: number;
};

export type ImportReport = {
  readonly names: ImportNames;
  readonly rowsIn: number | null;
  readonly setAside: readonly { readonly reason: string; readonly rows: number | null }[];
  readonly fields: readonly {
    readonly field: FieldId;
    readonly label: string;
    readonly everyone: number | null;
    readonly categories: readonly CategoryInUse[];
    /** Answers that stand as they are written and may not be named. */
    readonly unnamed: number;
  }[];
};

export function deriveImport(published: readonly PublishedTable[], names: ImportNames): ImportReport {
  const rowsIn = published.find(({ id }) => id === ROWS_IN_TABLE);
  const setAside = published.find(({ id }) => id === SET_ASIDE_TABLE);
  if (!rowsIn || !setAside) throw new RangeError('The import report needs its rows.');
  return {
    names,
    rowsIn: countAt(rowsIn, {}),
    setAside: (setAside.dimensions[0]?.members ?? []).map(({ id, label }) => ({
      reason: label,
      rows: countAt(setAside, { reason: id }),
    })),
    fields: names.columns.flatMap(({ field }) => {
      const grouped = published.find(({ id }) => id === groupedTableOf(field));
      if (!grouped) return [];
      const members = grouped.dimensions[0]?.members ?? [];
      const categories = members
        .filter(({ id }) => id !== ALL)
        .map(({ id, label }) => categoryOf(published, field, label, countAt(grouped, { [field]: id })))
        .filter(({ people }) => people !== 0);
      const isNamed = ({ people, isRaw }: CategoryInUse): boolean => people !== null || !isRaw;
      return [
        {
          field,
          label: fieldOf(field).label,
          everyone: countAt(grouped, { [field]: ALL }),
          categories: categories.filter(isNamed),
          unnamed: categories.filter((category) => !isNamed(category)).length,
        },
      ];
    }),
  };
}

function categoryOf(
  published: readonly PublishedTable[],
  field: FieldId,
  label: string,
  people: number | null,
): CategoryInUse {
  const raw = published.find(({ id }) => id === rawTableOf(field, label));
  const answers = (raw?.dimensions[0]?.members ?? []).map((member, position) => ({
    answer: member.label,
    count: raw?.counts[position] ?? null,
  }));
  return {
    label,
    people,
    isRaw: raw === undefined && label !== NO_ANSWER,
    named: answers.flatMap(({ answer, count }) => (count === null || count === 0 ? [] : [answer])),
    unnamed: answers.filter(({ count }) => count === null).length,
  };
}
