import type { ParseArgsOptionsConfig } from 'node:util';

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** A verb of the command line. */
export type Verb = {
  readonly usage: string;
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (positionals: readonly string[], options: OptionValues) => Promise<void>;
};

/** Wrong usage; nothing was run. */
export class UsageError extends Error {}

export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function listOption(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Errors: UsageError for too few or too many arguments. */
export function exactly(positionals: readonly string[], ...names: readonly string[]): readonly string[] {
  if (positionals.length !== names.length) {
    throw new UsageError(
      names.length === 0
        ? 'This takes no name.'
        : `This takes ${names.length === 1 ? 'one name' : `${names.length} names`}: ${names.join(', ')}.`,
    );
  }
  return positionals;
}

export const passphraseOption: ParseArgsOptionsConfig = { 'passphrase-file': { type: 'string' } };
