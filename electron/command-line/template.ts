import { basename, resolve } from 'node:path';
import { datasetNamed } from './dataset-named.ts';
import { statedTime, withHost } from './host.ts';
import { readPassphrase } from './passphrase.ts';
import { exactly, passphraseOption, textOption, UsageError, type Verb } from './verb.ts';

export const templateCommand: Verb = {
  usage: 'PROJECT.rungs DATASET --out FILE.json [--time TIME]',
  summary:
    'Saves how a dataset was mapped and coded, without data, for `import --template` in another project.',
  options: { ...passphraseOption, out: { type: 'string' }, time: { type: 'string' } },
  async run(positionals, options) {
    const [project = '', wanted = ''] = exactly(positionals, 'the project', 'the dataset');
    const out = textOption(options, 'out');
    if (out === undefined || !out.toLowerCase().endsWith('.json'))
      throw new UsageError('--out says where the mapping goes, and ends in .json.');
    const passphrase = await readPassphrase(options, 'open');
    const { value } = await withHost(statedTime(options), async ({ ask, tokens }) => {
      await ask('project.open', { token: tokens.issue(resolve(project)), passphrase });
      const { id } = await datasetNamed(ask, wanted);
      return ask('mapping.save', { datasetId: id, token: tokens.issue(resolve(out)) });
    });
    const { columns, answers, answersHeldBack } = value;
    console.log(`Wrote ${basename(out)}: ${columns} columns, ${answers} answers with their meanings.`);
    if (answersHeldBack > 0) {
      console.log('Answers that nobody gave, or too few people, stay in the project.');
    }
  },
};
