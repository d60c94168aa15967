import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { policyId } from '../../core/contract/basics.ts';
import { DEFAULT_POLICY, policies, policyIds } from '../../core/disclosure/policy.ts';
import { AppError } from '../../core/errors.ts';
import { statedTime, withHost } from './host.ts';
import { readPassphrase } from './passphrase.ts';
import { exactly, passphraseOption, textOption, UsageError, type Verb } from './verb.ts';

export const createCommand: Verb = {
  usage: `PROJECT.rungs [--name NAME] [--policy ${policyIds.join('|')}] [--passphrase-file FILE] [--time TIME]`,
  summary:
    'Makes an encrypted project. The policy cannot be changed later; none is for published or made-up data.',
  options: {
    ...passphraseOption,
    name: { type: 'string' },
    policy: { type: 'string', default: DEFAULT_POLICY },
    time: { type: 'string' },
  },
  async run(positionals, options) {
    const [path = ''] = exactly(positionals, 'the project');
    if (!path.endsWith('.rungs')) throw new UsageError('The name of a project ends in .rungs.');
    const { data: policy } = policyId.safeParse(textOption(options, 'policy'));
    if (policy === undefined) throw new UsageError(`The policy is ${policyIds.join(' or ')}.`);
    if (!existsSync(dirname(resolve(path)))) throw noFolder();
    const passphrase = await readPassphrase(options, 'new');
    await withHost(statedTime(options), async ({ ask, tokens }) => {
      const name = textOption(options, 'name') ?? basename(path, '.rungs');
      await ask('project.create', { token: tokens.issue(resolve(path)), name, passphrase, policy });
    });
    console.log(`Made ${basename(path)}. Policy ${policies[policy].label}: ${policies[policy].sentence}`);
  },
};

const noFolder = (): AppError =>
  new AppError(
    'project/no-folder',
    'The folder for the project is not there.',
    'Make the folder first, or name another.',
  );
