import { z } from 'zod';
import { checkOwnScheme } from '../background/check-own-scheme.ts';
import { MOST_OWN_SCHEMES, ownPlaces } from '../background/own-places.ts';
import { schemes } from '../background/schemes.ts';
import { AppError } from '../errors.ts';

z.config({ jitless: true });

const text = z.string().min(1).max(200);

/** Own groupings, written beside `scheme`; answers not named stay as in the base. */
const ownScheme = z.strictObject({
  id: text,
  version: z.number().int().min(1).default(1),
  label: z.string(),
  basedOn: text,
  groups: z
    .record(
      z.string(),
      z.enum(ownPlaces, 'an answer stands in professional, intermediate, working-class or no-class'),
    )
    .default({}),
});
type RecipeScheme = z.infer<typeof ownScheme>;

export const recipeSchemes = z
  .array(ownScheme)
  .max(MOST_OWN_SCHEMES, `a recipe holds at most ${MOST_OWN_SCHEMES} groupings of its own`)
  .check(({ value, issues }) => {
    if (value.length > MOST_OWN_SCHEMES) return;
    for (const [index, scheme] of value.entries()) {
      const problem = problemOf(scheme, value.slice(0, index));
      if (problem) issues.push({ code: 'custom', input: value, ...problem, path: [index, problem.part] });
    }
  })
  .default([]);

function problemOf(
  scheme: RecipeScheme,
  earlier: readonly RecipeScheme[],
): { readonly part: string; readonly message: string } | null {
  if ([...schemes, ...earlier].some(({ id }) => id === scheme.id)) {
    return { part: 'id', message: 'another grouping has this id; give it one of its own' };
  }
  try {
    checkOwnScheme(
      scheme,
      earlier.map(({ label }) => label),
    );
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { what, whatToDo, fields } = error.detail;
    const message = `${inSentence(what)}; ${inSentence(whatToDo)}`;
    return { part: String(fields['part']), message };
  }
}

/** As a part of a longer sentence. */
function inSentence(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
