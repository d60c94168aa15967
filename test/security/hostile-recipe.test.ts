import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, rungs } from '../command-line.ts';
import { runHostile } from './hostile-extract.ts';

const words = { header: 'Grade', grades: ['A'], answers: ['Builder'] };

describe('a recipe from somebody else', () => {
  it.skipIf(!existsSync('/etc/passwd'))('tells nothing of a file of the system (needs /etc/passwd)', () =>
    inFolder(async (folder) => {
      for (const file of [
        '/etc/passwd',
        '../../../../../../../../etc/passwd',
        '/proc/self/environ',
        '/dev/zero',
      ]) {
        const run = await runHostile(folder, words, { file });
        expect({ file, code: run.code }).toEqual({ file, code: 1 });
        expect(run.written).toEqual({});
        expect(run.out + run.error).not.toMatch(/root:|\/bin\/|PATH=|\/etc|\/proc/);
        expect(run.error.trim().split('\n')).toHaveLength(1);
      }
    }),
  );

  it('writes nowhere but into the folder that was named', () =>
    inFolder(async (folder) => {
      const inner = join(folder, 'inner');
      mkdirSync(inner);
      const run = await runHostile(inner, words, { name: '../../escaped' });
      expect(run.error).toBe('');
      expect(existsSync(join(folder, 'escaped-groups.csv'))).toBe(false);
      expect(Object.keys(run.written).every((name) => !name.includes('..') && !name.includes('/'))).toBe(
        true,
      );
    }));

  it.each([
    ['a header row beyond all rows', '"read": {"headerRow": 1e15}'],
    ['a negative header row', '"read": {"headerRow": -5}'],
    ['a header row past whole numbers', '"read": {"headerRow": 1e308}'],
    ['an unknown encoding', '"read": {"encoding": "utf-7"}'],
    ['an encoding that is code', '"read": {"encoding": "__proto__"}'],
  ])('with %s is refused in one sentence', (_, read) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'extract.csv'), 'Grade,Occupation\nA,Builder\n');
      const text = `{"rungs": 1, "title": "x", "datasets": [{"id": "d", "label": "l", "wave": "2026-03-31", "file": "extract.csv", ${read},
        "columns": {"Occupation": "seb-occupation"}}], "analyses": [{"analysis": "representation", "dataset": "d"}]}`;
      writeFileSync(join(folder, 'recipe.json'), text);
      const { code, error } = await rungs(['run', join(folder, 'recipe.json'), '--out', join(folder, 'out')]);
      expect(code).toBe(1);
      expect(error.trim().split('\n')).toHaveLength(1);
      expect(error).not.toMatch(/not foreseen/);
    }),
  );

  it('that is nested a hundred thousand deep is refused in one sentence', () =>
    inFolder(async (folder) => {
      const depth = 100_000;
      writeFileSync(join(folder, 'recipe.json'), `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
      const { code, error } = await rungs(['run', join(folder, 'recipe.json'), '--out', join(folder, 'out')]);
      expect(code).toBe(1);
      expect(error.trim().split('\n')).toHaveLength(1);
      expect(error).not.toMatch(/not foreseen/);
    }));
});
