import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipeSchema } from '../../core/project/recipe.ts';
import { reopen } from '../../core/results/seal.ts';
import { type Ask, askingOf } from '../../electron/base/ask.ts';
import type { CoreHost } from '../../electron/host/core-host.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { runsOf } from '../../electron/recipes/recipe-file.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';
import { runRecipe } from '../run-recipe.ts';

const folder = mkdtempSync(join(tmpdir(), 'rungs-beside-'));

/** Answers as the file has them, so many of each. */
function extract(professional: number, working: number, grade: string | null = 'A'): string {
  const of = grade === null ? '' : `,${grade}`;
  const rows = [...new Array<string>(professional).fill('P'), ...new Array<string>(working).fill('W')];
  return [`Answer${grade === null ? '' : ',Grade'}`, ...rows.map((row) => row + of), ''].join('\n');
}

const files = {
  'staff.csv': extract(300, 120),
  'applicants.csv': extract(120, 180),
  'bare.csv': extract(120, 180, null),
};

const meanings = { P: { group: 'professional' }, W: { group: 'working-class' } };
const datasetOf = (id: string, columns: Readonly<Record<string, string>>) => ({
  ...{ id, label: id.replace(/^./u, (first) => first.toUpperCase()), kind: 'workforce', wave: '2026-03-31' },
  ...{ file: `${id}.csv`, columns, answers: meanings },
});

const recipe = (analyses: readonly Readonly<Record<string, unknown>>[]) => ({
  ...{ rungs: 1, title: 'Side by side', policy: '10-5' },
  datasets: [
    datasetOf('staff', { Answer: 'seb-occupation', Grade: 'grade' }),
    datasetOf('applicants', { Answer: 'seb-occupation', Grade: 'grade' }),
    datasetOf('bare', { Answer: 'seb-occupation' }),
  ],
  analyses: analyses.map((each) => ({ analysis: 'representation', dataset: 'staff', ...each })),
});

const LEADING =
  'Side by side, the professional share is 40% (34 to 46) in Applicants, 31 percentage points less (23 to 39, adjusted p<0.001) than the 71% (66 to 76) in Staff.';

describe('a dataset beside, by recipe and command line', () => {
  it('is named by the recipe; every output says what the figures rest on', async () => {
    const { results, html, error } = await runRecipe(
      recipe([{ beside: ['applicants'] }]),
      files,
      'json,html,csv',
    );
    expect(error).toBe('');
    expect(results[0]?.sentences[0]).toBe(LEADING);
    expect(results[0]?.context.beside).toEqual([
      { dataset: 'Applicants', kind: 'Workforce snapshot', wave: '2026-03-31' },
    ]);
    expect(html).toContain('Applicants (Workforce snapshot), 31 March 2026');
  });

  it('is named by --beside in each analysis that can look at it and names none', async () => {
    const analyses = [{}, { analysis: 'completion-funnel' }, { dataset: 'applicants' }];
    const { results, error } = await runRecipe(recipe(analyses), files, 'json', ['--beside', 'applicants']);
    expect(error).toBe('');
    expect(results.map(({ context }) => context.beside.length)).toEqual([1, 0, 0]);
    expect(results[0]?.sentences[0]).toBe(LEADING);
  });

  it('is refused where the project has none of that name', async () => {
    const { code, error, results } = await runRecipe(recipe([{}]), files, 'json', ['--beside', 'Visitors']);
    expect(code).not.toBe(0);
    expect(error).toContain('The project holds no dataset of that name.');
    expect(results).toEqual([]);
  });

  it('is refused where the recipe describes none of that name', () => {
    const file = { recipe: recipeSchema.parse(recipe([{ beside: ['visitors'] }])), folder };
    expect(() => runsOf(file, new Map([['staff', '1']]))).toThrow(
      'names the dataset visitors, which it does not describe',
    );
  });
});

describe('a pinned finding with a dataset beside', () => {
  const tokens = new FileTokens();
  const jobId = '00000000-0000';
  const ids: Record<string, string> = {};
  let host: CoreHost;
  let ask: Ask;

  beforeAll(async () => {
    host = await startCoreHost({
      tokens,
      userDataFolder: join(folder, 'user-data'),
      forkReader: forkReaderUnderNode,
      info: { version: '1.0.0', banner: null, sampleOnly: false },
      now: () => '2026-11-24T09:00:00.000Z',
      log: () => undefined,
    });
    ask = askingOf(host.request);
    await ask('project.create-temporary', { name: 'Side by side', policy: '10-5' });
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
      const token = tokens.issue(join(folder, name));
      await ask('extract.inspect', { jobId, token });
      const { value } = await ask('dataset.import', {
        ...{ jobId, token, label: name, kind: 'workforce', wave: '2026-03-31', confirmed: [] },
        columns: [
          { column: 'Answer', field: 'seb-occupation' },
          ...(name === 'bare.csv' ? [] : [{ column: 'Grade', field: 'grade' as const }]),
        ],
      });
      ids[name] = value.datasetId;
      await place(name, 'working-class');
    }
  }, 120_000);
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const place = (name: string, group: 'working-class' | 'intermediate') =>
    ask('answers.assign', {
      datasetId: ids[name] ?? '',
      assignments: [
        { answer: 'P', meaning: { kind: 'group', group: 'professional' } },
        { answer: 'W', meaning: { kind: 'group', group } },
      ],
    });
  const request = (...beside: readonly string[]) => ({
    ...{ analysisId: 'representation', datasetId: ids['staff.csv'] ?? '', options: {}, filters: [] },
    ...(beside.length === 0 ? {} : { besideIds: beside.map((name) => ids[name] ?? name) }),
  });

  it('is declared by the analyses that can look at it', async () => {
    const list = await ask('analysis.list', { datasetId: ids['staff.csv'] ?? '' });
    expect(list.flatMap(({ id, beside }) => (beside ? [id] : []))).toEqual(['representation']);
  });

  it('becomes stale when the dataset beside changes, and only then', async () => {
    const { findingId } = await ask('finding.pin', request('applicants.csv'));
    const alone = await ask('finding.pin', request());
    expect(await ask('finding.check', { findingId })).toMatchObject({ isStale: false });
    await place('bare.csv', 'intermediate');
    expect(await ask('finding.check', { findingId })).toMatchObject({ isStale: false });
    await place('applicants.csv', 'intermediate');
    const check = await ask('finding.check', { findingId });
    expect(check).toMatchObject({ isStale: true, causes: ['What stands beside it: applicants.csv.'] });
    expect(reopen(check.now ?? Uint8Array.of()).value.context.beside).toHaveLength(1);
    expect(await ask('finding.check', alone)).toMatchObject({ isStale: false });
    await ask('dataset.remove', { datasetId: ids['applicants.csv'] ?? '' });
    expect(await ask('finding.check', { findingId })).toMatchObject({
      isStale: true,
      causes: ['It cannot be answered today. That dataset is not in this project.'],
    });
  });

  it.each([
    ['a dataset that is not there', ['elsewhere'], {}, 'That dataset is not in this project.'],
    [
      'the same dataset',
      ['staff.csv'],
      {},
      'staff.csv is named twice: a dataset does not stand beside itself.',
    ],
    ['one twice', ['bare.csv', 'bare.csv'], {}, 'bare.csv is named twice'],
    [
      'one without the column that a filter needs',
      ['bare.csv'],
      { filters: [{ field: 'grade' as const, values: ['A'] }] },
      'bare.csv (beside): This dataset has no column for Grade.',
    ],
    [
      'one for an analysis of one dataset',
      ['bare.csv'],
      { analysisId: 'completion-funnel' },
      'looks at one dataset, and another is named beside it.',
    ],
  ])('is refused in a sentence: %s', async (_, beside, changed, words) => {
    const pinning = ask('finding.pin', { ...request(...beside), ...changed });
    await expect(pinning).rejects.toThrow(words);
  });
});
