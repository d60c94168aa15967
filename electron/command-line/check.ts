import { resolve } from 'node:path';
import type { Output } from '../../core/contract/requests.ts';
import { type FixKind, fixKinds } from '../../core/intake/checks/fix-kinds.ts';
import type { Ask } from '../base/ask.ts';
import { idleFindings } from '../recipes/recipe-notes.ts';
import { datasetNamed } from './dataset-named.ts';
import { statedTime, withHost } from './host.ts';
import { readPassphrase } from './passphrase.ts';
import { listOption, type OptionValues, passphraseOption, UsageError, type Verb } from './verb.ts';

export const checkCommand: Verb = {
  usage: 'PROJECT.rungs [DATASET] [--fix FINDING=FIX …] [--undo STEP …] [--json]',
  summary: 'Lists what is odd in datasets, as rows of the import; fixes it, or undoes a fix.',
  options: {
    ...passphraseOption,
    fix: { type: 'string', multiple: true, default: [] },
    undo: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    time: { type: 'string' },
  },
  async run(positionals, options) {
    const [project, wanted] = positionals;
    if (project === undefined || positionals.length > 2)
      throw new UsageError('This takes a project, and perhaps a dataset of it.');
    const fixes = fixesOf(options);
    const undone = listOption(options, 'undo');
    if (fixes.length + undone.length > 0 && wanted === undefined)
      throw new UsageError('Name the dataset that is to be changed.');
    const passphrase = await readPassphrase(options, 'open');
    await withHost(statedTime(options), async ({ ask, tokens }) => {
      await ask('project.open', { token: tokens.issue(resolve(project)), passphrase });
      const lists = [];
      for (const { id: datasetId, label } of await datasetsNamed(ask, wanted)) {
        for (const fixId of undone) await ask('check.undo', { datasetId, fixId });
        for (const fix of fixes) await ask('check.fix', { datasetId, ...fix });
        const { value } = await ask('check.list', { datasetId });
        lists.push({ dataset: datasetId, label, ...value });
        const wantedFixes = fixes.map(({ finding }) => finding);
        for (const note of idleFindings(wantedFixes, value.done)) console.error(`${label}: ${note}`);
      }
      if (options['json'] === true) console.log(JSON.stringify(lists, null, 2));
      else for (const list of lists) printList(list);
    });
  },
};

type NamedFix = { readonly finding: string; readonly fix: FixKind };

function fixesOf(options: OptionValues): readonly NamedFix[] {
  return listOption(options, 'fix').map((pair) => {
    const at = pair.lastIndexOf('=');
    const fix = fixKinds.find((kind) => kind === pair.slice(at + 1));
    if (at < 1 || fix === undefined)
      throw new UsageError(`--fix takes FINDING=FIX, with one of: ${fixKinds.join(', ')}.`);
    return { finding: pair.slice(0, at), fix };
  });
}

/** Datasets by id or label; all where none is named. Errors: project/no-dataset. */
async function datasetsNamed(ask: Ask, wanted: string | undefined) {
  if (wanted !== undefined) return [await datasetNamed(ask, wanted)];
  return (await ask('project.state', {}))?.datasets ?? [];
}

type List = Output<'check.list'>['value'] & { readonly dataset: string; readonly label: string };

function printList({ dataset, label, findings, done, rows }: List): void {
  console.log(`${label} (${dataset}, ${rows} rows): ${findings.length === 0 ? 'nothing odd' : ''}`.trimEnd());
  for (const { id, sentence, rows: first, rowCount, fixes } of findings) {
    const named =
      first.length === 0
        ? ''
        : ` (${rowCount === 1 ? 'row' : 'rows'} ${first.join(', ')}${rowCount > first.length ? ' …' : ''})`;
    console.log(`  ${sentence}${named}`);
    console.log(`    ${id}: ${[...fixes.map(({ kind }) => kind), 'leave'].join(', ')}`);
  }
  for (const { id, sentence, check } of done) console.log(`  Done (${id}): ${check}: ${sentence}`);
}
