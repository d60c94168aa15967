import type { Output } from '../../../core/contract/requests.ts';
import { type FieldId, fieldOf, isOther, nextOther } from '../../../core/contract/words.ts';
import type { MappingDraft } from '../../session/session.ts';

export type Inspection = Output<'extract.inspect'>['value'];
/** Field by column position; null leaves the column out. */
export type Mapping = readonly (FieldId | null)[];
/** Dataset or saved mapping that is taken over, with the differences. */
export type Template = NonNullable<Inspection['template']>;

export function guessedMapping(inspection: Inspection): Mapping {
  return inspection.guesses.map((guess) => (guess.leaveOut ? null : guess.field));
}

/** The template that the mapping follows; null where the columns are mapped afresh. */
export function templateOf({ template }: Inspection, { isAfresh }: Pick<MappingDraft, 'isAfresh'>) {
  return isAfresh ? null : template;
}

/** Fields set by hand, as far as their columns are there; the others as in the template, or as guessed. */
export function mappingOf(inspection: Inspection, draft: Pick<MappingDraft, 'isAfresh' | 'fields'>): Mapping {
  const otherwise = templateOf(inspection, draft)?.fields ?? guessedMapping(inspection);
  return inspection.columns.map(({ name }, position) => {
    const byHand = draft.fields.get(name);
    return byHand === undefined ? (otherwise[position] ?? null) : byHand;
  });
}

/** Number of columns mapped as in the template: those it knows and does not hold back. */
export function columnsAsBefore({ columns }: Inspection, { differences }: Template): ReadonlySet<string> {
  const others = new Set([...differences.came, ...differences.heldBack.map(({ column }) => column)]);
  return new Set(columns.map(({ name }) => name).filter((name) => !others.has(name)));
}

/** Sets a column's field; a further characteristic that is taken becomes the next free one. */
export function withMeaning(mapping: Mapping, position: number, field: FieldId | null): Mapping {
  const others = mapping.with(position, null);
  const isTaken = field !== null && isOther(field) && others.includes(field);
  return mapping.with(position, isTaken ? nextOther(others) : field);
}

/** Fields claimed by several columns, with the names of these. */
export function findRepeats(
  inspection: Inspection,
  mapping: Mapping,
): readonly { readonly label: string; readonly columns: readonly string[] }[] {
  const taken = Map.groupBy(inspection.columns.keys(), (position) => mapping[position] ?? null);
  return [...taken]
    .filter(([field, positions]) => field !== null && positions.length > 1)
    .map(([field, positions]) => ({
      label: labelOf(field),
      columns: positions.map((position) => inspection.columns[position]?.name ?? ''),
    }));
}

export function labelOf(field: FieldId | null): string {
  return field === null ? 'Leave out' : fieldOf(field).label;
}

/** ISO date in a file name: staff_2026-03-31.csv -> 2026-03-31; '' without one. */
export function dateInName(fileName: string): string {
  return /\d{4}-\d{2}-\d{2}/.exec(fileName)?.[0] ?? '';
}

export function nameWithoutEnding(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '');
}
