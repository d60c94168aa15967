import { countAt, type PublishedMember, type PublishedTable } from '../../disclosure/protected.ts';
import type { PublishedOutcome } from '../parts/comparison.ts';
import { ALL, OTHERS } from '../../cohort/background-dimension.ts';
import { UNASKED } from './unasked-fields.ts';
import { NO_OUTCOME, OUTCOME, STRATUM } from './dimensions.ts';

/** Published people of a cell, and those with the outcome. */
export type Rate = Required<Omit<PublishedOutcome, 'others'>>;
/** Published outcome of a background. */
export type RateOf = (background: string) => Rate;

export type Combination = { readonly answers: readonly string[]; readonly at: RateOf };
/** One answer of a field, with everybody who gave it. */
export type Answer = { readonly id: string; readonly label: string; readonly at: RateOf };
/** The answers of one field, with the outcome in each. */
export type Split = { readonly field: string; readonly answers: readonly Answer[] };

export type ProgressionTables = {
  readonly everyone: RateOf;
  readonly yesLabel: string;
  readonly noLabel: string;
  readonly combinations: readonly Combination[];
  /** Number of combinations of answers without people. */
  readonly absent: number;
  /** The combined fields in order, then the stratifier where there is one. */
  readonly splits: readonly Split[];
  /** Stratifiers tried unasked. */
  readonly unasked: readonly Split[];
  readonly withoutOutcome: {
    readonly total: number | null;
    readonly reasons: readonly { readonly label: string; readonly count: number | null }[];
  };
};

export function tablesOf(published: readonly PublishedTable[], fields: readonly string[]): ProgressionTables {
  const everyone = published.find(({ id }) => id === 'everyone');
  if (!everyone) throw new RangeError('Progression needs its counts.');
  const strata = published.find(({ id }) => id === 'strata');
  const within = published.find(({ id }) => id === 'within');
  const outcome = everyone.dimensions.find(({ id }) => id === OUTCOME)?.members ?? [];
  const combined = strata ? splitsOf(strata, fields) : [];
  const combinations = strata ? combinationsOf(strata, fields) : [];
  const possible = combined.reduce((product, { answers }) => product * answers.length, 1);
  return {
    everyone: rateIn(everyone, {}),
    yesLabel: outcome.find(({ id }) => id === 'yes')?.label ?? '',
    noLabel: outcome.find(({ id }) => id === 'no')?.label ?? '',
    combinations,
    absent: strata ? possible - combinations.length : 0,
    splits: [...combined, ...(within ? [plainSplit(within)] : [])],
    unasked: published.filter(({ id }) => id.startsWith(UNASKED)).map(plainSplit),
    withoutOutcome: withoutOutcomeOf(published),
  };
}

function rateIn(table: PublishedTable, at: Readonly<Record<string, string>>): RateOf {
  return (background) => {
    const count = (happened: string): number | null =>
      countAt(table, { ...at, background, [OUTCOME]: happened });
    return { x: count('yes'), n: count(ALL), no: count('no') };
  };
}

const strataIn = ({ dimensions }: PublishedTable) =>
  dimensions.find(({ id }) => id === STRATUM)?.members ?? [];

/** Answers of each field: strata where one field stands alone, sums where several are combined. */
function splitsOf(table: PublishedTable, fields: readonly string[]): readonly Split[] {
  return fields.map((field) => ({
    field,
    answers: strataIn(table)
      .filter(({ at }) => at !== undefined && fieldsIn(at) === 1 && Object.hasOwn(at, field))
      .map(({ id, label }) => ({ id, label, at: rateIn(table, { [STRATUM]: id }) })),
  }));
}

const fieldsIn = (at: PublishedMember['at'] = {}): number => Object.keys(at).length;

/** Combinations labelled by the sums that name each answer alone. */
function combinationsOf(table: PublishedTable, fields: readonly string[]): readonly Combination[] {
  const members = strataIn(table);
  const alone = members.filter(({ at }) => fieldsIn(at) === 1);
  return members.flatMap(({ id, at }) => {
    if (at === undefined || fieldsIn(at) !== fields.length) return [];
    const answers = fields.map((field) => alone.find((each) => each.at?.[field] === at[field])?.label ?? '');
    return [{ answers, at: rateIn(table, { [STRATUM]: id }) }];
  });
}

function plainSplit(table: PublishedTable): Split {
  const [dimension] = table.dimensions;
  if (!dimension) throw new RangeError('A split has a field.');
  return {
    field: dimension.id,
    answers: dimension.members
      .filter(({ id }) => id !== ALL)
      .map(({ id, label }) => ({ id, label, at: rateIn(table, { [dimension.id]: id }) })),
  };
}

function withoutOutcomeOf(published: readonly PublishedTable[]): ProgressionTables['withoutOutcome'] {
  const table = published.find(({ id }) => id === 'no-outcome');
  if (!table) return { total: 0, reasons: [] };
  const reasons = (table.dimensions[0]?.members ?? []).filter(({ id }) => id !== ALL);
  // A single row of folded reasons repeats the total, so it is dropped.
  const told = reasons.length === 1 && reasons[0]?.id === OTHERS ? [] : reasons;
  return {
    total: countAt(table, { [NO_OUTCOME]: ALL }),
    reasons: told.map(({ id, label }) => ({ label, count: countAt(table, { [NO_OUTCOME]: id }) })),
  };
}
