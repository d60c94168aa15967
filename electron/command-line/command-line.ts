import { parseArgs } from 'node:util';
import { AppError } from '../../core/errors.ts';
import { RefusedError } from '../base/ask.ts';
import { checkCommand } from './check.ts';
import { createCommand } from './create.ts';
import { demoCommand } from './demo.ts';
import { fieldsCommand } from './fields.ts';
import { historyCommand, undoCommand } from './history.ts';
import { importCommand } from './import.ts';
import { inspectCommand } from './inspect.ts';
import { runCommand } from './run.ts';
import { templateCommand } from './template.ts';
import { forTheTerminal } from './terminal-words.ts';
import { UsageError, type Verb } from './verb.ts';
import { verifyCommand } from './verify.ts';

/** Verbs of the command line. */
const verbs: Readonly<Record<string, Verb>> = {
  demo: demoCommand,
  inspect: inspectCommand,
  fields: fieldsCommand,
  create: createCommand,
  import: importCommand,
  check: checkCommand,
  template: templateCommand,
  run: runCommand,
  history: historyCommand,
  undo: undoCommand,
  verify: verifyCommand,
};

/** Returns the exit code: 0 done, 1 refused or failed with a one-line reason, 2 wrong usage. */
export async function commandLine(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (isHelp(name)) {
    console.log(usage());
    return 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    if (name !== '') console.error(`There is no rungs ${name}.\n`);
    console.error(usage());
    return 2;
  }
  if (rest.some((each) => each === '--help' || each === '-h')) {
    console.log(`Usage: rungs ${name} ${verb.usage}\n${verb.summary}`);
    return 0;
  }
  try {
    const { values, positionals } = parse(verb, rest);
    await verb.run(positionals, values);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\nUsage: rungs ${name} ${verb.usage}`);
      return 2;
    }
    console.error(reasonOf(error));
    return 1;
  }
}

function isHelp(name: string): boolean {
  return ['help', '--help', '-h'].includes(name);
}

function parse(verb: Verb, args: readonly string[]): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ args: [...args], options: verb.options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own message goes on to suggest an escape that is of no use here.
    throw new UsageError(
      error instanceof Error ? (/^.*?[.\n]|^.*/.exec(error.message)?.[0] ?? '') : 'Wrong usage.',
    );
  }
}

/** What happened and what to do, on one line without a stack. */
function reasonOf(error: unknown): string {
  if (error instanceof RefusedError || error instanceof AppError) return forTheTerminal(error.message);
  return `Something went wrong that was not foreseen (${error instanceof Error ? error.name : 'unknown'}). Nothing was changed; try again.`;
}

function usage(): string {
  const lines = Object.entries(verbs).map(
    ([name, verb]) => `  rungs ${name} ${verb.usage}\n      ${verb.summary}`,
  );
  return [
    'Rungs: socio-economic background at work, analysed on this computer alone.',
    '',
    ...lines,
    '',
    'The passphrase is asked for, or taken from RUNGS_PASSPHRASE or --passphrase-file.',
  ].join('\n');
}
