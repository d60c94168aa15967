import { resolve } from 'node:path';
import type { Output } from '../../core/contract/requests.ts';
import { reopen } from '../../core/results/seal.ts';
import { AppError } from '../../core/errors.ts';
import { newJobId } from '../host/core-host.ts';
import { findDatasets, importDatasets, readRecipe, runsOf } from '../recipes/recipe-file.ts';
import { type ReportFormat, reportFormats } from '../export/report-files.ts';
import { statedTime, timeMade, withHost } from './host.ts';
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
  usage: '[PROJECT.rungs] RECIPE.json --out FOLDER [--format json,csv,html,xlsx,ods,pdf] [--time TIME]',
  summary: 'Goes from files, or from a project, to protected results.',
  options: {
    ...passphraseOption,
    out: { type: 'string' },
    format: { type: 'string', multiple: true, default: [reportFormats.join(',')] },
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
      const {
        files: written,
        sealed,
        refused,
      } = await ask('recipe.export', {
        jobId,
        token: tokens.issue(resolve(out)),
        formats: [...formats],
        title: file.recipe.title,
        made,
        runs: runsOf(file, ids),
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
      if (refused.length > 0) throw notAll(refused, sealed.length);
    });
  },
};

type Refused = Output<'recipe.export'>['refused'];

/** The others were written: whoever reads the exit code learns that they are not all. */
function notAll(refused: Refused, made: number): AppError {
  const reasons = refused.map(({ name, failure }) => `${name}: ${failure.what} ${failure.whatToDo}`);
  return new AppError(
    'recipe/not-all',
    `${refused.length} of ${refused.length + made} analyses ${refused.length === 1 ? 'was' : 'were'} refused.`,
    reasons.join(' '),
  );
}

function formatsOf(options: OptionValues): readonly ReportFormat[] {
  const named = new Set(listOption(options, 'format').flatMap((list) => list.split(',')));
  const known = reportFormats.filter((format) => named.delete(format));
  if (named.size > 0 || known.length === 0)
    throw new UsageError(`--format takes some of: ${reportFormats.join(', ')}.`);
  return known;
}
