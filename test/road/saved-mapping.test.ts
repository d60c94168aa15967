import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, rungs } from '../command-line.ts';

const demo = join(root, 'assets', 'demo');
const env = { RUNGS_PASSPHRASE: 'how it was mapped goes round' };
const next = join(demo, 'staff-2026-03-31.csv');
const details = ['--wave', '2026-03-31', '--label', 'Staff elsewhere'];

let folder: string;
let mapping: string;
const place = (name: string): string => join(folder, name);

/** The first wave of the sample, coded by its recipe, saved as a mapping; and a project of somebody else. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-test-'));
  mapping = place('mapping.json');
  const recipe = JSON.parse(readFileSync(join(demo, 'recipe.json'), 'utf8')) as {
    datasets: { file: string; columns: object }[];
    analyses: { dataset: string }[];
  };
  const datasets = recipe.datasets.slice(0, 1).map((each) => ({
    ...each,
    file: join(demo, each.file),
    columns: { ...each.columns, Function: 'organisation-unit' },
    codings: {
      ...('codings' in each ? (each.codings as object) : {}),
      location: { answers: { London: { category: 'The South' } } },
    },
  }));
  const analyses = recipe.analyses.filter(({ dataset }) => dataset === 'staff-2025');
  writeFileSync(place('first.json'), JSON.stringify({ ...recipe, datasets, analyses }));
  await succeed(['create', place('first.rungs')]);
  await succeed(['import', place('first.rungs'), place('first.json')]);
  await succeed(['create', place('other.rungs')]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function succeed(args: readonly string[]): Promise<string> {
  const { code, out, error } = await rungs(args, env);
  expect(error).toBe('');
  expect(code).toBe(0);
  return out;
}

describe('a mapping that is saved as a file', () => {
  it('holds headings, meanings and what was decided, and no answer of few people', async () => {
    const out = await succeed(['template', place('first.rungs'), 'Staff, March 2025', '--out', mapping]);
    expect(out).toMatch(/^Wrote mapping.json: \d+ columns, \d+ answers? with their meanings.\n/);
    const text = readFileSync(mapping, 'utf8');
    expect(text).toContain('"Full Name"');
    expect(text).toContain('"organisation-unit"');
    expect(text).toContain('"The South"');
    // "Ran a guest house" was decided too, for a single person.
    expect(text).not.toContain('guest house');
    expect(text).not.toMatch(/rows|sha256|2400/);
    const record = await succeed(['verify', place('first.rungs')]);
    expect(record).toContain('whole');
  });

  it('maps and codes a file of another project, with what has changed', async () => {
    copyFileSync(place('other.rungs'), place('mapped.rungs'));
    const out = await succeed(['import', place('mapped.rungs'), next, ...details, '--template', mapping]);
    expect(out).toContain('Function → organisation-unit (as before)');
    expect(out).not.toContain('Full Name →');
    expect(out).toContain('Mapped as saved from Staff, March 2025. Rows: 2400 now.');
    expect(out).toContain('New columns: Cost Centre (left out), Cost Centre 2 (left out).');
    expect(out).toMatch(/Parental occupation at 14: \d+ new: /);

    const recipe = {
      rungs: 1,
      title: 'Elsewhere',
      datasets: [{ id: 'now', label: 'Staff elsewhere', wave: '2026-03-31', columns: {} }],
      analyses: [{ analysis: 'representation', dataset: 'now' }],
    };
    writeFileSync(place('report.json'), JSON.stringify(recipe));
    const run = await rungs(['run', place('mapped.rungs'), place('report.json'), '--out', folder], env);
    expect(run.error).toMatch(/At least one answer to the key question has no group yet/);
  });

  it('lets what is said on the command line stand above it', async () => {
    copyFileSync(place('other.rungs'), place('stated.rungs'));
    const out = await succeed([
      ...['import', place('stated.rungs'), next, ...details, '--template', mapping],
      ...['--map', 'Function=function', '--kind', 'survey'],
    ]);
    expect(out).toContain('Function → function (');
    expect(out).not.toContain('organisation-unit');
  });

  it.each([
    ['a folder', (): string => folder, 'The saved mapping could not be opened.'],
    ['an extract', (): string => next, 'That file is not a saved mapping.'],
    [
      'of an unknown field',
      (): string => changed('"field": "grade"', '"field": "rank"'),
      'something is wrong in',
    ],
    ['100 MB', (): string => grown('huge.json', 100 * 2 ** 20), 'That file is too large'],
  ])('is refused in one sentence where it is %s', async (_, file, what) => {
    const { code, error } = await rungs(
      ['import', place('other.rungs'), next, ...details, '--template', file()],
      env,
    );
    expect(code).toBe(1);
    expect(error).toContain(what);
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  it('changes nothing where it is refused', async () => {
    expect((await succeed(['check', place('other.rungs')])).trim()).toBe('');
  });

  it('is not written where it cannot be, nor over anything but a mapping', async () => {
    const save = ['template', place('first.rungs'), 'Staff, March 2025', '--out'];
    const { code, error } = await rungs([...save, join(folder, 'absent', 'mapping.json')], env);
    expect(code).toBe(1);
    expect(error).toContain('The mapping could not be written there.');
    expect((await rungs([...save, place('first.rungs')], env)).code).toBe(2);
  });

  it('is not taken together with a dataset of the project', async () => {
    const both = ['--like', 'Staff', '--template', mapping];
    expect((await rungs(['import', place('other.rungs'), next, ...details, ...both], env)).code).toBe(2);
  });
});

function written(name: string, text: string): string {
  writeFileSync(place(name), text);
  return place(name);
}

function changed(from: string, to: string): string {
  const text = readFileSync(mapping, 'utf8');
  expect(text).toContain(from);
  return written('changed.json', text.replace(from, to));
}

function grown(name: string, bytes: number): string {
  const path = written(name, '{');
  truncateSync(path, bytes);
  return path;
}
