import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { commandLine, rungs } from '../command-line.ts';
import { hostileFiles } from './hostile-files.ts';
import { type Measured, runMeasured } from './process-tree.ts';

/** Of the command line and its reader together. */
const MOST = { megabytes: 512, processorSeconds: 10 };
const secret = { RUNGS_PASSPHRASE: 'a phrase that nobody guesses' };

const folder = mkdtempSync(join(tmpdir(), 'rungs-hostile-'));
const project = join(folder, 'whole.rungs');
const env = { ...secret, RUNGS_USER_DATA: join(folder, 'data') };
const cases = casesFolder();
const given = cases === null ? [] : filesIn(join(cases, 'hostile'));

function filesIn(at: string): readonly string[] {
  return readdirSync(at)
    .filter((name) => !name.endsWith('.md'))
    .map((name) => join(at, name));
}

beforeAll(async () => {
  const { code, error } = await rungs(['create', project, '--name', 'Whole'], env);
  if (code !== 0) throw new Error(error);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function look(path: string): Promise<Measured> {
  return runMeasured([commandLine(), 'inspect', path], env, MOST);
}

/** Read, or refused in a sentence that says what to do; in either case soon and in little memory. */
function expectAnswer({ code, out, error, processorSeconds, peakMegabytes }: Measured): void {
  expect(peakMegabytes).toBeLessThan(MOST.megabytes);
  expect(processorSeconds).toBeLessThan(MOST.processorSeconds);
  if (code === 0) expect(out).toMatch(/rows/u);
  else expect([code, error]).toEqual([1, expect.stringMatching(/^[A-Z][^\n]+\.[^\n]* [A-Z][^\n]+\.\n$/u)]);
}

describe.skipIf(process.platform !== 'linux')(
  'small files that describe huge tables (memory is read on Linux only)',
  () => {
    for (const path of given) {
      it(`are answered soon and in little memory, and change no project: ${path.split('/').at(-1)}`, async () => {
        const before = await rungs(['check', project], env);
        const args = ['import', project, path, '--wave', '2026-03-31', '--label', 'A', '--map', 'A=grade'];
        const measured = await runMeasured([commandLine(), ...args], env, MOST);
        expectAnswer(measured);
        expect(measured.code).toBe(1);
        expect(await rungs(['check', project], env)).toEqual(before);
        expect((await rungs(['verify', project], env)).code).toBe(0);
        recordCase('hostile');
      });
    }

    for (const { name, make } of hostileFiles) {
      it(`are answered soon and in little memory: ${name}`, async () => {
        const path = join(folder, name);
        writeFileSync(path, make());
        expectAnswer(await look(path));
      });
    }
  },
);
