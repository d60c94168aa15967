import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, NO_CHROMIUM } from '../electron-standin/chromium.ts';
import { controlCommand, countPackets, playwrightCommand, reasonNotToCount, root } from './namespace.ts';

/**
 * npm run leaks: every spec that starts the app, a minute of idling, every way out and the command line, where
 * nothing can leave and every packet that tries is counted. Exit code 1 for a single one.
 */
const reason = reasonNotToCount() ?? (findChromium() === null ? NO_CHROMIUM : null);
if (reason !== null) {
  console.error(reason);
  process.exit(1);
}

const built = spawnSync(process.execPath, [join(root, '.setup', 'build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const outcomes = [countControl(), countSpecs(), countCommandLine()];
console.log(outcomes.map(({ sentence }) => sentence).join('\n'));
process.exitCode = outcomes.every(({ isClean }) => isClean) ? 0 : 1;

type Outcome = { readonly isClean: boolean; readonly sentence: string };

function countControl(): Outcome {
  const { packets } = countPackets(controlCommand);
  return { isClean: packets > 0, sentence: `Control: ${packets} packets of one sent on purpose.` };
}

function countSpecs(): Outcome {
  const env = { RUNGS_PACKETS_COUNTED: '1', RUNGS_IDLE_SECONDS: '60' };
  const command = [
    ...playwrightCommand,
    '--reporter=list',
    '--output=test-results/leaks',
    ...specsOfTheApp(),
  ];
  const count = countPackets(command, { env, isShown: true });
  const passed = /(\d+) passed/.exec(count.output)?.[1] ?? '0';
  return {
    isClean: count.packets === 0 && count.exitCode === 0 && Number(passed) > 0,
    sentence: `The window: ${count.packets} packets over ${passed} specs, a minute of idling and every way out; exit code ${count.exitCode}.`,
  };
}

/** Those that start the app. The others draw single screens in a plain browser, which talks to its maker by itself. */
function specsOfTheApp(): readonly string[] {
  return ['e2e', 'security'].flatMap((part) =>
    readdirSync(join(root, 'test', part))
      .filter((name) => name.endsWith('.spec.ts'))
      .map((name) => join('test', part, name))
      .filter((path) => readFileSync(join(root, path), 'utf8').includes("/fixture.ts'")),
  );
}

function countCommandLine(): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-leaks-'));
  try {
    const watch = [process.execPath, join(root, 'test', 'leaks', 'watch-sockets.ts')];
    const demo = [process.execPath, join(root, 'electron', 'cli.ts'), 'demo', '--out', folder];
    const count = countPackets([...watch, ...demo], { env: { RUNGS_USER_DATA: folder }, isShown: true });
    const sockets = /(\d+) sockets seen in \d+ looks/.exec(count.output)?.[0] ?? 'no look at sockets';
    return {
      isClean: count.packets === 0 && count.exitCode === 0,
      sentence: `The command line: ${count.packets} packets, ${sockets}; exit code ${count.exitCode}.`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
