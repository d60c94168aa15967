import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { readRecipe } from '../../electron/recipes/recipe-file.ts';
import { openPeer } from '../bench/duckdb.ts';
import { casesFolder } from '../cases.ts';
import { inFolder } from '../command-line.ts';
import { type NamedResult, runRecipe } from '../run-recipe.ts';

const cases = casesFolder();
const origins = join(cases ?? '', 'class_origin_england_wales', 'erikson_ew_9x9.csv');

/** Each class of origin as an answer of the instrument. */
const answers = {
  I: 'professional',
  II: 'manager',
  III: 'clerical',
  IVa: 'small-business-owner',
  IVb: 'small-business-owner',
  IVc: 'small-business-owner',
  'V/VI': 'technical',
  VIIa: 'manual',
  VIIb: 'routine',
};

const ours = {
  id: 'ours',
  version: 4,
  label: 'Craft as intermediate',
  basedOn: 'smc-2021-three',
  groups: { technical: 'intermediate', 'small-business-owner': 'no-class' },
};

function recipe(change: object): object {
  return {
    rungs: 1,
    title: 'A grouping of our own',
    policy: 'none',
    datasets: [
      {
        id: 'men',
        label: 'England and Wales',
        wave: '1972-12-31',
        file: origins,
        columns: { origin: 'seb-occupation', count: 'count' },
        answers: Object.fromEntries(Object.entries(answers).map(([raw, answer]) => [raw, { answer }])),
      },
    ],
    analyses: [{ analysis: 'representation', dataset: 'men' }],
    ...change,
  };
}

async function run(change: object): Promise<{ readonly result: NamedResult; readonly html: string }> {
  const { results, html, code, error } = await runRecipe(recipe(change), {}, 'json,html');
  expect([code, error]).toEqual([0, '']);
  const [result] = results;
  if (!result) throw new Error('There is no result.');
  return { result, html };
}

let known: ReturnType<typeof run> | null = null;
/** One run for several tests: each takes seconds. */
function runOurs(): ReturnType<typeof run> {
  known ??= run({ schemes: [ours], scheme: 'ours' });
  return known;
}

const sharesOf = (result: NamedResult): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    result.estimates
      .filter(({ measure }) => measure === 'share')
      .map(({ of, value }) => [of['background'], value]),
  );

describe.skipIf(cases === null)(
  'a grouping of one’s own, through the command line (needs the cases folder)',
  () => {
    it('counts in each group whom DuckDB counts there, and nobody whose answer it does not classify', async () => {
      const peer = await openPeer(':memory:', 1);
      const counted = await peer.rows(
        `SELECT CASE WHEN origin IN ('I', 'II') THEN 'professional'
                   WHEN origin IN ('III', 'V/VI') THEN 'intermediate'
                   ELSE 'working-class' END AS place, sum("count")
         FROM read_csv('${origins}') WHERE origin NOT LIKE 'IV%' GROUP BY place`,
      );
      peer.close();
      const counts = new Map(counted.map(([place, count]) => [place, Number(count)]));
      const usable = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const { result } = await runOurs();
      expect(counts.size).toBe(3);
      for (const [place, count] of counts) {
        expect(sharesOf(result)[place ?? '']).toBeCloseTo(count / usable, 12);
      }
      expect(result.estimates.find(({ measure }) => measure === 'share')?.base).toBe(usable);
    });

    it('is named with its version in result and report, and its comparison is not like for like', async () => {
      const { result, html } = await runOurs();
      expect(result.context.scheme).toEqual({
        id: 'ours',
        version: 4,
        label: 'Craft as intermediate',
        confidence: 'own',
        own: {
          basedOn: 'smc-2021-three',
          basedOnLabel: 'Three groups (SMC 2021)',
          moved: [
            'Small business owners, from intermediate to not classified',
            'Technical and craft occupations, from working class to intermediate',
          ],
        },
      });
      expect(result.sentences[0]).toMatch(
        /Not like for like: UK workforce, May 2021 was made with another grouping\.$/,
      );
      expect(result.strength).toMatchObject({ level: 'uncertain' });
      expect(result.context.benchmark?.cautions[0]).toMatch(/may come from the grouping alone/);
      expect(result.chips).toContain('Own grouping: Craft as intermediate, version 4');
      expect(result.method.at(-1)).toMatch(/version 4, this organisation’s own, made from “Three groups/);
      for (const words of ['version 4', 'organisation’s own', 'Not like for like', 'to not classified']) {
        expect(html).toContain(words);
      }
    });

    it('that moves nothing gives the shares of its base and keeps its benchmark', async () => {
      const { result } = await run({ schemes: [{ ...ours, groups: {} }], scheme: 'ours' });
      const { result: base } = await run({});
      expect(sharesOf(result)).toEqual(sharesOf(base));
      expect(result.sentences).toEqual(base.sentences);
      expect(result.context.benchmark).toEqual(base.context.benchmark);
      expect(result.method.at(-1)).toMatch(/No answer is moved/);
    });

    it('is reproduced by the recipe alone', async () => {
      const again = await run({ schemes: [ours], scheme: 'ours' });
      expect(again.result).toEqual((await runOurs()).result);
    });

    it('says of a shipped grouping too when the benchmark was made with another', async () => {
      const { result } = await run({ scheme: 'smc-2020-three' });
      expect(result.sentences[0]).toMatch(/Not like for like/);
      expect(result.context.scheme).not.toHaveProperty('own');
    });
  },
);

describe.skipIf(cases === null)(
  'a grouping of one’s own on four questions, through the command line (needs the cases folder)',
  () => {
    it('moves whole classes', async () => {
      const file = join(cases ?? '', 'nssec_faststream_vectors', 'all_combinations.csv');
      const classes = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
      const inClass = (name: string): number =>
        classes.filter((line) => line.trimEnd().endsWith(name)).length;
      const { result } = await run({
        scheme: 'classes',
        schemes: [
          {
            ...{ id: 'classes', label: 'Small employers apart', basedOn: 'nssec-five-faststream' },
            groups: { 'class-2': 'professional', 'class-3': 'no-class' },
          },
        ],
        datasets: [
          {
            ...{ id: 'men', label: 'All combinations', wave: '2023-12-31', file },
            columns: {
              ...{ occupation: 'seb-occupation', employment: 'seb-employment' },
              ...{ size: 'seb-size', supervised: 'seb-supervise' },
            },
          },
        ],
      });
      const usable = inClass('SE-1') + inClass('SE-2') + inClass('SE-4') + inClass('SE-5');
      const shares = sharesOf(result);
      expect(inClass('SE-3')).toBeGreaterThan(0);
      expect(shares['professional']).toBeCloseTo((inClass('SE-1') + inClass('SE-2')) / usable, 12);
      expect(shares['intermediate']).toBe(0);
      expect(result.context.scheme.own?.moved[0]).toBe(
        'Class 2: intermediate, from intermediate to professional',
      );
    });
  },
);

describe('a recipe with a grouping of one’s own that cannot be used', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ({
    ...ours,
    id: `s${index}`,
    label: `S ${index}`,
  }));
  it.each([
    [
      'an unknown base',
      [{ ...ours, basedOn: 'smc-five' }],
      /schemes › 0 › basedOn, “smc-five”: no grouping .* has this id/,
    ],
    [
      'an unknown answer',
      [{ ...ours, groups: { astronaut: 'intermediate' } }],
      /schemes › 0 › groups, an answer/,
    ],
    [
      'a refusal that is moved',
      [{ ...ours, groups: { retired: 'professional' } }],
      /groups, an answer is moved/,
    ],
    ['an unknown group', [{ ...ours, groups: { technical: 'upper' } }], /groups › technical, “upper”/],
    ['no name', [{ ...ours, label: '  ' }], /label, “.*”: the grouping has no name/],
    [
      'a name that is taken',
      [ours, { ...ours, id: 'b' }],
      /schemes › 1 › label, “.+”: another grouping of your own/,
    ],
    [
      'an id that is taken',
      [ours, { ...ours, label: 'B' }],
      /schemes › 1 › id, “.+”: another grouping has this id/,
    ],
    [
      'the name of a shipped one',
      [{ ...ours, label: 'Three groups (SMC 2020)' }],
      /label, “.+”: a grouping that comes/,
    ],
    [
      'the id of a shipped one',
      [{ ...ours, id: 'smc-2021-three' }],
      /id, “.+”: another grouping has this id/,
    ],
    ['a name without end', [{ ...ours, label: 'a'.repeat(100_000) }], /more than 80 characters/],
    ['thousands of them', many, /at schemes, a recipe holds at most 50 groupings/],
    [
      'an answer called constructor',
      [{ ...ours, groups: { constructor: 'professional' } }],
      /groups, an answer/,
    ],
  ])('is refused in one sentence: %s', async (_what, schemes: unknown, words) => {
    await inFolder((folder) => {
      const path = join(folder, 'recipe.json');
      writeFileSync(path, JSON.stringify(recipe({ schemes })));
      let refusal = '';
      try {
        readRecipe(path);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refusal = error.detail.what;
      }
      expect(refusal).toMatch(words);
      expect(refusal.length).toBeLessThan(400);
      expect(refusal).not.toContain('\n');
      return Promise.resolve();
    });
  });

  it('is refused in one sentence when it asks for a grouping that is not there', async () => {
    const dataset = {
      ...{ id: 'men', label: 'All', wave: '2026-03-31', file: 'extract.csv' },
      columns: { Parent: 'seb-occupation' },
      answers: { Cleaner: { answer: 'routine' } },
    };
    const change = { schemes: [ours], scheme: 'theirs', datasets: [dataset] };
    const { code, error } = await runRecipe(recipe(change), { 'extract.csv': 'Parent\nCleaner\n' });
    expect(code).toBe(1);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).toMatch(/scheme .* not known/);
  });
});
