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

/** What a pass over the file does with one column. */
export type ColumnPlan = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** This kind and those that the file refuted before. */
  readonly tried: readonly ColumnKind[];
  readonly isFixed: boolean;
  readonly isLeftOut: boolean;
};

/** What one pass over all rows found, with a builder for each column of the plan; null where it is left out. */
export type ColumnsRead = {
  readonly rows: number;
  readonly builders: readonly (ColumnBuilder | null)[];
};

/** Distinct values of some rows of a file, a dictionary for each column. */
export type SampledColumns = {
  readonly dictionaries: readonly ByteDictionary[];
  readonly rows: number;
  /** Rows of the whole file, as far as can be told. */
  readonly estimatedRows: number;
};

/** Fewer values say little about how many distinct ones there are. */
const LEAST_VALUES = 100;

/** The kind that the values of a sample ask for. */
export function sampledKind(
  dictionary: ByteDictionary,
  sampled: SampledColumns,
  hasDecimalComma: boolean,
): ColumnKind {
  return kindOfLabels(dictionary, hasDecimalComma) ?? wordsKind(dictionary.size - 1, sampled);
}

/**
 * Whether words are answers or names. In a draw of n values out of D equally likely ones about
 * n(n - 1) / 2D pairs are alike, so the pairs met estimate D.
 */
function wordsKind(distinct: number, { rows, estimatedRows }: SampledColumns): ColumnKind {
  if (rows < LEAST_VALUES) return { type: 'category' };
  const pairs = rows - distinct;
  const expected = pairs === 0 ? estimatedRows : Math.min(estimatedRows, (rows * (rows - 1)) / (2 * pairs));
  return { type: isMostlyDistinct(expected, estimatedRows) ? 'text' : 'category' };
}

/** How the values of a sample are read as the type that a person or a recipe fixed. */
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

/** Every pass settles at least one column for good; in practice one or two passes are enough. */
const MOST_PASSES = 8;

/** Goes from plan to plan until a pass over all rows agrees. A kind once left never comes back. */
export class PlanSearch {
  plans: readonly ColumnPlan[];
  /** Why columns are not what they looked like at first. */
  readonly remarks: string[] = [];
  private passes = 0;

  constructor(first: readonly ColumnPlan[]) {
    this.plans = first;
  }

  /** Whether what was read agrees with the plans; if not, the plans are new ones. Errors: intake/unsettled-types. */
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

/** Plans with the kinds that the whole file asks for, or null when it agrees. */
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

/** Why columns are not what they looked like at first, or what was asked for. */
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

/** Labels of the columns that were read; null for those that are not categories. */
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

/** Profiles of the columns that were read, and what was odd about their values. */
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
    // Why a column was first taken for another kind has been said.
    const isRefuted = tried.length > 1 && (kind.type === 'category' || kind.type === 'text');
    if (!isRefuted) remarks.push(...own.map((remark) => `${name}: ${remark}.`));
  });
  return { columns, remarks };
}
