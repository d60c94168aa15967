import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesFolder } from './cases.ts';

const cases = casesFolder();

/** Where the cases made after public reports are; null in a plain clone. */
export const reportCases = cases === null ? null : join(cases, 'public_reports');

type CaseRecipe = { readonly datasets: readonly Readonly<Record<string, unknown>>[] };

/** A recipe of a case with one file, and that file as it is to lie beside it. */
export function reportCase(name: string) {
  const folder = reportCases ?? '';
  const recipe = JSON.parse(readFileSync(join(folder, 'recipes', `${name}.json`), 'utf8')) as CaseRecipe;
  return {
    recipe: { ...recipe, datasets: recipe.datasets.map((dataset) => ({ ...dataset, file: 'staff.csv' })) },
    files: { 'staff.csv': readFileSync(join(folder, `${name}.csv`), 'utf8') },
  };
}
