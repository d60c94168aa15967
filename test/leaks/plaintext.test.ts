import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, inFolder } from '../command-line.ts';
import {
  findPlanted,
  planted,
  plantExtract,
  privatePlaces,
  searchFolders,
  watchSharedMemory,
} from './planted.ts';

type Day = {
  readonly roof: string;
  readonly extract: string;
  readonly project: string;
  /** Runs one command to its end, or until it is killed. */
  readonly run: (args: readonly string[], killAfterMs?: number) => Promise<Ended>;
};
type Ended = { readonly code: number | null; readonly isKilled: boolean; readonly words: Buffer };

async function spendDay(rows: number, work: (day: Day) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const roof = join(folder, 'roof');
    mkdirSync(join(roof, 'cwd'), { recursive: true });
    const { env } = privatePlaces(roof);
    const outside = join(folder, 'outside');
    const extract = plantExtract(outside, rows);
    const passphraseFile = join(outside, 'passphrase');
    writeFileSync(passphraseFile, planted.passphrase);
    const run: Day['run'] = async (args, killAfterMs) => {
      const child = spawn(process.execPath, [commandLine(), ...args, '--passphrase-file', passphraseFile], {
        cwd: join(roof, 'cwd'),
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const words: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (bytes: Buffer) => words.push(bytes));
      const timer =
        killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      const [code, signal]: unknown[] = await once(child, 'close');
      clearTimeout(timer);
      return { code: code as number | null, isKilled: signal === 'SIGKILL', words: Buffer.concat(words) };
    };
    await work({ roof, extract, project: join(roof, 'staff.rungs'), run });
  });
}

const mapping = [`${planted.header}=seb-occupation`, 'Grade=grade', 'Base salary=pay'];
const importOf = (project: string, extract: string): readonly string[] => [
  ...['import', project, extract, '--wave', '2026-03-31', '--label', 'Staff'],
  ...mapping.flatMap((pair) => ['--map', pair]),
];

/** Processes whose surroundings name the folder: what outlived its parent. */
function listSurvivors(roof: string): readonly string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/environ`).includes(roof);
    } catch {
      return false;
    }
  });
}

/** Many processes in a row, each with the full cost of its passphrase. */
const PATIENCE_MS = 180_000;

describe('what the command line leaves behind', { timeout: PATIENCE_MS }, () => {
  it('finds the planted words where they are, so that finding none means something', () =>
    spendDay(10, async ({ roof, extract }) => {
      writeFileSync(join(roof, 'tmp', 'wide'), Buffer.from(readFileSync(extract, 'utf8'), 'utf16le'));
      const { found } = searchFolders([roof]);
      expect(new Set(found.map((each) => each.split(' ')[0]))).toEqual(
        new Set(['answer', 'grade', 'header', 'name']),
      );
      await Promise.resolve();
    }));

  it('is a project file and nothing of it in plain, while it is open and after', () =>
    spendDay(20_000, async ({ roof, extract, project, run }) => {
      const searchMemory = watchSharedMemory();
      const created = await run(['create', project, '--policy', '10-5']);
      const seen = new Set<string>();
      let looks = 0;
      const timer = setInterval(() => {
        looks++;
        for (const each of [...searchFolders([roof]).found, ...searchMemory().found]) seen.add(each);
      }, 50);
      const imported = await run(importOf(project, extract)).finally(() => clearInterval(timer));
      const verified = await run(['verify', project]);
      expect([created.code, imported.code, verified.code]).toEqual([0, 0, 0]);
      expect(looks).toBeGreaterThan(3);
      expect([...seen, ...searchFolders([roof]).found]).toEqual([]);
      // The import says which column became which field; that is Preparation, for the person who asked.
      expect(findPlanted(imported.words)).toEqual(['header']);
      expect(findPlanted(Buffer.concat([created.words, verified.words]))).toEqual([]);
    }));

  it('is nothing in plain when it is killed in the middle, and nobody lives on', () =>
    spendDay(20_000, async ({ roof, extract, project, run }) => {
      expect((await run(['create', project])).code).toBe(0);
      let killed = 0;
      for (const afterMs of [600, 1_000, 1_500]) {
        const ended = await run(importOf(project, extract), afterMs);
        if (ended.isKilled) killed++;
        expect(searchFolders([roof]).found).toEqual([]);
        expect(findPlanted(ended.words).filter((kind) => kind !== 'header')).toEqual([]);
      }
      expect(killed).toBeGreaterThan(1);
      if (process.platform === 'linux')
        await expect.poll(() => listSurvivors(roof), { timeout: 5_000 }).toEqual([]);
      const verified = await run(['verify', project]);
      expect(verified.code).toBe(0);
      expect(searchFolders([roof]).found).toEqual([]);
    }));
});
