import { backgroundLabels, type Reason } from '../../background/background.ts';
import { answersOf, isListApplied, matchQuestionAnswer } from '../../background/questions.ts';
import { decisionsOnSpellings } from '../../background/spellings.ts';
import type { CategoryColumn } from '../../table/column.ts';
import { writtenBySlot } from '../../table/written-answers.ts';
import { type FieldId, fieldOf } from '../../table/fields.ts';

/** A person's decision on what a raw answer of a field means. */
export type FieldMeaning =
  /** An answer of the field's own list. */
  | { readonly kind: 'answer'; readonly code: string }
  /** A category under the person's own name; several answers may share it. */
  | { readonly kind: 'category'; readonly label: string }
  | { readonly kind: 'reason'; readonly reason: Reason };

/** How the raw answers of one field of a dataset are coded. */
export type FieldCoding = {
  readonly assignments: Readonly<Record<string, FieldMeaning>>;
  /** Categories from lowest to highest where the person ordered them; otherwise empty. */
  readonly order: readonly string[];
};

/** Not coded here: the key question has a coding of its own; wave and asked flag describe the file. */
const uncoded: ReadonlySet<FieldId> = new Set(['seb-occupation', 'asked-flag', 'wave']);

/** Whether answers of the field can be grouped, given a reason for being missing, and ordered. */
export function isCodable(field: FieldId): boolean {
  return fieldOf(field).type === 'category' && !uncoded.has(field);
}

/** The coding that the field's printed list suggests, overridden by the person's decisions on any spelling. */
export function withSuggestions(
  field: FieldId,
  labels: readonly string[],
  decided: FieldCoding,
): FieldCoding {
  const suggested = isListApplied(field) ? Object.fromEntries(listedAnswers(field, labels)) : {};
  return { ...decided, assignments: { ...suggested, ...decisionsOnSpellings(labels, decided.assignments) } };
}

/** Raw answers that match a printed wording of the field's list, with their meanings. */
export function listedAnswers(
  field: FieldId,
  labels: readonly string[],
): readonly (readonly [string, FieldMeaning])[] {
  return labels.flatMap((label) => {
    const code = label.trim() === '' ? null : matchQuestionAnswer(field, label);
    return code === null ? [] : [[label, { kind: 'answer', code }] as const];
  });
}

/** Uncoded answers, in a field that only takes answers of its list. */
export function unmatchedOf(
  field: FieldId,
  labels: readonly string[],
  coding: FieldCoding,
): readonly string[] {
  if (!isListApplied(field)) return [];
  return labels.filter((label) => label.trim() !== '' && meaningOf(label, coding) === undefined);
}

/** Code of each label in the field's list; null where it has none. */
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

/** Categories in display order: the person's order, else that of the printed list, else by name. */
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

/** The coded column that analyses read: categories in order, in place of raw answers. */
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

/** Own properties only: an answer can be any text, "constructor" too. */
function meaningOf(label: string, coding: FieldCoding): FieldMeaning | undefined {
  return Object.hasOwn(coding.assignments, label) ? coding.assignments[label] : undefined;
}
