import { resolve } from 'node:path';
import { analysisOf } from '../../core/analyses/registry.ts';
import type { Output } from '../../core/contract/requests.ts';
import { type ReportFormat, reportFormatIds } from '../../core/report/formats.ts';
import { reopen } from '../../core/results/seal.ts';
import { AppError } from '../../core/errors.ts';
import { type Ask, RefusedError } from '../base/ask.ts';
import { newJobId } from '../host/core-host.ts';
import { findDatasets, importDatasets, readRecipe, runsOf } from '../recipes/recipe-file.ts';
import { datasetNamed } from './dataset-named.ts';
import { statedTime, timeMade, withHost } from './host.ts';
import { refusalFor } from './open-answers.ts';
import { printOpenFindings } from './open-findings.ts';
import { readPassphrase } from './passphrase.ts';
import {
  listOption,
  type OptionValues,
  passphraseOption,
  textOption,
  UsageError,
  type Verb,
} from './verb.ts';

export const runCommand: Verb = {
  usage: `[PROJECT.rungs] RECIPE.json --out FOLDER [--format ${reportFormatIds.join(',')}] [--beside DATASET] [--time TIME]`,
  summary: 'Goes from files, or from a project, to protected results.',
  options: {
    ...passphraseOption,
    out: { type: 'string' },
    format: { type: 'string', multiple: true, default: [reportFormatIds.join(',')] },
    beside: { type: 'string', multiple: true },
    time: { type: 'string' },
  },
  async run(positionals, options) {
    const [recipePath = '', projectPath] = positionals.toReversed();
    const out = textOption(options, 'out');
    if (positionals.length === 0 || positionals.length > 2)
      throw new UsageError('This takes a recipe, and perhaps a project before it.');
    if (out === undefined) throw new UsageError('--out says where the results go.');
    const formats = formatsOf(options);
    const file = readRecipe(recipePath);
    const passphrase = projectPath === undefined ? null : await readPassphrase(options, 'open');
    const now = statedTime(options);
    const made = timeMade(options);
    await withHost(now, async ({ ask, tokens }) => {
      const jobId = newJobId();
      if (projectPath === undefined || passphrase === null) {
        await ask('project.create-temporary', { name: file.recipe.title, policy: file.recipe.policy });
      } else {
        await ask('project.open', { token: tokens.issue(resolve(projectPath)), passphrase });
      }
      const notes: string[] = [];
      const ids =
        projectPath === undefined
          ? await importDatasets(ask, tokens, file, jobId, { onNote: (note) => notes.push(note) })
          : await findDatasets(ask, file);
      const runs = await withBeside(ask, runsOf(file, ids), listOption(options, 'beside'), ids);
      const exported = ask('recipe.export', {
        jobId,
        token: tokens.issue(resolve(out)),
        formats: [...formats],
        title: file.recipe.title,
        made,
        runs,
      });
      const {
        files: written,
        sealed,
        refused,
      } = await exported.catch(async (error: unknown) => {
        throw error instanceof RefusedError ? await allRefused(ask, error, runs) : error;
      });
      for (const note of notes) console.log(note);
      const results = sealed.map((bytes) => reopen(bytes).value);
      const facts = results.flatMap(({ context }) => context.facts.map(({ sentence }) => sentence));
      for (const sentence of new Set(facts)) console.log(`To know: ${sentence}`);
      for (const { analysis, sentences, strength } of results) {
        console.log(
          `${analysis.title}: ${sentences[0] ?? ''}${strength === null ? '' : ` [${strength.label}]`}`,
        );
      }
      if (formats.includes('pdf') && !written.includes('report.pdf')) {
        console.log('No PDF: it needs Chromium, Chrome or Edge on this computer.');
      }
      console.log(
        `Wrote ${written.length} files: ${written.slice(0, 4).join(', ')}${written.length > 4 ? ' …' : ''}`,
      );
      await printOpenFindings(ask, runs.flatMap(datasetsOf));
      if (refused.length > 0) throw await notAll(ask, refused, sealed.length, runs);
    });
  },
};

type Runs = ReturnType<typeof runsOf>;

/**
 * The datasets that are named, by their id in the recipe or as the project calls them, stand beside in every analysis
 * that can use them and names none itself. Errors: project/no-dataset, recipe/beside-unused.
 */
async function withBeside(
  ask: Ask,
  runs: Runs,
  names: readonly string[],
  ids: ReadonlyMap<string, string>,
): Promise<Runs> {
  if (names.length === 0) return runs;
  const besideIds: string[] = [];
  for (const name of names) besideIds.push(ids.get(name) ?? (await datasetNamed(ask, name)).id);
  const canUse = ({ request }: Runs[number]): boolean =>
    request.besideIds === undefined &&
    analysisOf(request.analysisId).beside !== null &&
    !besideIds.includes(request.datasetId);
  if (!runs.some(canUse)) {
    throw new AppError(
      'recipe/beside-unused',
      'No analysis of the recipe can look at what --beside names: it looks at one dataset alone, names others itself, or is of that very dataset.',
      'Name another dataset, or leave --beside out.',
    );
  }
  return runs.map((run) => (canUse(run) ? { ...run, request: { ...run.request, besideIds } } : run));
}

type Refused = Output<'recipe.export'>['refused'];

const datasetsOf = ({ request }: Runs[number]): readonly string[] => [
  request.datasetId,
  ...(request.besideIds ?? []),
];

/** The reason of all, with the answers that they wait for. */
async function allRefused(ask: Ask, { failure }: RefusedError, runs: Runs): Promise<RefusedError> {
  return new RefusedError(await refusalFor(ask, failure, runs.flatMap(datasetsOf)));
}

/** Some analyses were refused and the others written: the exit code is 1. Each reason is told once. */
async function notAll(ask: Ask, refused: Refused, made: number, runs: Runs): Promise<AppError> {
  const namesOf = new Map<string, string[]>();
  for (const { name, failure } of refused) {
    const ids = runs.filter((run) => run.name === name).flatMap(datasetsOf);
    const { what, whatToDo } = await refusalFor(ask, failure, ids);
    const text = `${what} ${whatToDo}`;
    namesOf.set(text, [...(namesOf.get(text) ?? []), name]);
  }
  const reasons = [...namesOf].map(([text, names]) => `${names.join(', ')}: ${text}`);
  return new AppError(
    'recipe/not-all',
    `${refused.length} of ${refused.length + made} analyses ${refused.length === 1 ? 'was' : 'were'} refused.`,
    reasons.join(' '),
  );
}

function formatsOf(options: OptionValues): readonly ReportFormat[] {
  const named = new Set(listOption(options, 'format').flatMap((list) => list.split(',')));
  const known = reportFormatIds.filter((format) => named.delete(format));
  if (named.size > 0 || known.length === 0)
    throw new UsageError(`--format takes some of: ${reportFormatIds.join(', ')}.`);
  return known;
}
