import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

export type Outcome = { readonly code: number | null; readonly out: string; readonly error: string };

let file = '';

/** The command line as `npm run rungs` starts it: the bundle of the sources as they are now. */
export function commandLine(): string {
  if (file !== '') return file;
  const { status, stdout } = spawnSync(process.execPath, [join(root, '.setup', 'command-line.mjs')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('The command line could not be bundled.');
  file = stdout.trim();
  return file;
}

/** Runs the command line as a person would, in a process of its own. */
export function rungs(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [commandLine(), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (error += bytes.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, out, error })));
}

/** A folder that is gone after the work. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
