import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, root, rungs } from '../command-line.ts';

const demo = join(root, 'assets', 'demo');
const env = { RUNGS_PASSPHRASE: 'next year comes in by itself' };

let folder: string;

/** A project with the first wave of the sample, coded by its recipe and mapped by hand: no guess takes it for a unit. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-test-'));
  const recipe = JSON.parse(readFileSync(join(demo, 'recipe.json'), 'utf8')) as {
    datasets: { file: string; columns: object }[];
    analyses: { dataset: string }[];
  };
  const datasets = recipe.datasets.slice(0, 1).map((each) => ({
    ...each,
    file: join(demo, each.file),
    columns: { ...each.columns, Function: 'organisation-unit' },
  }));
  const analyses = recipe.analyses.filter(({ dataset }) => dataset === 'staff-2025');
  writeFileSync(join(folder, 'first.json'), JSON.stringify({ ...recipe, datasets, analyses }));
  await succeed(['create', join(folder, 'first.rungs')]);
  await succeed(['import', join(folder, 'first.rungs'), join(folder, 'first.json')]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function projectOfFirstWave(name: string): string {
  const project = join(folder, `${name}.rungs`);
  copyFileSync(join(folder, 'first.rungs'), project);
  return project;
}

async function succeed(args: readonly string[]): Promise<string> {
  const { code, out, error } = await rungs(args, env);
  expect(error).toBe('');
  expect(code).toBe(0);
  return out;
}

function nextWave(project: string, ...options: string[]): Promise<Outcome> {
  const extract = join(demo, 'staff-2026-03-31.csv');
  return rungs(
    ['import', project, extract, '--wave', '2026-03-31', '--label', 'Staff, March 2026', ...options],
    env,
  );
}

describe('the next wave', () => {
  it('comes in in one step, mapped and coded as the last one, and says what has changed', async () => {
    const project = projectOfFirstWave('next');
    const { code, out, error } = await nextWave(project, '--like', 'Staff, March 2025');
    expect(error).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('2400 rows in, fewer than 10 set aside');
    expect(out).toContain('Function → organisation-unit (as before)');
    expect(out).not.toContain('Cost Centre →');
    expect(out).not.toContain('Full Name →');
    expect(out).not.toContain('Work Email →');
    expect(out).toContain('Mapped as Staff, March 2025, 2025-03-31. Rows: 2400 then, 2400 now.');
    expect(out).toContain('New columns: Cost Centre (left out), Cost Centre 2 (left out).');
    expect(out).toMatch(/Parental occupation at 14: \d+ new: Lorry driver \(\d+\), Vicar \(\d+\)/);
    expect(out).toContain('Parental occupation at 14: 31 answers grouped, 0 set aside, 2 without a meaning');

    // "Builder" and "N/K" were decided in the first wave: with the two new answers all are settled.
    const recipe = {
      rungs: 1,
      title: 'Next wave',
      datasets: [{ id: 'now', label: 'Staff, March 2026', wave: '2026-03-31', columns: {} }],
      analyses: [{ analysis: 'completion-funnel', dataset: 'now' }],
    };
    writeFileSync(join(folder, 'next.json'), JSON.stringify(recipe));
    const run = await rungs(['run', project, join(folder, 'next.json'), '--out', folder], env);
    expect(run.code).toBe(1);
    expect(run.error).toMatch(/^At least one answer to/);
  });

  it('lets what is said on the command line stand above what was before', async () => {
    const project = projectOfFirstWave('stated');
    const { code, out } = await nextWave(
      project,
      ...['--like', 'Staff, March 2025', '--map', 'Function=function', '--map', 'Cost Centre=location'],
    );
    expect(code).toBe(0);
    expect(out).toContain('Function → function');
    expect(out).toContain('Cost Centre → location (as stated)');
    expect(out).not.toContain('Function → organisation-unit (as before)');
    expect(out).not.toContain('Location → location');
    expect(out).toContain('Grade Start → grade-start');
  });

  it('is mapped by guesses where nobody says what it is like', async () => {
    const project = projectOfFirstWave('guessed');
    const { code, out } = await nextWave(project);
    expect(code).toBe(0);
    expect(out).not.toContain('Mapped as');
    expect(out).toContain('Function → function');
  });

  it('is refused in a sentence where no dataset has that name', async () => {
    const project = projectOfFirstWave('refused');
    const { code, error } = await nextWave(project, '--like', 'Staff, March 2024');
    expect(code).toBe(1);
    expect(error.trim()).toBe(
      'The project holds no dataset called Staff, March 2024. Use one of: Staff, March 2025.',
    );
  });
});
