import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { completionResult, representationResult } from './fixture.ts';
import { formats, spreadsheet } from './spreadsheet.ts';

/** Another program's reading of the files: each worksheet as CSV, as LibreOffice shows it. */
const isInstalled = spawnSync('soffice', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'rungs-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!isInstalled)('LibreOffice (skipped where it is not installed)', () => {
  it.each(formats)('reads every sheet of the %s file and shows its figures as printed', async (format) => {
    const file = join(folder, `report.${format}`);
    writeFileSync(file, await spreadsheet(format, [representationResult, completionResult]));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const allSheetsAsShown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', allSheetsAsShown, '--outdir', join(folder, format), file],
      { stdio: 'ignore' },
    );
    const read = (sheet: string) => readFileSync(join(folder, format, `report-${sheet}.csv`), 'utf8');
    expect(read('Cover')).toContain('Socio-economic background at the sample organisation');
    expect(read('Table 1a')).toContain('Professional,675,46%,43%,49%,37%,1.24');
    expect(read('Table 1b')).toContain('Senior leaders,50,70%,56%,81%,[c],[c]');
    expect(read('Table 1c')).toContain('Index of dissimilarity,0.09');
    expect(read('Table 2a')).toContain('Managers,310,250,230,74%');
  });
});
