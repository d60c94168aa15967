import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toolScript } from '../../.setup/tools.mjs';
import { root } from '../command-line.ts';

const roof = mkdtempSync(join(tmpdir(), 'rungs-names-'));
afterAll(() => rmSync(roof, { recursive: true, force: true }));

describe('the commands of the project', () => {
  it('go through no shell, which takes spaces and ampersands for its own, but for npm itself', () => {
    const scripts = readdirSync(join(root, '.setup')).filter((name) => name.endsWith('.mjs'));
    const shells = scripts.flatMap((name) =>
      [
        ...readFileSync(join(root, '.setup', name), 'utf8').matchAll(/^(?!\s*\/\/).*\bshell\b\s*[:,}].*$/gmu),
      ].map(([line]) => `${name}: ${line.trim()}`),
    );
    expect(scripts.length).toBeGreaterThan(8);
    expect(shells).toEqual(["ready.mjs: shell: !npm && process.platform === 'win32',"]);
  });

  it('start each tool as the script that its package names', () => {
    for (const name of ['tsc', 'oxlint', 'prettier', 'knip', 'vitest', 'playwright'] as const) {
      const { status, stdout } = spawnSync(process.execPath, [toolScript(name), '--version'], {
        encoding: 'utf8',
      });
      expect([name, status, /\d+\.\d+\.\d+/u.test(stdout)]).toEqual([name, 0, true]);
    }
  });

  it('start in a folder whose name a shell would take apart', () => {
    const folder = join(roof, "a folder & it's ü");
    symlinkSync(root, folder, 'junction');
    const args = [
      ...['--preserve-symlinks', '--preserve-symlinks-main', join(folder, '.setup', 'ready.mjs')],
      ...['electron/cli.ts', 'inspect', join(folder, 'assets', 'demo', 'staff-2026-03-31.csv')],
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^staff-2026-03-31\.csv: csv, UTF-8, /u);
  });
});
