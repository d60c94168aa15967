import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, rungs } from '../command-line.ts';

export type HostileRun = Outcome & {
  /** Text of each file that was written. */
  readonly written: Readonly<Record<string, string>>;
};

export type HostileRecipe = {
  readonly title?: string;
  readonly label?: string;
  readonly name?: string;
  readonly answers?: string;
  readonly file?: string;
  /** Name of a grouping of one's own. */
  readonly grouping?: string;
};

/** Quoted as RFC 4180 says, so that the words arrive as they are. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
}

/** Thirty people in each grade and each answer, so that nothing is hidden; the recipe as text, as an attacker writes it. */
export async function runHostile(
  folder: string,
  words: { readonly header: string; readonly grades: readonly string[]; readonly answers: readonly string[] },
  recipe: HostileRecipe = {},
): Promise<HostileRun> {
  const rows = words.grades.flatMap((grade) =>
    words.answers.flatMap((answer) => Array.from({ length: 30 }, () => [grade, answer])),
  );
  writeFileSync(join(folder, 'extract.csv'), csvText([[words.header, 'Occupation'], ...rows]));
  const quoted = (text: string) => JSON.stringify(text);
  const decided =
    recipe.answers ??
    `{${words.answers.map((answer) => `${quoted(answer)}: {"group": "working-class"}`).join(', ')}}`;
  const grouping =
    recipe.grouping === undefined
      ? ''
      : `"scheme": "own", "schemes": [{"id": "own", "label": ${quoted(recipe.grouping)},
          "basedOn": "smc-2021-three", "groups": {"technical": "intermediate"}}],`;
  const text = `{"rungs": 1, "title": ${quoted(recipe.title ?? 'Title')}, "policy": "10-5", ${grouping}
    "datasets": [{"id": "d", "label": ${quoted(recipe.label ?? 'Staff')}, "wave": "2026-03-31",
      "file": ${quoted(recipe.file ?? 'extract.csv')}, "read": {"headerRow": 1},
      "columns": {${quoted(words.header)}: "grade", "Occupation": "seb-occupation"}, "answers": ${decided}}],
    "analyses": [{"analysis": "representation", "dataset": "d", "options": {"by": "grade"}
      ${recipe.name === undefined ? '' : `, "name": ${quoted(recipe.name)}`}}]}`;
  writeFileSync(join(folder, 'recipe.json'), text);
  const out = join(folder, 'out');
  const outcome = await rungs(['run', join(folder, 'recipe.json'), '--out', out], {
    RUNGS_USER_DATA: join(folder, 'user-data'),
  });
  return { ...outcome, written: readAll(out) };
}

function readAll(folder: string): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
  } catch {
    return {};
  }
}
