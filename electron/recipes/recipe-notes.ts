import { spellingKey } from '../../core/background/spellings.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { isFieldId } from '../../core/table/fields.ts';
import type { Recipe } from '../../core/project/recipe.ts';
import type { Ask } from '../base/ask.ts';

type RecipeDataset = Recipe['datasets'][number];

/**
 * Decisions of a recipe that matched nothing in its file, most often since it was written for another wave. Whether an
 * answer is rare or absent, or a fix found few rows or none, is not disclosed.
 */
export async function notesOn(
  ask: Ask,
  dataset: RecipeDataset,
  datasetId: string,
): Promise<readonly string[]> {
  const policyId = (await ask('project.state', {}))?.policy.id;
  const threshold = policyId === undefined ? 0 : policies[policyId].threshold;
  return [
    ...(await idleAnswers(ask, dataset, datasetId, threshold)),
    ...(await idleCodings(ask, dataset, datasetId, threshold)),
    ...(await idleFixes(ask, dataset, datasetId, threshold)),
  ].map((note) => `${dataset.label}: ${note}`);
}

async function idleAnswers(
  ask: Ask,
  dataset: RecipeDataset,
  datasetId: string,
  threshold: number,
): Promise<readonly string[]> {
  const decided = Object.keys(dataset.answers);
  if (decided.length === 0) return [];
  if (!Object.values(dataset.columns).includes('seb-occupation')) {
    return ['the recipe decides on answers to the key question, and gives no column that meaning.'];
  }
  const { value } = await ask('answers.list', { datasetId });
  return absent(decided, value.answers, 'the key question', threshold);
}

async function idleCodings(
  ask: Ask,
  dataset: RecipeDataset,
  datasetId: string,
  threshold: number,
): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const [field, coding] of Object.entries(dataset.codings)) {
    const decided = Object.keys(coding?.answers ?? {});
    const isMapped = Object.values(dataset.columns).some((each) => each === field);
    if (decided.length === 0 || !isFieldId(field) || !isMapped) continue;
    const { value } = await ask('coding.list', { datasetId, field });
    notes.push(...absent(decided, value.answers, field, threshold));
  }
  return notes;
}

function absent(
  decided: readonly string[],
  held: readonly { readonly answer: string; readonly count: number }[],
  question: string,
  threshold: number,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { answer, count } of held) {
    const key = spellingKey(answer);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const missing = decided.filter(
    (answer) => (counts.get(spellingKey(answer)) ?? 0) < Math.max(1, threshold),
  ).length;
  if (missing === 0) return [];
  const answers = missing === 1 ? '1 answer' : `${missing} answers`;
  const few = threshold === 0 ? '' : ', or too few people to say';
  return [`the recipe decides on ${answers} to ${question} that nobody gave${few}.`];
}

async function idleFixes(
  ask: Ask,
  { fixes }: RecipeDataset,
  datasetId: string,
  threshold: number,
): Promise<readonly string[]> {
  if (fixes.length === 0) return [];
  const { value } = await ask('check.list', { datasetId });
  return idleFindings(
    fixes.map(({ check }) => check),
    value.done,
    threshold,
  );
}

/** Fixes that matched no rows; with a threshold also those that matched fewer. */
export function idleFindings(
  wanted: readonly string[],
  done: readonly { readonly finding: string; readonly rowCount: number }[],
  threshold = 0,
): readonly string[] {
  const made = new Set(done.filter(({ rowCount }) => rowCount >= threshold).map(({ finding }) => finding));
  const few = threshold === 0 ? '' : ', or too few rows to say';
  return wanted
    .filter((finding) => !made.has(finding))
    .map((finding) => `nothing to fix for ${finding}${few}.`);
}
