import { resolve } from 'node:path';
import { dateText } from '../../core/words/date-text.ts';
import type { Ask } from '../base/ask.ts';
import { statedTime, withHost } from './host.ts';
import { readPassphrase } from './passphrase.ts';
import { exactly, type OptionValues, passphraseOption, textOption, UsageError, type Verb } from './verb.ts';

const options: Verb['options'] = { ...passphraseOption, time: { type: 'string' } };

async function inProject<Value>(
  positionals: readonly string[],
  given: OptionValues,
  work: (ask: Ask) => Promise<Value>,
): Promise<Value> {
  const [path = ''] = exactly(positionals, 'the project');
  const passphrase = await readPassphrase(given, 'open');
  return withHost(statedTime(given), async ({ ask, tokens }) => {
    await ask('project.open', { token: tokens.issue(resolve(path)), passphrase });
    return work(ask);
  });
}

const notes = { done: '', kept: '', undone: ' (undone)', passed: ' (undone for good)' } as const;

export const historyCommand: Verb = {
  usage: 'PROJECT.rungs [--passphrase-file FILE]',
  summary: 'Lists what was done in a project, the latest first, each step with its number.',
  options,
  async run(positionals, given) {
    const { value } = await inProject(positionals, given, (ask) => ask('history.list', {}));
    for (const { id, at, words, state, whyKept } of value.steps) {
      const why = whyKept === null ? '' : `. Cannot be undone. ${whyKept}`;
      console.log(`${String(id).padStart(4)}  ${dateText(at)}  ${words}${notes[state]}${why}`);
    }
  },
};

export const undoCommand: Verb = {
  usage: 'PROJECT.rungs [--to STEP] [--passphrase-file FILE]',
  summary: 'Takes back the last step, or all down to the one with that number.',
  options: { ...options, to: { type: 'string' } },
  async run(positionals, given) {
    const to = textOption(given, 'to');
    if (to !== undefined && !/^[1-9]\d{0,8}$/.test(to))
      throw new UsageError('--to takes the number of a step.');
    const stepId = to === undefined ? null : Number(to);
    const { value } = await inProject(positionals, given, (ask) => ask('history.undo', { stepId }));
    for (const words of value.words) console.log(`Undone: ${words}`);
  },
};
