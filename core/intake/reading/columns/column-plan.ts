import { AppError } from '../../../errors.ts';
import type { TextDecoding } from '../../../ports.ts';
import type { ColumnType } from '../../../table/column.ts';
import type { ColumnProfile } from '../../reader.ts';
import type { ByteDictionary } from './byte-dictionary.ts';
import { isMostlyDistinct } from './category-builder.ts';
import { type ColumnBuilder, type ColumnKind, columnTypeOf, sameKind } from './column-builder.ts';
import { DayText } from './day-text.ts';
import { kindOfLabels } from './label-evidence.ts';
import { NumberText } from './number-text.ts';

/** What a pass does with one column. */
export type ColumnPlan = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The current kind, and those that the file refuted. */
  readonly tried: readonly ColumnKind[];
  readonly isFixed: boolean;
  readonly isLeftOut: boolean;
};

/** Result of a pass over all rows: one builder a column of the plan, null where left out. */
export type ColumnsRead = {
  readonly rows: number;
  readonly builders: readonly (ColumnBuilder | null)[];
};

/** Distinct values of a sample, a dictionary for each column. */
export type SampledColumns = {
  readonly dictionaries: readonly ByteDictionary[];
  readonly rows: number;
  /** Estimated number of rows of the file. */
  readonly estimatedRows: number;
};

/** Smallest sample from which the number of distinct values is estimated. */
const LEAST_VALUES = 100;

/** The kind that the values of a sample suggest. */
export function sampledKind(
  dictionary: ByteDictionary,
  sampled: SampledColumns,
  hasDecimalComma: boolean,
): ColumnKind {
  return kindOfLabels(dictionary, hasDecimalComma) ?? wordsKind(dictionary.size - 1, sampled);
}

/**
 * Whether words are answers (category) or names (text). Among n draws from D equally likely values about n(n - 1) / 2D
 * pairs are equal, so the number of equal pairs estimates D.
 */
function wordsKind(distinct: number, { rows, estimatedRows }: SampledColumns): ColumnKind {
  if (rows < LEAST_VALUES) return { type: 'category' };
  const pairs = rows - distinct;
  const expected = pairs === 0 ? estimatedRows : Math.min(estimatedRows, (rows * (rows - 1)) / (2 * pairs));
  return { type: isMostlyDistinct(expected, estimatedRows) ? 'text' : 'category' };
}

/** The kind for the type that a person or a recipe fixed, with the format that the sample suggests. */
export function fixedKind(
  type: ColumnType,
  dictionary: ByteDictionary,
  hasDecimalComma: boolean,
): ColumnKind {
  if (type === 'number') {
    const isComma = hasDecimalComma && countNumbers(dictionary, ',') > countNumbers(dictionary, '.');
    return { type, decimal: isComma ? ',' : '.' };
  }
  if (type === 'date') {
    const days = new DayText(false);
    for (let code = 1; code < dictionary.size; code++) {
      const { bytes, start, end } = dictionary.span(code);
      days.read(bytes, start, end);
    }
    return { type, isMonthFirst: days.monthFirstOnly > days.dayFirstOnly };
  }
  return { type };
}

function countNumbers(dictionary: ByteDictionary, decimal: '.' | ','): number {
  const numbers = new NumberText(decimal);
  let count = 0;
  for (let code = 1; code < dictionary.size; code++) {
    const { bytes, start, end } = dictionary.span(code);
    if (!Number.isNaN(numbers.read(bytes, start, end))) count++;
  }
  return count;
}

/** Bound on passes: each settles at least one column for good, and one or two are usual. */
const MOST_PASSES = 8;

/** Iterates over plans until a pass over all rows confirms one. A refuted kind never comes back. */
export class PlanSearch {
  plans: readonly ColumnPlan[];
  /** Why columns got another type than they first seemed to have. */
  readonly remarks: string[] = [];
  private passes = 0;

  constructor(first: readonly ColumnPlan[]) {
    this.plans = first;
  }

  /** Whether the pass confirmed the plans; if not, they are revised. Errors: intake/unsettled-types. */
  isSettledBy(read: ColumnsRead): boolean {
    const revised = revisePlans(this.plans, read);
    if (!revised) return true;
    if (++this.passes === MOST_PASSES) {
      throw new AppError(
        'intake/unsettled-types',
        'The types of some columns could not be settled.',
        'Choose the type of each column yourself and open the file again.',
      );
    }
    this.remarks.push(...refutedRemarks(this.plans, read));
    this.plans = revised;
    return false;
  }
}

/** Plans revised by a pass over the whole file; null where it confirmed them. */
function revisePlans(plans: readonly ColumnPlan[], read: ColumnsRead): ColumnPlan[] | null {
  let isRevised = false;
  const next = plans.map((plan, column) => {
    const builder = read.builders[column];
    const wanted = builder?.revise(read.rows) ?? null;
    if (!builder || !wanted) return plan;
    const isKnown = plan.tried.some((kind) => sameKind(kind, wanted));
    if (isKnown && builder.contradictedAt() === null) return plan;
    const kind: ColumnKind = isKnown ? { type: 'text' } : wanted;
    isRevised = true;
    return { ...plan, kind, tried: [...plan.tried, kind] };
  });
  return isRevised ? next : null;
}

/** Why columns have another type than the sample suggested, or than was asked for. */
function refutedRemarks(plans: readonly ColumnPlan[], read: ColumnsRead): string[] {
  return plans.flatMap(({ name, kind, isFixed }, column) => {
    const row = read.builders[column]?.contradictedAt() ?? null;
    if (row !== null && kind.type === 'category' && isFixed) {
      return [`${name}: it has more than 65,535 different values, so it was read as text.`];
    }
    if (row === null || (kind.type !== 'number' && kind.type !== 'date')) return [];
    if (read.builders[column]?.revise(read.rows)?.type === kind.type) return [];
    return [
      `${name}: row ${row} holds something other than a ${kind.type}, so the column was kept as written.`,
    ];
  });
}

/** Labels by column; null where it is no category. */
export function dictionariesOf(
  plans: readonly ColumnPlan[],
  { builders }: ColumnsRead,
  decode: TextDecoding,
): (readonly string[] | null)[] {
  return plans.flatMap(({ kind }, column) => {
    const builder = builders[column];
    return builder && kind.type !== 'blank' ? [builder.labels(decode)] : [];
  });
}

/** Profiles of the columns, and remarks on their values. */
export function describeColumns(
  plans: readonly (ColumnPlan & { readonly label?: string | null })[],
  { builders }: ColumnsRead,
  decode: TextDecoding,
  valueLimit: number,
): { readonly columns: readonly ColumnProfile[]; readonly remarks: readonly string[] } {
  const columns: ColumnProfile[] = [];
  const remarks: string[] = [];
  plans.forEach(({ name, label = null, kind, tried }, column) => {
    const builder = builders[column];
    if (!builder || kind.type === 'blank') return;
    const { remarks: own, ...findings } = builder.findings(decode, valueLimit);
    columns.push({ name, label, type: columnTypeOf(kind), ...findings });
    // A refuted kind has its own remark.
    const isRefuted = tried.length > 1 && (kind.type === 'category' || kind.type === 'text');
    if (!isRefuted) remarks.push(...own.map((remark) => `${name}: ${remark}.`));
  });
  return { columns, remarks };
}
