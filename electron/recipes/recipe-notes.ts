import { isFieldId } from '../../core/table/fields.ts';
import type { Recipe } from '../../core/project/recipe.ts';
import type { Ask } from '../base/ask.ts';

type RecipeDataset = Recipe['datasets'][number];

/** What a recipe asks for that its file has no use for: most often it was written for another wave. */
export async function notesOn(
  ask: Ask,
  dataset: RecipeDataset,
  datasetId: string,
): Promise<readonly string[]> {
  return [
    ...(await idleAnswers(ask, dataset, datasetId)),
    ...(await idleCodings(ask, dataset, datasetId)),
    ...(await idleFixes(ask, dataset, datasetId)),
  ].map((note) => `${dataset.label}: ${note}`);
}

async function idleAnswers(ask: Ask, dataset: RecipeDataset, datasetId: string): Promise<readonly string[]> {
  const decided = Object.keys(dataset.answers);
  if (decided.length === 0) return [];
  if (!Object.values(dataset.columns).includes('seb-occupation')) {
    return ['the recipe decides on answers to the key question, and gives no column that meaning.'];
  }
  const { value } = await ask('answers.list', { datasetId });
  return absent(
    decided,
    value.answers.map(({ answer }) => answer),
    'the key question',
  );
}

async function idleCodings(ask: Ask, dataset: RecipeDataset, datasetId: string): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const [field, coding] of Object.entries(dataset.codings)) {
    const decided = Object.keys(coding?.answers ?? {});
    const isMapped = Object.values(dataset.columns).some((each) => each === field);
    if (decided.length === 0 || !isFieldId(field) || !isMapped) continue;
    const { value } = await ask('coding.list', { datasetId, field });
    notes.push(
      ...absent(
        decided,
        value.answers.map(({ answer }) => answer),
        field,
      ),
    );
  }
  return notes;
}

function absent(decided: readonly string[], held: readonly string[], question: string): readonly string[] {
  const known = new Set(held);
  const missing = decided.filter((answer) => !known.has(answer)).length;
  if (missing === 0) return [];
  const answers = missing === 1 ? '1 answer' : `${missing} answers`;
  return [`the recipe decides on ${answers} to ${question} that nobody gave.`];
}

async function idleFixes(ask: Ask, { fixes }: RecipeDataset, datasetId: string): Promise<readonly string[]> {
  if (fixes.length === 0) return [];
  const { value } = await ask('check.list', { datasetId });
  return idleFindings(
    fixes.map(({ check }) => check),
    value.done,
  );
}

/** Fixes that found nothing to mend. */
export function idleFindings(
  wanted: readonly string[],
  done: readonly { readonly finding: string }[],
): readonly string[] {
  const made = new Set(done.map(({ finding }) => finding));
  return wanted.filter((finding) => !made.has(finding)).map((finding) => `nothing to fix for ${finding}.`);
}
