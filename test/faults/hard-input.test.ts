import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Output } from '../../core/contract/requests.ts';
import { newJobId } from '../../electron/host/core-host.ts';
import { xlsxBytes } from '../readers/xlsx-bytes.ts';
import {
  createProject,
  datasetIds,
  expectWhole,
  expectWords,
  makeFolder,
  refusalOf,
  staff,
  startTestHost,
} from './fixture.ts';
import type { TestHost } from './host.ts';

type Inspection = Output<'extract.inspect'>['value'];

async function startWithProject() {
  const folder = makeFolder();
  const host = await startTestHost(folder);
  await createProject(host, join(folder, 'a.rungs'));
  return { folder, host };
}

function inspect(host: TestHost, path: string): Promise<Inspection> {
  const request = host.ask('extract.inspect', {
    jobId: newJobId(),
    token: host.tokenOf(path),
    valueLimit: 5,
  });
  return request.then(({ value }) => value);
}

async function importStaff(host: TestHost, path: string): Promise<void> {
  writeFileSync(path, staff);
  await host.ask('dataset.import', {
    jobId: newJobId(),
    token: host.tokenOf(path),
    label: 'Staff',
    kind: 'workforce',
    wave: '2026-03-31',
    columns: [{ column: 'Grade', field: 'grade' }],
  });
}

const sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>Grade</t></is></c></row>';

/** What a person may point at by mistake, and what is said then. */
const refused: readonly (readonly [what: string, code: string, make: (path: string) => void])[] = [
  ['an empty file', 'intake/empty-file', (path) => writeFileSync(path, '')],
  ['a file of blank lines', 'intake/empty-file', (path) => writeFileSync(path, '\n\r\n \n')],
  ['a folder', 'file/is-folder', (path) => mkdirSync(path)],
  ['a file that is gone', 'file/missing', () => undefined],
  ['a PDF document called .csv', 'intake/unknown-format', (path) => writeFileSync(path, '%PDF-1.7 …')],
  [
    'a web page called .xls',
    'intake/unknown-format',
    (path) => writeFileSync(path, '<html><table><tr><td>1</td></tr></table></html>'),
  ],
  [
    'noise',
    'intake/unknown-format',
    (path) => writeFileSync(path, Buffer.alloc(9_000, '\u0001\u0000\u0002')),
  ],
  [
    'a workbook that was cut short',
    'intake/damaged-workbook',
    (path) => writeFileSync(path, xlsxBytes({ sheets: [{ rows: sheet }] }).subarray(0, 700)),
  ],
  [
    'an SPSS file that was cut short',
    'intake/truncated-file',
    (path) => writeFileSync(path, '$FL2@(#) SPSS DATA'),
  ],
  [
    'a Parquet file that was cut short',
    'intake/damaged-file',
    (path) => writeFileSync(path, 'PAR1\u0000\u0001\u0002'),
  ],
];

describe('what cannot be read', () => {
  it.each(refused)('%s gets one clear sentence, and changes nothing', async (_, code, make) => {
    const { folder, host } = await startWithProject();
    const path = join(folder, 'given.csv');
    make(path);
    const token = host.tokenOf(path);
    const failure = await refusalOf(host, 'extract.inspect', { jobId: newJobId(), token });
    expectWords(failure, code);
    expect(await datasetIds(host)).toEqual([]);
    await importStaff(host, join(folder, 'staff.csv'));
    expect(await datasetIds(host)).toHaveLength(1);
    await expectWhole(host);
    expect(host.logged.join('')).not.toContain('given');
  });

  // The superuser may read everything, so there is nothing to refuse.
  it.skipIf(process.getuid?.() === 0)(
    'a file that may not be read (the superuser may read everything)',
    async () => {
      const { folder, host } = await startWithProject();
      const path = join(folder, 'given.csv');
      writeFileSync(path, staff);
      chmodSync(path, 0);
      const failure = await refusalOf(host, 'extract.inspect', {
        jobId: newJobId(),
        token: host.tokenOf(path),
      });
      expectWords(failure, 'file/no-permission');
    },
  );

  it('a header and nothing else is seen, and refused as an import', async () => {
    const { folder, host } = await startWithProject();
    const path = join(folder, 'header.csv');
    writeFileSync(path, 'Grade,Occupation\n');
    expect(await inspect(host, path)).toMatchObject({ rows: 0, columns: [{ name: 'Grade' }, {}] });
    const failure = await refusalOf(host, 'dataset.import', {
      jobId: newJobId(),
      token: host.tokenOf(path),
      label: 'Header',
      kind: 'workforce',
      wave: '2026-03-31',
      columns: [{ column: 'Grade', field: 'grade' }],
    });
    expectWords(failure, 'intake/no-rows');
    expect(await datasetIds(host)).toEqual([]);
  });
});

describe('what is large or odd, and can be read', () => {
  it('a workbook called .csv is what it is, whatever its name says', async () => {
    const { folder, host } = await startWithProject();
    const path = join(folder, 'named.csv');
    const cell = (at: string, text: string): string =>
      `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = ['Grade', 'A', 'B'].map(
      (text, row) => `<row r="${row + 1}">${cell(`A${row + 1}`, text)}</row>`,
    );
    writeFileSync(path, xlsxBytes({ sheets: [{ rows: rows.join('') }] }));
    expect(await inspect(host, path)).toMatchObject({ format: 'xlsx', rows: 2 });
  });

  it('two thousand columns', async () => {
    const { folder, host } = await startWithProject();
    const path = join(folder, 'wide.csv');
    const line = (cell: (column: number) => string | number): string =>
      Array.from({ length: 2_000 }, (_, column) => cell(column)).join(',');
    const lines = Array.from({ length: 60 }, (_, row) => line((column) => (row * column) % 9));
    writeFileSync(path, `${[line((column) => `Question ${column}`), ...lines].join('\n')}\n`);
    const { columns, guesses, rows } = await inspect(host, path);
    expect([columns.length, guesses.length, rows]).toEqual([2_000, 2_000, 60]);
  });

  it('a cell of five megabytes', async () => {
    const { folder, host } = await startWithProject();
    const path = join(folder, 'long.csv');
    writeFileSync(path, `id,comment\n1,short\n2,"${'long '.repeat(1_048_576)}"\n3,short\n`);
    const { rows, columns } = await inspect(host, path);
    expect(rows).toBe(3);
    expect(columns[1]).toMatchObject({ name: 'comment', missing: 0 });
  });

  it('a million different values', async () => {
    const { folder, host } = await startWithProject();
    const path = join(folder, 'distinct.csv');
    const lines = Array.from({ length: 1_000_000 }, (_, row) => `person ${row * 7},${row % 3}`);
    writeFileSync(path, `who,group\n${lines.join('\n')}\n`);
    const { rows, columns, guesses } = await inspect(host, path);
    expect(rows).toBe(1_000_000);
    expect(columns[0]).toMatchObject({ type: 'text' });
    expect(guesses[0]).toMatchObject({ leaveOut: true });
  });

  it('ten gigabytes stop when they are asked to, and the project is as it was', async () => {
    const { folder, host } = await startWithProject();
    const path = join(folder, 'huge.csv');
    const file = openSync(path, 'w');
    writeSync(file, 'Grade,Pay\nA,1\nB,2\n');
    // A hole on the disk; to a reader it is ten gigabytes.
    ftruncateSync(file, 10 * 1024 ** 3);
    writeSync(file, 'C,3\n', 10 * 1024 ** 3);
    closeSync(file);
    const jobId = newJobId();
    const token = host.tokenOf(path);
    const looking = refusalOf(host, 'extract.inspect', { jobId, token });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await host.request('job.cancel', { jobId });
    const failure = await looking;
    expectWords(failure, 'app/cancelled');
    await importStaff(host, join(folder, 'staff.csv'));
    await expectWhole(host);
  });
});
