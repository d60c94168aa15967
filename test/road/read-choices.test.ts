import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, inFolder, rungs } from '../command-line.ts';

const key = { RUNGS_PASSPHRASE: 'correct horse battery staple' };
const people = Array.from({ length: 40 }, (_, row) => `E${row}|Grade ${row % 3}|Señor\n`).join('');

describe('how a file is to be read, on the command line', () => {
  it('is stated by delimiter, header row and encoding, and an import reads the file so', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'staff.csv');
      writeFileSync(file, Buffer.from(`Staff|of|today\nEmp No|Grade|Titel\n${people}`, 'latin1'));
      const how = ['--delimiter', 'pipe', '--header-row', '2', '--encoding', 'windows-1252'];
      const inspected = await rungs(['inspect', file, '--json', ...how]);
      expect(inspected.error).toBe('');
      expect(JSON.parse(inspected.out)).toMatchObject({ encoding: 'Windows-1252', headerRow: 2, rows: 40 });

      const project = join(folder, 'p.rungs');
      await rungs(['create', project], key);
      const imported = await rungs(['import', project, file, '--wave', '2026-03-31', ...how], key);
      expect([imported.code, imported.error]).toEqual([0, '']);
      expect(imported.out).toMatch(/Grade → grade \(sure\)/);
    });
  });

  it.each([
    [['--delimiter', 'dot'], /--delimiter takes comma, semicolon, tab or pipe/],
    [['--header-row', '0'], /--header-row takes the number of a row of the file, from 1, or none/],
    [['--encoding', 'klingon'], /text encoding that was chosen is not one Rungs reads/],
    [['--header-row', '900'], /900|header/],
  ])('is refused in words where it cannot be: %j', async (how, words) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'staff.csv');
      writeFileSync(file, `Emp No|Grade|Title\n${people}`);
      const { code, error } = await rungs(['inspect', file, ...how]);
      expect(code).not.toBe(0);
      expect(error).toMatch(words);
      expect(error).not.toMatch(/\n\s+at /);
    });
  });

  it('ends quietly where the reader of the output has seen enough', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'wide.csv');
      const names = Array.from({ length: 3_000 }, (_, column) => `Column ${column}`).join(',');
      writeFileSync(file, `${names}\n${'x,'.repeat(2_999)}x\n`);
      const piped = `"${process.execPath}" "${commandLine()}" inspect "${file}" | head -n 1`;
      const { stdout, stderr } = spawnSync('sh', ['-c', piped], { encoding: 'utf8' });
      expect(stdout).toMatch(/^wide\.csv: /);
      expect(stderr).toBe('');
    });
  });
});
