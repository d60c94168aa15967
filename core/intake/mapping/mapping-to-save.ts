import type { Policy } from '../../disclosure/policy.ts';
import type { FieldId } from '../../table/fields.ts';
import {
  MOST_ANSWER_LETTERS,
  type SavedCoding,
  type SavedMapping,
  type SavedMeaning,
} from './saved-mapping.ts';
import { looksLikePerson } from './value-patterns.ts';

/** Decisions on the answers of one question, with the number of people who gave each. */
export type DecidedAnswers = {
  readonly field: FieldId;
  readonly assignments: Readonly<Record<string, SavedMeaning>>;
  readonly order: readonly string[];
  readonly peopleGiving: ReadonlyMap<string, number>;
  readonly peopleIn: ReadonlyMap<string, number>;
};

export type MappingSource = Pick<SavedMapping, 'label' | 'kind' | 'read' | 'columns'> & {
  readonly decided: readonly DecidedAnswers[];
};

/** An answer is saved from twice the threshold on, as it is named in the import report: the two are read together. */
const LEAVES_FROM = 2;

/** The mapping that may leave the project, and the number of answers kept back because few people gave them. */
export function mappingToSave(
  { label, kind, read, columns, decided }: MappingSource,
  { threshold }: Policy,
): { readonly mapping: SavedMapping; readonly answersHeldBack: number } {
  const fewest = LEAVES_FROM * threshold;
  const isHeld = (text: string, counts: ReadonlyMap<string, number>): boolean => {
    const people = counts.get(text) ?? 0;
    return people > 0 && people >= fewest && text.length <= MOST_ANSWER_LETTERS;
  };
  let answersHeldBack = 0;
  const codings = decided.flatMap(({ field, assignments, order, peopleGiving, peopleIn }): SavedCoding[] => {
    const all = Object.entries(assignments).map(([answer, meaning]) => ({ answer, meaning }));
    const answers = all
      .filter(({ answer }) => isHeld(answer, peopleGiving))
      .toSorted((left, right) => (left.answer < right.answer ? -1 : 1));
    answersHeldBack += all.length - answers.length;
    const kept = order.filter((category) => isHeld(category, peopleIn));
    return answers.length + kept.length === 0 ? [] : [{ field, answers, order: kept }];
  });
  return {
    mapping: {
      rungsMapping: 1,
      label,
      kind,
      read,
      columns: columns.filter(({ column }) => !looksLikePerson(column.trim())),
      codings,
    },
    answersHeldBack,
  };
}
