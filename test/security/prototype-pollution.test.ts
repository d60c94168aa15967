import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { readRecipe } from '../../electron/recipes/recipe-file.ts';
import { inFolder, rungs } from '../command-line.ts';
import { runHostile } from './hostile-extract.ts';

/** What every object inherits: as an answer, a header or a key of a recipe they must be words like any other. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

describe('words that every object inherits', () => {
  it('are counted as answers and grades like any other', () =>
    inFolder(async (folder) => {
      // A recipe cannot decide on an answer called __proto__: it stays without a group, which is said.
      const answers = inherited.filter((word) => word !== '__proto__');
      const run = await runHostile(folder, { header: 'constructor', grades: inherited, answers });
      expect(run.error).toBe('');
      expect(run.code).toBe(0);
      const everything = Object.values(run.written).join('\n');
      for (const word of inherited) expect(everything).toContain(word);
      // 6 grades with 5 x 30 people each.
      expect(everything).toMatch(/\b900\b/);
    }));

  it('are no answers that were decided on: what has no meaning is said to have none', () =>
    inFolder(async (folder) => {
      const run = await runHostile(
        folder,
        { header: 'Grade', grades: ['A'], answers: inherited },
        { answers: '{}' },
      );
      expect(run.code).toBe(1);
      expect(run.written).toEqual({});
      expect(run.error).toMatch(/\b6\b|answers/);
    }));

  const recipeOf = (
    dataset: string,
    more: string,
    analysis = '"analysis": "representation", "dataset": "d"',
  ) =>
    `{"rungs": 1, "title": "x", "datasets": [{"id": "d", "label": "l", "wave": "2026-03-31", "file": "extract.csv", ${dataset}}],
      "analyses": [{${analysis}}]${more}}`;
  const occupation = '"columns": {"Occupation": "seb-occupation"}';
  const decided = `${occupation}, "answers": {"Builder": {"group": "working-class"}}`;

  it.each([
    '{"__proto__": {"polluted": 1}, "rungs": 1}',
    recipeOf('"columns": {"Occupation": "constructor"}', ''),
    recipeOf(`${occupation}, "answers": {"Builder": {"group": "constructor"}}`, ''),
    recipeOf(`${occupation}, "__proto__": {"label": "x"}`, ''),
    recipeOf(occupation, ', "constructor": {"prototype": {"polluted": 1}}'),
  ])('are refused as keys of a recipe: %s', (text) =>
    inFolder(async (folder) => {
      const file = join(folder, 'recipe.json');
      writeFileSync(file, text);
      await expect(Promise.resolve().then(() => readRecipe(file))).rejects.toThrow(AppError);
      expect(Reflect.has({}, 'polluted')).toBe(false);
    }),
  );

  it.each([
    recipeOf(decided, '', '"analysis": "constructor", "dataset": "d"'),
    recipeOf(decided, '', '"analysis": "representation", "dataset": "__proto__"'),
    recipeOf(decided, ', "scheme": "__proto__"'),
    recipeOf(decided, ', "benchmark": "toString"'),
    recipeOf('"columns": {"__proto__": "grade", "Occupation": "seb-occupation"}', ''),
  ])('name no analysis, dataset, scheme, benchmark or column: %s', (text) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'extract.csv'), 'Grade,Occupation\nA,Builder\n');
      writeFileSync(join(folder, 'recipe.json'), text);
      const { code, error } = await rungs(['run', join(folder, 'recipe.json'), '--out', join(folder, 'out')]);
      expect(code).toBe(1);
      expect(error.trim().split('\n')).toHaveLength(1);
      expect(error).not.toMatch(/not foreseen/);
    }),
  );
});
