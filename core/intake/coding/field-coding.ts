import { backgroundLabels, type Reason } from '../../background/background.ts';
import { answersOf, isListApplied, matchQuestionAnswer } from '../../background/questions.ts';
import type { CategoryColumn } from '../../table/column.ts';
import { writtenBySlot } from '../../table/written-answers.ts';
import { type FieldId, fieldOf } from '../../table/fields.ts';

/** What a person decided that a raw answer of a field means. */
export type FieldMeaning =
  /** An answer of the field's own list. */
  | { readonly kind: 'answer'; readonly code: string }
  /** A category under a name of the person's own; it takes answers together. */
  | { readonly kind: 'category'; readonly label: string }
  | { readonly kind: 'reason'; readonly reason: Reason };

/** How the raw answers of one field of one dataset are understood. */
export type FieldCoding = {
  readonly assignments: Readonly<Record<string, FieldMeaning>>;
  /** Categories from the lowest to the highest, where the person gave them an order; else empty. */
  readonly order: readonly string[];
};

/** The key question has its own coding, and what names a wave or says who was asked has none. */
const uncoded: ReadonlySet<FieldId> = new Set(['seb-occupation', 'asked-flag', 'wave']);

/** Whether the answers of a field can be taken together, given a reason and put in order. */
export function isCodable(field: FieldId): boolean {
  return fieldOf(field).type === 'category' && !uncoded.has(field);
}

/** The person's decisions over what the wordings of the field's list say. */
export function withSuggestions(
  field: FieldId,
  labels: readonly string[],
  decided: FieldCoding,
): FieldCoding {
  const suggested = isListApplied(field) ? Object.fromEntries(listedAnswers(field, labels)) : {};
  return { ...decided, assignments: { ...suggested, ...decided.assignments } };
}

/** Raw answers that are printings of the field's own list, with what they mean. */
export function listedAnswers(
  field: FieldId,
  labels: readonly string[],
): readonly (readonly [string, FieldMeaning])[] {
  return labels.flatMap((label) => {
    const code = label.trim() === '' ? null : matchQuestionAnswer(field, label);
    return code === null ? [] : [[label, { kind: 'answer', code }] as const];
  });
}

/** Answers that have no meaning yet, in a field whose answers must be those of its list. */
export function unmatchedOf(
  field: FieldId,
  labels: readonly string[],
  coding: FieldCoding,
): readonly string[] {
  if (!isListApplied(field)) return [];
  return labels.filter((label) => label.trim() !== '' && meaningOf(label, coding) === undefined);
}

/** The code of each label of a column in the field's list; null where it has none. */
export function codesOf(
  field: FieldId,
  labels: readonly string[],
  coding: FieldCoding,
): readonly (string | null)[] {
  const answers = answersOf(field);
  return labels.map((label) => {
    const meaning = meaningOf(label, coding);
    if (meaning?.kind === 'answer') return meaning.code;
    if (meaning?.kind !== 'reason') return null;
    return answers.find(({ reason }) => reason === meaning.reason)?.code ?? null;
  });
}

/** The category that a raw answer is counted in; '' where it counts as blank. */
export function categoryOf(field: FieldId, label: string, coding: FieldCoding): string {
  const meaning = meaningOf(label, coding);
  if (meaning === undefined) return label.trim() === '' ? '' : label;
  switch (meaning.kind) {
    case 'category':
      return meaning.label;
    case 'reason':
      return meaning.reason === 'blank' ? '' : backgroundLabels[meaning.reason];
    case 'answer':
      return answersOf(field).find(({ code }) => code === meaning.code)?.label ?? label;
  }
}

/** Categories in the order in which they stand: the person's, else that of the printed list, else by name. */
export function categoriesOf(
  field: FieldId,
  labels: readonly string[],
  coding: FieldCoding,
): readonly string[] {
  const found = new Set(
    labels.map((label) => categoryOf(field, label, coding)).filter((each) => each !== ''),
  );
  const printed = isListApplied(field) ? answersOf(field).map(({ label }) => label) : [];
  const first = [...coding.order, ...printed].filter((each) => found.has(each));
  return [...new Set([...first, ...[...found].toSorted(inReadingOrder.compare)])];
}

/** A field's column as analyses see it: categories in their order in place of raw answers. */
export function codeColumn(field: FieldId, column: CategoryColumn, coding: FieldCoding): CategoryColumn {
  const categories = categoriesOf(field, column.labels, coding);
  const labels = ['', ...categories];
  const position = new Map(labels.map((label, code) => [label, code]));
  const codeOf = Uint16Array.from(
    column.labels,
    (label) => position.get(categoryOf(field, label, coding)) ?? 0,
  );
  const codes =
    labels.length <= 256 ? new Uint8Array(column.codes.length) : new Uint16Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) codes[row] = codeOf[column.codes[row]!]!;
  return {
    ...{ type: 'category', codes, labels, isOrdered: true },
    written: writtenBySlot({ labels: column.labels }, codeOf, labels.length),
  };
}

const inReadingOrder = new Intl.Collator('en-GB', { numeric: true });

/** An answer can be any text, "constructor" too. */
function meaningOf(label: string, coding: FieldCoding): FieldMeaning | undefined {
  return Object.hasOwn(coding.assignments, label) ? coding.assignments[label] : undefined;
}
