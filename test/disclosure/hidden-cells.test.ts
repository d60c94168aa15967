import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCoreHost } from '../../electron/core-host.ts';
import { askingOf } from '../../electron/core-client.ts';
import { FileTokens } from '../../electron/file-tokens.ts';
import { importDatasets, readRecipe } from '../../electron/recipe-file.ts';
import { forkReaderUnderNode } from '../../electron/reader-child.ts';
import { inFolder, rungs } from '../command-line.ts';

/**
 * Two organisations that agree on every published figure and differ only in hidden cells: whatever leaves, and
 * whatever the window receives, is the same to the byte.
 */
type Counts = Readonly<
  Record<string, readonly [professional: number, intermediate: number, working: number, blank: number]>
>;

const first: Counts = {
  Alpha: [40, 31, 3, 12],
  Beta: [61, 22, 51, 41],
  Gamma: [4, 2, 26, 10],
  Delta: [0, 0, 14, 11],
};
const second: Counts = {
  Alpha: [40, 31, 4, 12],
  Beta: [61, 22, 50, 41],
  Gamma: [3, 3, 26, 10],
  Delta: [0, 0, 14, 11],
};
const statedTime = '2026-03-31T12:00:00.000Z';

function extract(counts: Counts): string {
  const answers = ['manager', 'clerical', 'manual', ''];
  const rows = Object.entries(counts).flatMap(([grade, numbers]) =>
    numbers.flatMap((number, index) =>
      Array.from({ length: number }, () => `${grade},${answers[index] ?? ''}`),
    ),
  );
  return `Grade,Occupation\n${rows.join('\n')}\n`;
}

const recipe = {
  rungs: 1,
  title: 'Hidden cells',
  datasets: [
    {
      id: 'staff',
      label: 'Staff',
      wave: '2026-03-31',
      file: 'staff.csv',
      columns: { Grade: 'grade', Occupation: 'seb-occupation' },
      answers: {
        manager: { group: 'professional' },
        clerical: { group: 'intermediate' },
        manual: { group: 'working-class' },
      },
    },
  ],
  analyses: ['representation', 'completion-funnel'].flatMap((analysis) => [
    { analysis, dataset: 'staff' },
    { analysis, dataset: 'staff', options: { by: 'grade' } },
    { analysis, dataset: 'staff', filters: [{ field: 'grade', values: ['Alpha', 'Gamma'] }] },
  ]),
};

function prepare(folder: string, counts: Counts): string {
  writeFileSync(join(folder, 'staff.csv'), extract(counts));
  const path = join(folder, 'recipe.json');
  writeFileSync(path, JSON.stringify(recipe));
  return path;
}

async function filesOf(counts: Counts): Promise<Readonly<Record<string, string>>> {
  return inFolder(async (folder) => {
    const path = prepare(folder, counts);
    const out = join(folder, 'out');
    const { code, error } = await rungs(['run', path, '--out', out, '--time', statedTime]);
    expect(error).toBe('');
    expect(code).toBe(0);
    return Object.fromEntries(
      readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'latin1')]),
    );
  });
}

async function windowReceives(counts: Counts): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    const path = prepare(folder, counts);
    const tokens = new FileTokens();
    const host = await startCoreHost({
      tokens,
      userDataFolder: folder,
      forkReader: forkReaderUnderNode,
      info: { version: '', banner: null, sampleOnly: false },
      now: () => statedTime,
      log: () => undefined,
    });
    const received: string[] = [];
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
      const datasetId = (await importDatasets(ask, tokens, file, jobId)).get('staff') ?? '';
      await ask('project.state', {});
      await ask('analysis.list', { datasetId });
      for (const { analysis, options = {}, filters = [] } of file.recipe.analyses) {
        await ask('analysis.run', { jobId, analysisId: analysis, datasetId, options, filters });
        await ask('finding.pin', { analysisId: analysis, datasetId, options, filters });
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
  it('leave no trace in any file that is written', async () => {
    const one = await filesOf(first);
    const other = await filesOf(second);
    expect(Object.keys(one).length).toBeGreaterThan(10);
    expect(one['results.json']).toContain('"why": "hidden"');
    expect(Object.keys(other)).toEqual(Object.keys(one));
    expect(Object.keys(one).filter((name) => one[name] !== other[name])).toEqual([]);
  });

  it('leave no trace in what the window receives', async () => {
    const one = await windowReceives(first);
    const other = await windowReceives(second);
    expect(one.length).toBeGreaterThan(12);
    expect(other).toHaveLength(one.length);
    expect(
      one.filter((message, index) => message !== other[index]).map((message) => message.slice(0, 40)),
    ).toEqual([]);
  });
});
