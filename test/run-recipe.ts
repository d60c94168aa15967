import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Result } from '../core/results/result.ts';
import { resultsSchema } from '../core/report/json/results-file.ts';
import { inFolder, type Outcome, rungs } from './command-line.ts';

/** As it is written: without the counts and figures that it was made of. */
export type NamedResult = Omit<Result, 'published'> & { readonly name: string };

export type RecipeOutcome = Outcome & {
  /** None where the run was refused. */
  readonly results: readonly NamedResult[];
  /** '' where no report was asked for. */
  readonly html: string;
};

/** Runs a recipe from the command line, in a folder that holds the files beside it. */
export async function runRecipe(
  recipe: unknown,
  files: Readonly<Record<string, string>> = {},
  format = 'json',
  more: readonly string[] = [],
): Promise<RecipeOutcome> {
  return inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const path = join(folder, 'recipe.json');
    writeFileSync(path, JSON.stringify(recipe));
    const outcome = await rungs(['run', path, '--out', folder, '--format', format, ...more]);
    const read = (name: string): string | null =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null;
    const written = read('results.json');
    const results = written === null ? [] : resultsSchema.parse(JSON.parse(written)).results;
    return { ...outcome, results: results.map(byLabel), html: read('report.html') ?? '' };
  });
}

type Written = z.infer<typeof resultsSchema>['results'][number];

/** Tests name cells as the analyses do: by background, and by the labels of the file. */
function byLabel({ estimates, ...result }: Written): NamedResult {
  const nameOf = (key: string, id: string, label: string): string =>
    key === 'background' || id === 'everyone' ? id : label;
  return {
    ...result,
    estimates: estimates.map(({ labels, ...estimate }) => ({
      ...estimate,
      of: Object.fromEntries(
        Object.entries(estimate.of).map(([key, id]) => [key, nameOf(key, id, labels[key] ?? id)]),
      ),
    })),
  };
}

/** The results of a recipe that has to go through. */
export async function resultsOf(
  recipe: unknown,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly NamedResult[]> {
  const { results, error, code } = await runRecipe(recipe, files);
  if (code !== 0 || error !== '') throw new Error(`The recipe was refused: ${error}`);
  return results;
}
