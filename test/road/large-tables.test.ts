import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askingOf } from '../../electron/base/ask.ts';
import { newJobId } from '../../electron/host/core-host.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { importDatasets, readRecipe } from '../../electron/recipes/recipe-file.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';
import { inFolder } from '../command-line.ts';
import { runRecipe } from '../run-recipe.ts';

const ROWS = 20_000;

/** As many people in every answer of a field, however many answers there are, so that none is too small to stand. */
function extract(grades: number, functions: number, sites: number): string {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const answers = [row % grades, Math.floor(row / 3) % functions, Math.floor(row / 7) % sites];
    const parent = ['Modern professional', 'Clerical', 'Routine manual'][(row * 7 + (row >> 5)) % 3];
    return [...answers.map((answer) => `Answer ${answer}`), parent, row % 5 === 0 ? 'Yes' : 'No'].join(',');
  });
  return `${['Grade,Function,Site,Parent job,Promoted', ...rows].join('\n')}\n`;
}

const fields = ['grade', 'function', 'location'];
const recipe = {
  rungs: 1,
  title: 'Large tables',
  datasets: [
    {
      id: 'staff',
      label: 'Staff',
      wave: '2026-03-31',
      file: 'staff.csv',
      columns: {
        Grade: 'grade',
        Function: 'function',
        Site: 'location',
        'Parent job': 'seb-occupation',
        Promoted: 'promoted',
      },
      answers: {
        'Modern professional': { group: 'professional' },
        Clerical: { group: 'intermediate' },
        'Routine manual': { group: 'working-class' },
      },
    },
  ],
  analyses: [{ dataset: 'staff', analysis: 'intersectional-progression', options: { with: fields } }],
};

const refusal =
  'These fields together make a table of more than 50,000 cells. Choose fewer fields, or coarser ones with fewer answers, such as a department in place of a team.';
/** Reading the file included, on a machine that is busy with other things. */
const SOON_MS = 60_000;

/** The contract as the window has it, with a dataset of the recipe. */
async function withStaff(
  text: string,
  work: (core: {
    readonly host: Awaited<ReturnType<typeof startCoreHost>>;
    readonly run: (jobId: string) => ReturnType<Awaited<ReturnType<typeof startCoreHost>>['request']>;
  }) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'staff.csv'), text);
    writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
    const tokens = new FileTokens();
    const host = await startCoreHost({
      tokens,
      userDataFolder: folder,
      forkReader: forkReaderUnderNode,
      info: { version: '', banner: null, sampleOnly: false },
      now: () => '2026-03-31T12:00:00.000Z',
      log: () => undefined,
    });
    try {
      const ask = askingOf(host.request);
      await ask('project.create-temporary', { name: 'Large tables', policy: '10-5' });
      const file = readRecipe(join(folder, 'recipe.json'));
      const datasets = await importDatasets(ask, tokens, file, newJobId());
      const request = {
        analysisId: 'intersectional-progression',
        datasetId: datasets.get('staff') ?? '',
        options: { with: fields },
        filters: [],
      };
      await work({ host, run: (jobId) => host.request('analysis.run', { jobId, ...request }) });
    } finally {
      await host.close();
    }
  });
}

describe('a table that is too large to protect', () => {
  const text = extract(400, 400, 400);

  it('is refused on the command line, in words and soon', { timeout: SOON_MS }, async () => {
    const { code, error, results } = await runRecipe(recipe, { 'staff.csv': text });
    expect(error.trim()).toBe(refusal);
    expect(code).toBe(1);
    expect(results).toEqual([]);
  });

  it('is refused over the contract, and the next run goes on', { timeout: SOON_MS }, async () => {
    await withStaff(text, async ({ host, run }) => {
      const answer = await run(newJobId());
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'disclosure/too-many-cells', incidentId: null },
      });
      expect(await host.request('project.verify', {})).toMatchObject({ ok: true });
    });
  });
});

describe('a table that takes a while to protect', () => {
  it('is stopped in the middle, and says how far it is until then', { timeout: SOON_MS }, async () => {
    await withStaff(extract(15, 12, 8), async ({ host, run }) => {
      const heard: number[] = [];
      const jobId = newJobId();
      host.onEvent((name, payload) => {
        if (name !== 'job.progress' || typeof payload !== 'object' || payload === null) return;
        if (!('jobId' in payload) || payload.jobId !== jobId || !('done' in payload)) return;
        if (heard.length === 0) void host.request('job.cancel', { jobId });
        heard.push(Number(payload.done));
      });
      expect(await run(jobId)).toMatchObject({ ok: false, error: { code: 'app/cancelled' } });
      expect(heard.length).toBeGreaterThan(0);
      expect(heard).toEqual(heard.toSorted((left, right) => left - right));
      expect(heard.at(-1)).toBeLessThan(60);
    });
  });
});
