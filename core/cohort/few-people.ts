import type { Policy } from '../disclosure/policy.ts';
import { AppError } from '../errors.ts';
import type { TabDimension } from '../table/dimension.ts';
import {
  byBackground,
  byField,
  type Cohort,
  type CohortFilter,
  foldedIn,
  tabulate,
  underPolicy,
} from './cohort.ts';
import { firstFewText, listText } from '../words/list-text.ts';

/**
 * Refuses filters that leave fewer people than the policy lets be shown, or leave out so few: with and without the
 * filter two results would disclose them by difference. Refusals never say how few, zero included. `isOfImport`: counts
 * everybody in the file rather than everybody asked. Errors: analysis/few-people, analysis/few-left-out,
 * analysis/few-filtered-by, analysis/unknown-filter-value.
 */
export function refuseFewPeople(cohort: Cohort, policy: Policy, isOfImport: boolean): void {
  if (policy.threshold === 0) return refuseUnknown(cohort, policy);
  const counted = byBackground(cohort, 1, (background) =>
    background === 'not-asked' && !isOfImport ? null : 0,
  );
  const peopleUnder = (filters: readonly CohortFilter[]): number =>
    tabulate({ ...cohort, filters }, [counted])[0] ?? 0;
  const isFew = (people: number): boolean => people > 0 && people < policy.threshold;
  const { filters } = cohort;
  for (const filter of filters) refuseFewInValues(cohort, filter, counted, isFew, policy);
  const people = peopleUnder(filters);
  if (people < policy.threshold) throw fewPeople(cohort, policy);
  const wider =
    filters.length === 0 ? [] : [[], ...filters.map((each) => filters.filter((other) => other !== each))];
  if (wider.some((kept) => isFew(peopleUnder(kept) - people))) throw fewLeftOut(cohort, policy);
  // A filter value without a name in any table would be the folded one.
  const isTooFew = (count: number): boolean => count < policy.threshold;
  for (const filter of filters) {
    const others = filters.filter((other) => other !== filter);
    if (others.length > 0) refuseFewInValues(cohort, filter, counted, isTooFew, policy, others);
  }
}

/** Refuses an option's answer that few of these people gave. Errors: analysis/few-chosen. */
export function refuseFewChosen(cohort: Cohort, field: string, answer: string, policy: Policy): void {
  if (policy.threshold === 0) return;
  const { column } = cohort.split(field);
  const chosen = Int32Array.from(column.labels, (each) => (each === answer ? 0 : -1));
  const people = tabulate(cohort, [{ codes: column.codes, slotOf: chosen, size: 1 }])[0] ?? 0;
  if (people < policy.threshold) throw fewChosen(cohort, field, policy);
}

/** The same refusal whether few people gave the answer or nobody did. */
export function fewChosen(cohort: Cohort, field: string, policy: Policy): AppError {
  return new AppError(
    'analysis/few-chosen',
    `The answer chosen of ${cohort.fieldLabel(field)} was given by fewer than ${policy.threshold} of these people, or by nobody: too few to be named under the policy ${policy.label}.`,
    `${chooseAnother(cohort, field, policy)} Or count it together with others on the Group answers screen.`,
  );
}

/** The available answers, or that it is to be another one. */
export function chooseAnother(cohort: Cohort, field: string, policy: Policy): string {
  return chooseAmong(cohort, field, policy) ?? 'Choose another answer.';
}

/** The available answers: those that a table of these people would name; null where there are none. */
export function chooseAmong(cohort: Cohort, field: string, policy: Policy): string | null {
  const { column } = cohort.split(field);
  const counted = byBackground(cohort, 1, (background) => (background === 'not-asked' ? null : 0));
  const { folding } = underPolicy(cohort, policy);
  const how = { isOrdered: column.isOrdered === true, rule: folding };
  const { labels, others } = foldedIn(cohort, byField(column), [counted], how);
  const given = new Set(column.labels);
  const named = labels.filter((label, place) => place !== others && given.has(label));
  return named.length === 0 ? null : `Choose among: ${firstFewText(named)}.`;
}

function refuseUnknown(cohort: Cohort, policy: Policy): void {
  const unknown = cohort.filters.find(({ namesUnknown }) => namesUnknown);
  if (!unknown) return;
  throw new AppError(
    'analysis/unknown-filter-value',
    `The filter on ${cohort.fieldLabel(unknown.field)} names an answer that this dataset does not have.`,
    `${chooseInFilter(cohort, unknown, policy)} Or remove the filter.`,
  );
}

/** Taken from everybody, since the filter itself narrows the choice. */
function chooseInFilter(cohort: Cohort, { field }: CohortFilter, policy: Policy): string {
  return cohort.fields.has(field)
    ? chooseAnother({ ...cohort, filters: [] }, field, policy)
    : 'Choose another answer.';
}

function refuseFewInValues(
  cohort: Cohort,
  filter: CohortFilter,
  counted: TabDimension,
  isFew: (people: number) => boolean,
  policy: Policy,
  others: readonly CohortFilter[] = [],
): void {
  const { field, codes, keep, namesUnknown } = filter;
  const each = { codes, slotOf: Int32Array.from(keep.keys()), size: keep.length };
  const people = tabulate({ ...cohort, filters: others }, [each, counted]);
  if (!namesUnknown && !people.some((count, code) => keep[code] === 1 && isFew(count))) return;
  throw new AppError(
    'analysis/few-filtered-by',
    `The filter on ${cohort.fieldLabel(field)} names an answer of fewer than ${policy.threshold} people${others.length === 0 ? '' : ' under the other filters'}, or of nobody: too few to be named under the policy ${policy.label}.`,
    `${chooseInFilter(cohort, filter, policy)} Or take that answer out of the filter, or count it together with others on the Group answers screen.`,
  );
}

function fewPeople(cohort: Cohort, { threshold, label }: Policy): AppError {
  const why = `fewer than ${threshold} people to count, too few to say anything of under the policy ${label}.`;
  return cohort.filters.length === 0
    ? new AppError('analysis/few-people', `This dataset holds ${why}`, 'Choose a dataset with more people.')
    : new AppError(
        'analysis/few-people',
        `The filter on ${fieldsOf(cohort)} keeps ${why}`,
        'Remove the filter, or choose more answers.',
      );
}

function fewLeftOut(cohort: Cohort, { threshold, label }: Policy): AppError {
  return new AppError(
    'analysis/few-left-out',
    `The filter on ${fieldsOf(cohort)} leaves out fewer than ${threshold} people, who could be told from a result without it under the policy ${label}.`,
    'Remove the filter: without it the figures are nearly the same. Or choose fewer answers.',
  );
}

function fieldsOf({ filters, fieldLabel }: Cohort): string {
  return listText([...new Set(filters.map(({ field }) => fieldLabel(field)))]);
}
