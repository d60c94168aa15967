// npm run pack: builds, packs for Linux without a network, and proves what is in the package.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import {
  findNativeFaults,
  findMissing,
  findStrangers,
  findTraces,
  findUnnamed,
  fuses,
} from '../test/packaging/packed-files.ts';
import { build } from './build.mjs';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const electronVersion = require('electron/package.json').version;
const realDistribution = join(root, 'node_modules', 'electron', 'dist');
const unpacked = join(root, 'release', 'linux-unpacked');
const faults = [];

if (process.platform !== 'linux') {
  console.error('npm run pack proves the package on Linux. Elsewhere build and run: npx electron-builder');
  process.exit(1);
}
await build();
const hasElectron = existsSync(join(realDistribution, 'version'));
const distribution = hasElectron ? realDistribution : writePlaceholder();
console.log(
  hasElectron
    ? `Packing with Electron ${electronVersion}.`
    : `Electron's binary is not here: packing with a placeholder. The package proves its files and fuses; it does not start.`,
);
pack();
await checkFuses();
const app = extract();
if (!hasElectron) rmSync(distribution, { recursive: true, force: true });
checkFiles(app);
if (!process.argv.includes('--no-specs')) runSpecs(app);
rmSync(app, { recursive: true, force: true });
for (const fault of faults) console.error(`FAIL ${fault}`);
console.log(
  faults.length === 0 ? 'The package is as it should be.' : `${faults.length} faults in the package.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

/** The file names of Electron's archive and a fuse wire, and no program. */
function writePlaceholder() {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-electron-'));
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name));
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const wire = Buffer.concat([
    Buffer.from(
      `#!/bin/sh\necho "A placeholder for Electron: this package does not start."\nexit 1\n${sentinel}`,
    ),
    Buffer.from([1, 9]),
    Buffer.from('101100011'),
  ]);
  writeFileSync(join(folder, 'electron'), wire, { mode: 0o755 });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'version'), electronVersion);
  const others = ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'snapshot_blob.bin'];
  const locales = ['locales/en-GB.pak', 'locales/en-US.pak', 'locales/fr.pak'];
  for (const name of [...others, ...locales]) writeFileSync(join(folder, name), '');
  return folder;
}

function pack() {
  rmSync(unpacked, { recursive: true, force: true });
  const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = ['--linux', '--dir', '--publish', 'never', `-c.electronDist=${distribution}`];
  const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('electron-builder could not make the package: see the lines above.');
    process.exit(1);
  }
}

async function checkFuses() {
  const wire = await getCurrentFuseWire(join(unpacked, 'rungs'));
  for (const [name, at, state] of fuses) {
    const found = String.fromCharCode(wire[at]);
    if (found !== state) faults.push(`the fuse ${name} is ${found}, not ${state}`);
  }
  console.log(`${fuses.length} fuses read.`);
}

/** The archive with what lies beside it, as a folder. */
function extract() {
  const archive = join(unpacked, 'resources', 'app.asar');
  const folder = mkdtempSync(join(tmpdir(), 'rungs-package-'));
  extractAll(archive, folder);
  if (existsSync(`${archive}.unpacked`)) cpSync(`${archive}.unpacked`, folder, { recursive: true });
  return folder;
}

function checkFiles(app) {
  const listed = listPackage(join(unpacked, 'resources', 'app.asar')).map((path) => path.slice(1));
  const folders = new Set(listed.map((path) => path.slice(0, path.lastIndexOf('/'))));
  const files = listed.filter((path) => !folders.has(path));
  for (const path of findStrangers(files)) faults.push(`${path} does not belong into the package`);
  for (const path of findMissing(files)) faults.push(`${path} is missing`);
  faults.push(...findNativeFaults(files, { platform: 'linux', arch: process.arch }));
  checkNotices();
  for (const path of files.filter((each) => /\.(js|cjs|html|css|json)$/.test(each))) {
    for (const trace of findTraces(readFileSync(join(app, path), 'utf8'), root)) {
      faults.push(`${path} holds ${trace}`);
    }
  }
  console.log(`${files.length} files checked, one by one.`);
}

/** Beside the archive, where a person finds them. */
function checkNotices() {
  const notices = readFileSync(join(unpacked, 'resources', 'NOTICES.txt'), 'utf8');
  const { dependencies } = require('../package.json');
  const installed = (name) => require(join(root, 'node_modules', name, 'package.json')).name;
  for (const name of findUnnamed(notices, Object.keys(dependencies), installed)) {
    faults.push(`NOTICES.txt does not name ${name}`);
  }
}

function runSpecs(app) {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [
    'test',
    '--config',
    join(root, 'test', 'playwright.config.ts'),
    '--reporter=line',
    'test/e2e/',
  ];
  const env = { ...process.env, E2E_APP: app, RUNGS_WINDOW: join(app, 'dist', 'renderer') };
  const { status } = spawnSync(process.execPath, [cli, ...args, '--output=test-results/package'], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  if (status !== 0) faults.push('the end-to-end specs fail on what is in the package');
}
