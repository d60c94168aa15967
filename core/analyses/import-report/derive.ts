import { backgroundLabels, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { type FieldId, fieldOf } from '../../table/fields.ts';
import { ALL, OTHERS } from '../../cohort/background-dimension.ts';
import { OTHER_REASONS } from '../../cohort/few-reasons.ts';
import { reasonsIn } from '../completion-funnel/derive.ts';
import type { ImportNames } from '../../cohort/import-facts.ts';
import {
  ASKED_TABLE,
  CORRECTED,
  CORRECTION,
  groupedTableOf,
  KEY_QUESTION,
  NO_ANSWER,
  NOT_ASKED,
  ROWS_IN_TABLE,
  SET_ASIDE_TABLE,
} from './compute.ts';
import { namedAnswers } from './spellings.ts';

export type CategoryInUse = {
  readonly label: string;
  readonly people: number | null;
  /** Raw answers that may be named. */
  readonly named: readonly string[];
};

export type FieldInUse = {
  readonly field: FieldId;
  readonly label: string;
  readonly everyone: number | null;
  readonly categories: readonly CategoryInUse[];
};

export type ImportReport = {
  readonly names: ImportNames;
  readonly rowsIn: number | null;
  readonly setAside: readonly { readonly reason: string; readonly rows: number | null }[];
  readonly corrections: readonly {
    readonly column: string;
    readonly what: string;
    readonly cells: number | null;
    /** Base of the corrected cells: rows in use, or all imported rows. */
    readonly isOfRowsIn: boolean;
  }[];
  readonly fields: readonly FieldInUse[];
};

export function deriveImport(
  published: readonly PublishedTable[],
  names: ImportNames,
  policy: Policy,
): ImportReport {
  const rowsIn = tableOf(published, ROWS_IN_TABLE);
  const setAside = tableOf(published, SET_ASIDE_TABLE);
  if (!rowsIn || !setAside) throw new RangeError('The import report needs its rows.');
  return {
    names,
    rowsIn: countAt(rowsIn, {}),
    setAside: membersIn(setAside).map(({ label, count }) => ({ reason: label, rows: count })),
    corrections: published
      .filter(({ id }) => id.startsWith(CORRECTION))
      .map((table) => ({
        column: table.dimensions[0]?.label ?? '',
        what: table.title,
        cells: countAt(table, { [table.id]: CORRECTED }),
        isOfRowsIn: membersIn(table).some(({ id }) => id === ALL),
      })),
    fields: names.columns.flatMap(({ field }) => fieldInUse(published, field, policy) ?? []),
  };
}

function fieldInUse(published: readonly PublishedTable[], field: FieldId, policy: Policy): FieldInUse | null {
  const counted = field === KEY_QUESTION ? keyQuestion(published) : categories(published, field);
  if (counted === null) return null;
  const described = counted.categories
    .filter(({ count }) => count !== 0)
    // A category whose count is hidden to protect others is not named.
    .filter(
      ({ id, label, count }) =>
        count !== null || field === KEY_QUESTION || id === OTHERS || label === NO_ANSWER,
    )
    .map(({ id, label, count }) => ({
      label,
      people: count,
      named: id === OTHERS ? [] : namedAnswers(published, field, label, count, policy),
    }));
  return {
    field,
    label: fieldOf(field).label,
    everyone: counted.everyone,
    categories: described,
  };
}

type Counted = {
  readonly everyone: number | null;
  readonly categories: readonly {
    readonly id: string;
    readonly label: string;
    readonly count: number | null;
  }[];
};

function categories(published: readonly PublishedTable[], field: FieldId): Counted | null {
  const table = tableOf(published, groupedTableOf(field));
  if (!table) return null;
  const everyone = countAt(table, { [field]: ALL });
  return { everyone, categories: membersIn(table).filter(({ id }) => id !== ALL) };
}

/**
 * Published groups and reasons of the key question, no answer and not asked included; null where it was not drafted.
 */
function keyQuestion(published: readonly PublishedTable[]): Counted | null {
  const answers = tableOf(published, 'answers');
  const reasons = tableOf(published, 'reasons');
  if (!answers || !reasons) return null;
  const asked = tableOf(published, ASKED_TABLE);
  const countOf = (background: string): number | null => countAt(answers, { background });
  return {
    everyone: asked ? countAt(asked, { [ASKED_TABLE]: ALL }) : countOf('asked'),
    categories: [
      ...groups.map((group) => ({ id: group, label: backgroundLabels[group], count: countOf(group) })),
      ...hiddenAsOne([
        ...reasonsIn(reasons),
        { id: 'blank', label: NO_ANSWER, count: countOf('blank') },
        ...(asked && membersIn(asked).some(({ id }) => id === 'no')
          ? [{ id: 'not-asked', label: NOT_ASKED, count: countAt(asked, { [ASKED_TABLE]: 'no' }) }]
          : []),
      ]),
    ],
  };
}

/** Hidden reasons lose their names, so that it is not disclosed which of them are rare. */
function hiddenAsOne(all: Counted['categories']): Counted['categories'] {
  if (all.every(({ count }) => count !== null)) return all;
  const shown = all.filter(({ id, count }) => count !== null && id !== OTHERS);
  return [...shown, { id: OTHERS, label: OTHER_REASONS, count: null }];
}

function tableOf(published: readonly PublishedTable[], id: string): PublishedTable | undefined {
  return published.find((table) => table.id === id);
}

/** Members of a one-dimensional table with their counts. */
function membersIn({ dimensions, counts }: PublishedTable): readonly {
  readonly id: string;
  readonly label: string;
  readonly count: number | null;
}[] {
  return (dimensions[0]?.members ?? []).map((member, place) => ({ ...member, count: counts[place] ?? null }));
}
