import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, type Outcome, root, rungs } from '../command-line.ts';

/** Bad input gets one clear sentence or two (what, where, what to do), the right exit code, and changes nothing. */
const secret = { RUNGS_PASSPHRASE: 'correct horse' };

function expectRefused({ code, out, error }: Outcome, words: RegExp): void {
  expect(error).toMatch(words);
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(error).not.toMatch(/\bat .*:\d+|node:|SELECT|INSERT/);
  expect(out).toBe('');
  expect(code).toBe(1);
}

const staff = 'Grade,Occupation\nA,Clerical and intermediate occupations\nB,Builder\n';

describe('what the command line refuses', () => {
  it('wrong usage, with exit code 2 and how to write it', async () => {
    for (const args of [
      [],
      ['dance'],
      ['run'],
      ['create'],
      ['inspect', 'a', 'b'],
      ['create', 'x.rungs', '--policy', '9-9'],
      ['create', 'without-its-ending'],
      ['constructor'],
      ['verify', 'x.rungs', '--wat'],
      ['import', 'x.rungs', 'y.csv', '--wave', '2026-02-30'],
    ]) {
      const { code, error } = await rungs(args);
      expect(code).toBe(2);
      expect(error).toContain('rungs');
    }
  });

  it('files that are absent, empty, folders or another format', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'empty.csv'), '');
      writeFileSync(join(folder, 'book.csv'), Buffer.from('504b0304140006000800', 'hex'));
      mkdirSync(join(folder, 'folder'));
      expectRefused(await rungs(['inspect', join(folder, 'absent.csv')]), /not there/);
      expectRefused(await rungs(['inspect', join(folder, 'folder')]), /is a folder/);
      expectRefused(await rungs(['inspect', join(folder, 'empty.csv')]), /empty/);
      expectRefused(await rungs(['inspect', join(folder, 'book.csv')]), /(workbook|spreadsheet|Excel|zip)/i);
    });
  });

  it('columns and sheets that a file does not have, by name, and a project where there is no folder', async () => {
    await inFolder(async (folder) => {
      const [project, extract] = [join(folder, 'a.rungs'), join(folder, 'staff.csv')];
      writeFileSync(extract, staff);
      expectRefused(
        await rungs(['create', join(folder, 'none', 'a.rungs')], secret),
        /^The folder .* not there/,
      );
      expect(await rungs(['create', project], secret)).toMatchObject({ code: 0 });
      const bringIn = (...options: string[]) =>
        rungs(['import', project, extract, '--wave', '2026-03-31', ...options], secret);
      expectRefused(await bringIn('--map', 'Rank=grade'), /no column called Rank/);
      expectRefused(await bringIn('--sheet', 'Staff'), /no sheets/);
    });
  });

  it('says how each verb is written when it is asked, and what is wrong with an option', async () => {
    const help = await rungs(['import', '--help']);
    expect(help).toMatchObject({ code: 0, error: '' });
    expect(help.out).toContain('Usage: rungs import');
    expect((await rungs(['verify', 'x.rungs', '--wat'])).error).toMatch(/^Unknown option '--wat'\.\nUsage/);
    expect((await rungs(['dance'])).error).toMatch(/^There is no rungs dance\./);
  });

  it('recipes that are absent, not JSON, or wrong at a place it names', async () => {
    await inFolder(async (folder) => {
      const recipe = join(folder, 'recipe.json');
      const run = () => rungs(['run', recipe, '--out', join(folder, 'out')]);
      expectRefused(await run(), /could not be opened/);
      writeFileSync(recipe, 'not json');
      expectRefused(await run(), /not JSON/);
      writeFileSync(recipe, JSON.stringify({ rungs: 1, title: 'x', datasets: [], analyses: [] }));
      expectRefused(await run(), /at datasets/);
      writeFileSync(recipe, JSON.stringify({ rungs: 1 }));
      expectRefused(await run(), /at title, nothing is written\./);
    });
  });

  it('answers without a group, unknown analyses, options, fields and filter answers', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'staff.csv'), staff);
      const recipe = join(folder, 'recipe.json');
      const run = (answers: object, analysis: object, more: object = {}) => {
        writeFileSync(
          recipe,
          JSON.stringify({
            rungs: 1,
            title: 'Staff',
            datasets: [
              {
                id: 'staff',
                label: 'Staff',
                wave: '2026-03-31',
                file: 'staff.csv',
                columns: { Grade: 'grade', Occupation: 'seb-occupation' },
                answers,
                ...more,
              },
            ],
            analyses: [{ dataset: 'staff', analysis: 'representation', ...analysis }],
          }),
        );
        return rungs(['run', recipe, '--out', join(folder, 'out')]);
      };
      const grouped = { Builder: { group: 'working-class' } };
      expectRefused(await run({}, {}), /At least one answer to the key question has no group yet/);
      expectRefused(await run(grouped, { analysis: 'magic' }), /no analysis called magic/);
      expectRefused(await run(grouped, { options: { colour: 1 } }), /no option called colour/);
      expectRefused(await run(grouped, { options: { by: 'location' } }), /no column for Location/);
      expectRefused(
        await run(grouped, { filters: [{ field: 'grade', values: ['Z'] }] }),
        /Grade names an answer/,
      );
      expectRefused(await run(grouped, { options: { benchmark: 'mars' } }), /not in this project/);
      const fixes = [{ check: 'magic', fix: 'missing' }];
      expectRefused(
        await run(grouped, {}, { fixes }),
        /fixes › 0 › check, “magic”: no check has such a finding/,
      );
    });
  });

  it('a wrong passphrase, a foreign file and a project that is there already, which stays as it was', async () => {
    await inFolder(async (folder) => {
      const project = join(folder, 'staff.rungs');
      expect((await rungs(['create', project], secret)).code).toBe(0);
      const before = readFileSync(project);
      expectRefused(await rungs(['create', project], secret), /already/);
      expectRefused(await rungs(['verify', project], { RUNGS_PASSPHRASE: 'wrong' }), /passphrase/);
      expectRefused(await rungs(['verify', project], { RUNGS_PASSPHRASE: '' }), /needs its passphrase/);
      expect(readFileSync(project).equals(before)).toBe(true);
      expectRefused(await rungs(['verify', join(root, 'package.json')], secret), /not a Rungs project/);
    });
  });

  it('an import that fails, which leaves the project as it was', async () => {
    await inFolder(async (folder) => {
      const project = join(folder, 'staff.rungs');
      const extract = join(folder, 'counts.csv');
      await rungs(['create', project], secret);
      const bring = (...map: string[]) =>
        rungs(
          ['import', project, extract, '--wave', '2026-03-31', ...map.flatMap((pair) => ['--map', pair])],
          secret,
        );
      writeFileSync(extract, 'Origin,People\nI,10\nII,2.5\n');
      expectRefused(await bring('Origin=seb-occupation', 'People=count'), /data row 2/);
      expectRefused(await bring('Nothing=seb-occupation'), /no column called Nothing/);
      expectRefused(await bring('Origin=grade', 'People=grade'), /Two columns/);
      writeFileSync(extract, 'Origin,People\nI,10\nII,25\n');
      const { out, code } = await bring('Origin=seb-occupation', 'People=count');
      expect(out).toContain('2 rows in, 0 set aside');
      expect(code).toBe(0);
      expect((await rungs(['verify', project], secret)).out).toContain('whole');
    });
  });
});
