import { plainText } from '../../background/plain-text.ts';
import type { FieldId } from '../../table/fields.ts';
import { categoriesOf, categoryOf, type FieldCoding, withSuggestions } from './field-coding.ts';

/**
 * The category that a name in a recipe means: a category of that name, the category of that answer in the file, or that
 * of a printed answer of the field's list ("Men" in a file where M is coded as Male). A name that means none of them is
 * returned unchanged.
 */
export function categoryNamed(
  field: FieldId,
  name: string,
  answers: readonly string[],
  coding: FieldCoding,
): string {
  const categories = categoriesOf(field, answers, coding);
  const words = plainText(name);
  const alike = (texts: readonly string[]): readonly string[] =>
    words === '' ? [] : texts.filter((text) => plainText(text) === words);
  const listed = categoryOf(field, name, withSuggestions(field, [name], coding));
  const meant = [
    ...categories.filter((category) => category === name),
    ...only(answers.filter((answer) => answer === name).map((answer) => categoryOf(field, answer, coding))),
    ...only(alike(categories)),
    ...only(alike(answers).map((answer) => categoryOf(field, answer, coding))),
    ...categories.filter((category) => category === listed),
  ];
  return meant[0] ?? name;
}

/** These categories where all are the same one; none where they differ, since an ambiguous name means nothing. */
function only(categories: readonly string[]): readonly string[] {
  const found = new Set(categories);
  return found.size === 1 && !found.has('') ? [...found] : [];
}
