// Everything that reads the code without running it: types, lint, form, and what nobody uses.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { toolScript } from './tools.mjs';

const root = join(import.meta.dirname, '..');

/** @type {[string, string, string[]][]} */
const steps = [
  ['types', 'tsc', ['-b', '--force']],
  ['lint', 'oxlint', ['--type-aware', '--quiet']],
  ['form', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['unused', 'knip', ['--config', '.knip.json']],
];

export function check() {
  for (const [name, command, args] of steps) {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, [toolScript(command), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${Math.round(performance.now() - started)} ms)`);
    if (status !== 0) return false;
  }
  return true;
}

if (import.meta.filename === process.argv[1]) process.exit(check() ? 0 : 1);
