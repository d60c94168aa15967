// npm test: everything, in the order in which a fault is found soonest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, startDisplay } from './browser.mjs';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { toolScript } from './tools.mjs';

const root = join(import.meta.dirname, '..');
const outcome = join(root, 'test-results');
const casesRan = join(outcome, 'cases-ran.txt');
rmSync(outcome, { recursive: true, force: true });
mkdirSync(outcome, { recursive: true });

const fail = (sentence) => {
  console.error(sentence);
  process.exitCode = 1;
};
const run = (tool, args, env = {}) =>
  spawnSync(process.execPath, [toolScript(tool), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, RUNGS_CASES_RAN: casesRan, ...env },
  }).status === 0;

const isChecked = await check();
const isUnitGreen = run('vitest', [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(outcome, 'unit.json')}`,
]);
await build();
const browser = ensureBrowser();
let isWindowGreen = false;
if (browser.path) {
  const display = await startDisplay();
  const env = {
    ELECTRON_STANDIN_CHROMIUM: browser.path,
    ...(display.display ? { DISPLAY: display.display } : {}),
  };
  isWindowGreen = run('playwright', ['test', '--config', 'test/playwright.config.ts'], env);
  display.stop();
} else {
  fail(browser.sentence);
}

const unit = countUnit(join(outcome, 'unit.json'));
const window = countWindow(join(outcome, 'e2e.json'));
printCases();
if (!isChecked || !isUnitGreen || !isWindowGreen) process.exitCode = 1;
const failed = unit.failed + window.failed;
const skipped = unit.skipped + window.skipped;
console.log(
  `${unit.passed + window.passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
);

function countUnit(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

function countWindow(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

function printCases() {
  const folder = process.env.RUNGS_CASES ?? join(root, '..', 'shared', 'cases');
  if (!existsSync(folder)) {
    console.log('0 of 0 cases ran: the folder with known answers is not here.');
    if (process.env.RUNGS_CASES_NEEDED) fail('The cases with known answers are needed here and absent.');
    return;
  }
  const all = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'README.md')))
    .map((entry) => entry.name);
  const ran = new Set(existsSync(casesRan) ? readFileSync(casesRan, 'utf8').split('\n').filter(Boolean) : []);
  const compared = all.filter((name) => ran.has(name));
  console.log(`${compared.length} of ${all.length} cases ran: ${compared.join(', ') || 'none'}`);
}
