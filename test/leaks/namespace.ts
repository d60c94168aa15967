import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..', '..');
const counter = join(root, 'test', 'electron-standin', 'count-packets.sh');

export type Count = {
  readonly packets: number;
  readonly exitCode: number | null;
  /** What the command and the counter said. */
  readonly output: string;
};

/** Why packets cannot be counted here, or null where they can. */
export function reasonNotToCount(): string | null {
  if (process.platform !== 'linux') return 'Packets are counted on Linux only.';
  if (process.getuid?.() !== 0) return 'Packets are counted by root only: a network namespace needs it.';
  const missing = ['ip', 'python3', 'unshare'].filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length > 0) return `Packets cannot be counted without ${missing.join(' and ')}.`;
  const isAllowed = spawnSync('unshare', ['--net', 'true']).status === 0;
  return isAllowed ? null : 'Packets cannot be counted: this machine grants no network namespace.';
}

/** Runs a command where its packets go nowhere and are counted. Errors: Error when nothing was counted. */
export function countPackets(
  command: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly isShown?: boolean } = {},
): Count {
  const { status, stdout, stderr } = spawnSync('sh', [counter, ...command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
    maxBuffer: 100_000_000,
  });
  const output = stdout + stderr;
  if (options.isShown) process.stdout.write(output);
  const counted = /^(\d+) packets tried to leave/m.exec(stdout);
  if (!counted) throw new Error(`Nothing was counted: ${output.slice(-500)}`);
  return { packets: Number(counted[1]), exitCode: status, output };
}

/** Not by npx, which may ask for news of itself. */
export const playwrightCommand = [
  process.execPath,
  join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
  'test',
  '--config',
  join(root, 'test', 'playwright.config.ts'),
];

/** Sends one packet on purpose: a counter that misses it proves nothing. */
export const controlCommand = [
  process.execPath,
  '--eval',
  "const s = require('node:dgram').createSocket('udp4'); s.send('x', 9, '192.0.2.254', () => s.close())",
];
