import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askingOf } from '../../electron/base/ask.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { importDatasets, readRecipe, runsOf } from '../../electron/recipes/recipe-file.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';
import { inFolder, rungs } from '../command-line.ts';
import { everyRun, findPairs } from './alike.ts';
import { patternOf, patterns, rowLabel, type Truth, weightOf } from './attacker.ts';

/**
 * Two projects that agree on every published figure and differ only in hidden cells: whatever leaves, and whatever
 * the window receives, is the same to the byte. Each holds an organisation from a pair found by search.
 */
const pairs = findPairs(5, 12_031);
const statedTime = '2026-03-31T12:00:00.000Z';
const answers = ['manager', 'clerical', 'manual', 'prefer not to say', ''];

/** An organisation, and hidden counts of its file: rows that cannot be read, dates that stand for no date. */
type Hidden = { readonly truth: Truth; readonly badRows: number; readonly badDates: number };

function extract({ truth, badRows, badDates }: Hidden): string {
  const rows = truth.flatMap((counts, row) =>
    counts.flatMap((count, kind) =>
      Array.from(
        { length: count },
        () => `${rowLabel(row)},${answers[kind] ?? ''},${patternOf(row, kind)} hours,${weightOf(row, kind)}`,
      ),
    ),
  );
  const dated = rows.map((line, index) => `${line},${index < badDates ? '1900-01-01' : '2020-06-01'}`);
  const bad = Array.from({ length: badRows }, () => `${rowLabel(0)},manual,,,2020-06-01,and,more`);
  return `Grade,Occupation,Hours,Weight,Start Date\n${[...dated, ...bad].join('\n')}\n`;
}

const ones: readonly Hidden[] = pairs.map(({ one }) => ({ truth: one, badRows: 2, badDates: 3 }));
const others: readonly Hidden[] = pairs.map(({ other }) => ({ truth: other, badRows: 7, badDates: 6 }));

const nameOf = (index: number): string => `staff-${index + 1}`;

const recipe = {
  rungs: 1,
  title: 'Hidden cells',
  datasets: pairs.map((_, index) => ({
    id: nameOf(index),
    label: nameOf(index),
    wave: '2026-03-31',
    file: `${nameOf(index)}.csv`,
    columns: {
      Grade: 'grade',
      Occupation: 'seb-occupation',
      Hours: 'working-pattern',
      Weight: 'weight',
      'Start Date': 'hire-date',
    },
    answers: {
      manager: { group: 'professional' },
      clerical: { group: 'intermediate' },
      manual: { group: 'working-class' },
      'prefer not to say': { reason: 'prefer-not-to-say' },
    },
    codings: {
      'working-pattern': {
        answers: Object.fromEntries(patterns.map((each) => [`${each} hours`, { category: each }])),
      },
    },
    fixes: [{ check: 'placeholder-date/hire-date', fix: 'missing' }],
  })),
  analyses: pairs.flatMap((_, index) =>
    everyRun.map(({ analysis, options, filter, weighting }) => ({
      analysis,
      dataset: nameOf(index),
      options,
      filters: filter === null ? [] : [{ field: 'grade', values: filter.map(rowLabel) }],
      ...(weighting === undefined ? {} : { weighting }),
    })),
  ),
};

function prepare(folder: string, files: readonly Hidden[]): string {
  for (const [index, file] of files.entries()) {
    writeFileSync(join(folder, `${nameOf(index)}.csv`), extract(file));
  }
  const path = join(folder, 'recipe.json');
  writeFileSync(path, JSON.stringify(recipe));
  return path;
}

async function filesOf(hidden: readonly Hidden[]): Promise<Readonly<Record<string, string>>> {
  return inFolder(async (folder) => {
    const path = prepare(folder, hidden);
    const folderOut = join(folder, 'out');
    const { code, out, error } = await rungs(['run', path, '--out', folderOut, '--time', statedTime]);
    expect(error).toBe('');
    expect(code).toBe(0);
    const files = readdirSync(folderOut).map((name) => [name, readFileSync(join(folderOut, name), 'latin1')]);
    return Object.fromEntries([['what is printed', out], ...files]);
  });
}

async function windowReceives(hidden: readonly Hidden[]): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    const path = prepare(folder, hidden);
    const tokens = new FileTokens();
    const received: string[] = [];
    const host = await startCoreHost({
      tokens,
      userDataFolder: folder,
      forkReader: forkReaderUnderNode,
      info: { version: '', banner: null, sampleOnly: false },
      now: () => statedTime,
      log: (line) => received.push(line),
    });
    const ask = askingOf(async (name, input) => {
      const answer = await host.request(name, input);
      const isPreparation =
        answer.ok &&
        typeof answer.value === 'object' &&
        answer.value !== null &&
        'preparation' in answer.value;
      const shown = JSON.stringify(answer, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      );
      if (!isPreparation) received.push(`${name} ${shown}`);
      return answer;
    });
    try {
      const jobId = '00000000-0000';
      await ask('project.create-temporary', { name: 'Hidden cells', policy: '10-5' });
      const file = readRecipe(path);
      const datasets = await importDatasets(ask, tokens, file, jobId);
      await ask('project.state', {});
      for (const datasetId of datasets.values()) await ask('analysis.list', { datasetId });
      for (const { request } of runsOf(file, datasets)) {
        await ask('analysis.run', { jobId, ...request });
        await ask('finding.pin', request);
      }
      await ask('finding.list', {});
      await ask('project.verify', {});
      return received;
    } finally {
      await host.close();
    }
  });
}

describe('hidden cells', () => {
  it("change no byte of any file written, nor of the command line's output", async () => {
    const one = await filesOf(ones);
    const other = await filesOf(others);
    expect(Object.keys(one).length).toBeGreaterThan(10);
    expect(one['results.json']).toContain('"why": "hidden"');
    // One corrected cell: few, so that it is told nowhere.
    expect(one['results.json']).not.toContain('Counted as missing');
    expect(Object.keys(other)).toEqual(Object.keys(one));
    expect(Object.keys(one).filter((name) => one[name] !== other[name])).toEqual([]);
  });

  it('change no byte of what the window receives, nor of the log', async () => {
    const one = await windowReceives(ones);
    const other = await windowReceives(others);
    expect(one.length).toBeGreaterThan(12);
    expect(other).toHaveLength(one.length);
    expect(
      one.filter((message, index) => message !== other[index]).map((message) => message.slice(0, 40)),
    ).toEqual([]);
  });
});
