// Everything that reads the code without running it: types, lint, form, and what nobody uses.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { toolScript } from './tools.mjs';

const root = join(import.meta.dirname, '..');
const prettierCache = join(root, 'node_modules', '.cache', 'rungs', 'form');

/** @type {Readonly<Record<string, [string, string[]]>>} */
const steps = {
  types: ['tsc', ['-b']],
  form: ['prettier', ['--check', '--log-level', 'warn', '--cache', '--cache-location', prettierCache, '.']],
  lint: ['oxlint', ['--type-aware', '--quiet']],
  unused: ['knip', ['--config', '.knip.json']],
};

/** Two at a time, for most use one core only. Answers whether all is well. */
export async function check(names = Object.keys(steps)) {
  const waiting = [...names];
  const failed = [];
  const goOn = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await isFine(name))) failed.push(name);
    }
  };
  await Promise.all([goOn(), goOn()]);
  return failed.length === 0;
}

function isFine(name) {
  const [tool, args] = steps[name];
  const started = performance.now();
  const child = spawn(process.execPath, [toolScript(tool), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
  return new Promise((done) => {
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(said));
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${Math.round(performance.now() - started)} ms)`);
      done(code === 0);
    });
  });
}

if (import.meta.filename === process.argv[1]) process.exit((await check()) ? 0 : 1);
