import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { z } from 'zod';
import type { AnswerMeaning } from '../../core/background/scheme.ts';
import { optionsToday } from '../../core/analyses/parts/options-version.ts';
import { analysisOf } from '../../core/analyses/registry.ts';
import { AppError } from '../../core/errors.ts';
import { printedText } from '../../core/intake/mapping/heading-text.ts';
import type { FieldMeaning } from '../../core/intake/coding/field-coding.ts';
import { nameAnalyses } from '../../core/report/json/json.ts';
import type { Input, Output } from '../../core/contract/requests.ts';
import { type Recipe, recipeSchema } from '../../core/project/recipe.ts';
import { type Ask, RefusedError } from '../base/ask.ts';
import type { FileTokens } from '../base/file-tokens.ts';
import { notesOn } from './recipe-notes.ts';
import { faultyLine, invalidRecipe, refuseUnknownAnswers } from './recipe-faults.ts';
import { columnsOf, fieldNamed, optionsWithFields } from './recipe-fields.ts';

export type RecipeFile = { readonly recipe: Recipe; readonly folder: string };

/** Errors: recipe/missing, recipe/unreadable, recipe/invalid, recipe/unknown-answer, recipe/unknown-field. */
export function readRecipe(path: string): RecipeFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new AppError('recipe/missing', 'The recipe could not be opened.', 'Check its name and place.');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AppError(
      'recipe/unreadable',
      'The recipe is not JSON.',
      `Open it in a text editor and mend line ${faultyLine(text)}.`,
    );
  }
  const parsed = recipeSchema.safeParse(json);
  if (!parsed.success) throw invalidRecipe(json, parsed.error.issues);
  refuseUnknownAnswers(parsed.data);
  return { recipe: parsed.data, folder: dirname(resolve(path)) };
}

export type Listeners = {
  /** Receives a sentence for each part of the recipe that matched nothing in its files. */
  readonly onNote: (note: string) => void;
  readonly onJoined?: (label: string, joined: Output<'dataset.join'>['value']) => void;
};

/** Imports the extracts of a recipe into the open project; returns the dataset id of each. */
export async function importDatasets(
  ask: Ask,
  tokens: FileTokens,
  { recipe, folder }: RecipeFile,
  jobId: string,
  { onNote, onJoined = () => undefined }: Listeners = { onNote: () => undefined },
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const dataset of recipe.datasets) {
    if (dataset.file === undefined) {
      throw new AppError(
        'recipe/no-file',
        `The recipe names no file for ${dataset.label}.`,
        'Name the file, or run the recipe on a project that holds the dataset.',
      );
    }
    const token = tokens.issue(resolve(folder, dataset.file));
    const { encoding, delimiter, headerRow, sheet } = dataset.read;
    const inspected = ask('extract.inspect', {
      jobId,
      token,
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(headerRow === undefined ? {} : { headerRow }),
      ...(sheet === undefined ? {} : { sheet }),
    });
    await inspected.catch((error: unknown) => {
      throw error instanceof RefusedError ? ofFile(basename(dataset.file ?? ''), error) : error;
    });
    const { value } = await ask('dataset.import', {
      jobId,
      token,
      label: dataset.label,
      kind: dataset.kind,
      wave: dataset.wave,
      columns: Object.entries(dataset.columns).map(([column, field]) => ({ column, field })),
      confirmed: dataset.confirmed,
    });
    ids.set(dataset.id, value.datasetId);
    const assignments = Object.entries(dataset.answers).map(([answer, decision]) => ({
      answer,
      meaning: meaningOf(decision),
    }));
    if (assignments.length > 0) await ask('answers.assign', { datasetId: value.datasetId, assignments });
    await codeFields(ask, value.datasetId, dataset);
    for (const { check, fix } of dataset.fixes) {
      await ask('check.fix', { datasetId: value.datasetId, finding: check, fix });
    }
    for (const note of await notesOn(ask, dataset, value.datasetId)) onNote(note);
  }
  for (const { id, left, right, ...join } of recipe.joins) {
    const { value } = await ask('dataset.join', {
      jobId,
      ...join,
      leftId: datasetNamed(left, ids),
      rightId: datasetNamed(right, ids),
    });
    ids.set(id, value.datasetId);
    onJoined(join.label, value);
  }
  return ids;
}

/** The refusal of one of several extracts, with its name as the recipe writes it. */
function ofFile(file: string, { failure }: RefusedError): RefusedError {
  return new RefusedError({ ...failure, what: `${printedText(file)}: ${failure.what}` });
}

async function codeFields(
  ask: Ask,
  datasetId: string,
  { codings, columns }: Recipe['datasets'][number],
): Promise<void> {
  for (const [name, coding] of Object.entries(codings)) {
    const field = fieldNamed(columns, name);
    const assignments = Object.entries(coding.answers).map(([answer, decision]) => ({
      answer,
      meaning: fieldMeaningOf(decision),
    }));
    if (assignments.length > 0) await ask('coding.assign', { datasetId, field, assignments });
    if (coding.order.length > 0) await ask('coding.order', { datasetId, field, order: coding.order });
  }
}

/** Dataset ids in the open project by label and wave. */
export async function findDatasets(ask: Ask, { recipe }: RecipeFile): Promise<ReadonlyMap<string, string>> {
  const state = await ask('project.state', {});
  const waves = new Map(recipe.datasets.map(({ id, wave }) => [id, wave]));
  for (const { id, left } of recipe.joins) waves.set(id, waves.get(left) ?? '');
  const wanted = [...recipe.datasets, ...recipe.joins].map(({ id, label }) => ({
    id,
    label,
    wave: waves.get(id) ?? '',
  }));
  return new Map(
    wanted.map((dataset) => {
      const found = state?.datasets.find(
        ({ label, wave }) => label === dataset.label && wave === dataset.wave,
      );
      if (!found) {
        throw new AppError(
          'recipe/no-dataset',
          `The project holds no dataset called ${dataset.label} of ${dataset.wave}.`,
          'Import it first, or run the recipe without a project.',
        );
      }
      return [dataset.id, found.id];
    }),
  );
}

type Run = Input<'recipe.export'>['runs'][number];

/** Errors: recipe/unknown-dataset. */
function datasetNamed(id: string, datasetIds: ReadonlyMap<string, string>): string {
  const found = datasetIds.get(id);
  if (found !== undefined) return found;
  throw new AppError(
    'recipe/unknown-dataset',
    `The recipe names the dataset ${id}, which it does not describe.`,
    `Use one of: ${[...datasetIds.keys()].join(', ')}.`,
  );
}

/** Requests for all analyses of a recipe, with the names of their files. Errors: recipe/unknown-dataset. */
export function runsOf({ recipe }: RecipeFile, datasetIds: ReadonlyMap<string, string>): Run[] {
  const names = nameAnalyses(recipe.analyses.map(({ analysis }) => analysis));
  return recipe.analyses.map(
    ({ name, analysis, version, dataset, beside, filters, weighting, ...given }, index) => {
      const datasetId = datasetNamed(dataset, datasetIds);
      const { scheme: schemeId, benchmark: benchmarkId } = recipe;
      const own = recipe.schemes.find(({ id }) => id === schemeId);
      const columns = columnsOf(recipe, dataset);
      const options = optionsToday(analysisOf(analysis), version ?? null, given.options);
      return {
        name: name ?? names[index] ?? analysis,
        request: {
          analysisId: analysis,
          datasetId,
          ...(beside.length === 0 ? {} : { besideIds: beside.map((each) => datasetNamed(each, datasetIds)) }),
          options: optionsWithFields(analysis, options, columns),
          filters: filters.map(({ field, values }) => ({ field: fieldNamed(columns, field), values })),
          ...(weighting === undefined ? {} : { weighting }),
          ...(own ? { scheme: own } : { schemeId }),
          benchmarkId,
        },
      };
    },
  );
}

type FieldDecision = Recipe['datasets'][number]['codings'][string]['answers'][string];

function fieldMeaningOf(decision: FieldDecision): FieldMeaning {
  if ('answer' in decision) return { kind: 'answer', code: decision.answer };
  return 'category' in decision
    ? { kind: 'category', label: decision.category }
    : { kind: 'reason', reason: decision.reason };
}

function meaningOf(
  decision: z.infer<typeof recipeSchema>['datasets'][number]['answers'][string],
): AnswerMeaning {
  if ('answer' in decision) return { kind: 'answer', code: decision.answer };
  return 'group' in decision
    ? { kind: 'group', group: decision.group }
    : { kind: 'reason', reason: decision.reason };
}
