import { type Background, backgrounds } from '../background/background.ts';
import type { People } from '../disclosure/people.ts';
import type { Policy } from '../disclosure/policy.ts';
import { MOST_COUNTED, refuseOversize } from '../disclosure/table-size.ts';
import { AppError } from '../errors.ts';
import { type FieldId, fieldOf, isFieldId } from '../table/fields.ts';
import type { JoinRecord } from '../intake/joining/join-record.ts';
import type { CategoryColumn } from '../table/column.ts';
import type { ImportFacts } from './import-facts.ts';
import { crossTab } from '../table/cross-tab.ts';
import type { TabDimension, TabFilter } from '../table/dimension.ts';
import { type Folded, foldSmall, type FoldingRule, type LabelledTab } from './fold-small.ts';
import { SMALLEST_BASE } from '../results/strength.ts';
import type { Weighting } from './weighting.ts';

export type CohortFilter = TabFilter & {
  readonly field: FieldId;
  /** Whether an answer is named that nobody in the dataset gave. */
  readonly namesUnknown?: boolean;
};

/** The people an analysis looks at: columns of one dataset under a filter, each person with a background. */
export type CohortColumns = {
  readonly rows: number;
  /** People per row of a frequency table; null is one each. */
  readonly people: Float64Array | null;
  /** Per row: position in `backgrounds`. */
  readonly background: Uint8Array;
  readonly fields: ReadonlyMap<FieldId, CategoryColumn>;
  /** Columns that an analysis has declared; missing is NaN, and MISSING_DAY. */
  readonly numbers?: ReadonlyMap<FieldId, Float64Array>;
  readonly dates?: ReadonlyMap<FieldId, Int32Array>;
  /** What fields are called in findings; a field that is not named goes by its own label. */
  readonly fieldLabels: ReadonlyMap<FieldId, string>;
  readonly filters: readonly CohortFilter[];
  readonly weighting: Weighting;
  /** The weight column: missing is NaN; null where there is none or it is not asked for. */
  readonly weights: Float64Array | null;
  /** These people by name, so that the same cell of two analyses is known to be one. */
  readonly who: People;
  /** How the dataset came in; null where the analysis does not look at it. */
  readonly file: ImportFacts | null;
  /** Where the people and their answers come from; absent where nothing is known of it. */
  readonly provenance?: Provenance;
};

/** How a raw answer got its group: by its wording; by a person who said which answer of the instrument it is; straight. */
export const BY_WORDING = 0;
export const AS_AN_ANSWER = 1;
export const STRAIGHT_INTO_A_GROUP = 2;

export type Provenance = {
  /** Raw answers to the key question, and by code how each got its group; null where a person placed none. */
  readonly placed: { readonly codes: Uint8Array | Uint16Array; readonly how: Uint8Array } | null;
  /** Whether a column says who was asked. */
  readonly isAskedKnown: boolean;
  /** That column, and by code what it says; absent where there is none. */
  readonly asked?: {
    readonly codes: Uint8Array | Uint16Array;
    readonly says: readonly ('yes' | 'no' | 'nothing')[];
  };
  /** The joins that made the dataset, in their order. */
  readonly joins: readonly JoinRecord[];
};

export type Cohort = CohortColumns & {
  readonly fieldLabel: (name: string) => string;
  /** Which categories have names of their own. */
  readonly folding: FoldingRule;
  /** A field to split by. Errors: analysis/missing-field. */
  readonly split: (name: string) => { field: FieldId; label: string; column: CategoryColumn };
};

export function cohortOf(columns: CohortColumns): Cohort {
  const fieldLabel = (name: string): string =>
    isFieldId(name) ? (columns.fieldLabels.get(name) ?? fieldOf(name).label) : name;
  return {
    ...columns,
    fieldLabel,
    folding: nothingFolded,
    split(name) {
      const column = isFieldId(name) ? columns.fields.get(name) : undefined;
      if (isFieldId(name) && !column && fieldOf(name).type !== 'category') {
        throw new AppError(
          'analysis/cannot-split',
          `${fieldLabel(name)} cannot split people: it holds no answers that several people share.`,
          'Name a field with answers, such as Grade.',
        );
      }
      if (!isFieldId(name) || !column) {
        throw new AppError(
          'analysis/missing-field',
          `This dataset has no field called ${isFieldId(name) ? fieldOf(name).label : 'that'}.`,
          'Map a column to it on the Import screen, or split by another field.',
        );
      }
      return { field: name, label: fieldLabel(name), column };
    },
  };
}

/** Whether a row is of the people who are looked at. */
export function isCounted({ filters }: Cohort): (row: number) => boolean {
  return (row) => filters.every(({ codes, keep }) => keep[codes[row]!] === 1);
}

/** The same people, with names for those categories alone that the policy lets be named. */
export function underPolicy(cohort: Cohort, { threshold, roundTo }: Policy): Cohort {
  return { ...cohort, folding: { threshold, roundTo, joinsBelow: SMALLEST_BASE } };
}

export const nothingFolded: FoldingRule = { threshold: 0, roundTo: 1, joinsBelow: 0 };

/** Where each background is counted: a category position, or null where those people are not counted at all. */
export function byBackground(
  cohort: Cohort,
  size: number,
  slot: (background: Background) => number | null,
): TabDimension {
  return {
    codes: cohort.background,
    slotOf: Int32Array.from(backgrounds, (background) => slot(background) ?? -1),
    size,
  };
}

const inReadingOrder = new Intl.Collator('en-GB', { numeric: true });
const NOT_RECORDED = 'Not recorded';

/** A field's categories in their own order, else in reading order (numbers by value); blanks are counted as "Not recorded" at the end. */
export function byField(column: CategoryColumn): LabelledTab {
  const order = column.labels
    .map((label, code) => ({ label, code }))
    .slice(1)
    .toSorted((left, right) => (column.isOrdered ? 0 : inReadingOrder.compare(left.label, right.label)));
  const slotOf = new Int32Array(column.labels.length);
  for (const [slot, { code }] of order.entries()) slotOf[code] = slot;
  const labels = order.map(({ label }) => label);
  const blankSlot = labels.indexOf(NOT_RECORDED);
  if (blankSlot < 0) labels.push(NOT_RECORDED);
  slotOf[0] = blankSlot < 0 ? order.length : blankSlot;
  return { dimension: { codes: column.codes, slotOf, size: labels.length }, labels };
}

/**
 * The categories that hold anybody of the people counted `among`, those of few as one where the rule says so; those of
 * few people of whom nobody is counted belong to that one, too.
 */
export function foldedIn(
  cohort: Cohort,
  tab: LabelledTab,
  among: readonly TabDimension[],
  { isOrdered, rule }: { readonly isOrdered: boolean; readonly rule: FoldingRule },
): Folded {
  const rest = among.reduce((product, { size }) => product * size, 1);
  const counts = tabulate(cohort, [tab.dimension, ...among]);
  const people = tab.labels.map((_, slot) =>
    counts.subarray(slot * rest, (slot + 1) * rest).reduce((sum, count) => sum + count, 0),
  );
  return foldSmall(tab, people, isOrdered, rule, tabulate(cohort, [tab.dimension]));
}

/** Errors: disclosure/too-many-cells. */
export function tabulate(cohort: Cohort, dimensions: readonly TabDimension[]): Float64Array {
  refuseOversize(
    dimensions.reduce((product, { size }) => product * size, 1),
    MOST_COUNTED,
  );
  return crossTab(cohort.rows, dimensions, cohort.filters, cohort.people);
}
