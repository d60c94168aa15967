import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { AppError } from '../../core/errors.ts';
import { type OptionValues, textOption } from './verb.ts';

/** Passphrase from --passphrase-file, RUNGS_PASSPHRASE or a prompt without echo; never from an argument. */
export async function readPassphrase(options: OptionValues, purpose: 'open' | 'new'): Promise<string> {
  const file = textOption(options, 'passphrase-file');
  if (file !== undefined) return fromFile(file);
  const stated = process.env['RUNGS_PASSPHRASE'];
  if (stated) return stated;
  if (!process.stdin.isTTY) {
    throw new AppError(
      'project/no-passphrase',
      'The project needs its passphrase and nobody is there to type it.',
      'Set RUNGS_PASSPHRASE or give --passphrase-file.',
    );
  }
  const first = await prompt(purpose === 'new' ? 'New passphrase: ' : 'Passphrase: ');
  if (purpose === 'new' && (await prompt('Once more: ')) !== first) {
    throw new AppError('project/passphrases-differ', 'The two passphrases differ.', 'Run the command again.');
  }
  return first;
}

function fromFile(path: string): string {
  try {
    const text = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    if (text !== '') return text;
  } catch {
    // A missing file gets the same sentence as an empty one.
  }
  throw new AppError(
    'project/no-passphrase',
    'The passphrase file is absent or empty.',
    'Check its name and place.',
  );
}

async function prompt(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
