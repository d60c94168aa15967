import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder, rungs } from '../command-line.ts';

const secret = { RUNGS_PASSPHRASE: 'correct horse battery staple' };

it('a project says on the command line what was done in it, and takes it back', async () => {
  await inFolder(async (folder) => {
    const project = join(folder, 'a.rungs');
    const extract = join(folder, 'staff.csv');
    writeFileSync(
      extract,
      ['Grade', ...Array.from({ length: 40 }, (_, row) => `Band ${row % 2}`)].join('\n'),
    );
    const succeed = async (args: readonly string[]): Promise<string> => {
      const { code, out, error } = await rungs(args, secret);
      expect(`${code} ${error}`).toBe('0 ');
      return out;
    };
    await succeed(['create', project, '--name', 'Test', '--policy', '10-5']);
    const wave = ['--wave', '2026-03-31', '--label', 'Staff', '--map', 'Grade=grade'];
    await succeed(['import', project, extract, ...wave, '--time', '2026-04-01T09:00:00Z']);
    const before = await succeed(['history', project]);
    expect(before).toMatch(/^ {3}\d+ {2}1 April 2026, 09:00 UTC {2}Bringing in Staff\n/);
    expect(before).toMatch(/Making the project\. Cannot be undone\. The project began with it/);
    expect(await succeed(['undo', project])).toBe('Undone: Bringing in Staff\n');
    const again = await rungs(['undo', project], secret);
    expect(again.code).toBe(1);
    expect(again.error).toContain('Nothing is left to undo.');
    const wrong = await rungs(['undo', project, '--to', 'yesterday'], secret);
    expect(wrong.code).toBe(2);
    expect(wrong.error).toContain('--to takes the number of a step.');
  });
}, 300_000);
