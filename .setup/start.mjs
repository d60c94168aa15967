// npm start: builds, then opens the app in Electron, or in an installed browser where Electron cannot be had.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';

const root = join(import.meta.dirname, '..');
const electronFolder = join(root, 'node_modules', 'electron');

await build();
const electron = findElectron() ?? fetchElectron();
if (electron) open(electron, [], {});
else await openPreview();

function findElectron() {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** What the electron package does by itself when it is first used. */
function fetchElectron() {
  console.log('Electron is not here yet: fetching it once …');
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: 120_000 });
  const executable = findElectron();
  if (!executable)
    console.log('Electron could not be fetched: this opens a preview in an installed browser instead.');
  return executable;
}

async function openPreview() {
  const { findChromium, NO_CHROMIUM } = await import('../test/electron-standin/chromium.ts');
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (!findChromium()) return refuse(NO_CHROMIUM);
  if (needsDisplay) return refuse('There is no display to open a window on: run npm start from a desktop.');
  const standIn = (name) => pathToFileURL(join(root, 'test', 'electron-standin', name)).href;
  const start = fileURLToPath(standIn('start.ts'));
  const env = { ELECTRON_STANDIN_VISIBLE: '1', RUNGS_STANDIN_BANNER: '1' };
  return open(process.execPath, ['--import', standIn('boringssl.ts'), start], env);
}

function open(executable, args, env) {
  const child = spawn(executable, [...args, root], { stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', () => refuse('The window could not be opened.'));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

function refuse(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
