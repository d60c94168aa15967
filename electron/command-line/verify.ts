import { resolve } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { statedTime, withHost } from './host.ts';
import { readPassphrase } from './passphrase.ts';
import { exactly, passphraseOption, type Verb } from './verb.ts';

export const verifyCommand: Verb = {
  usage: 'PROJECT.rungs [--passphrase-file FILE]',
  summary: 'Proves that the project file is whole and its record of commands unbroken.',
  options: { ...passphraseOption, time: { type: 'string' } },
  async run(positionals, options) {
    const [path = ''] = exactly(positionals, 'the project');
    const passphrase = await readPassphrase(options, 'open');
    const outcome = await withHost(statedTime(options), async ({ ask, tokens }) => {
      await ask('project.open', { token: tokens.issue(resolve(path)), passphrase });
      return ask('project.verify', {});
    });
    if (!outcome.isWhole) {
      throw new AppError('project/broken-record', outcome.sentence, 'Go back to a copy that verifies.');
    }
    console.log(outcome.sentence);
  },
};
