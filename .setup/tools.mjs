// The tools of the project, each as the script that its package names, to be run by the Node at hand: a shell, which
// Windows needs for the names in node_modules/.bin, takes a space or an ampersand in a path for its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = {
  tsc: 'typescript',
  oxlint: 'oxlint',
  prettier: 'prettier',
  knip: 'knip',
  vitest: 'vitest',
  playwright: '@playwright/test',
};

/** The script behind a tool's name. */
export function toolScript(name) {
  const folder = join(import.meta.dirname, '..', 'node_modules', packages[name]);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}
