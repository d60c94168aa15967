import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { askingOf } from '../../electron/base/ask.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';

const folder = mkdtempSync(join(tmpdir(), 'rungs-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('exports what is pinned in every format, the PDF from the window that prints', async () => {
  const tokens = new FileTokens();
  const printed: string[] = [];
  const host = await startCoreHost({
    tokens,
    userDataFolder: join(folder, 'user-data'),
    forkReader: forkReaderUnderNode,
    info: { version: '', banner: null, sampleOnly: false },
    now: () => '2026-11-24T09:00:00.000Z',
    log: () => undefined,
    print: async (html) => {
      printed.push(html);
      return new TextEncoder().encode("%PDF-1.4 /CreationDate (D:20200101000000+00'00')\n");
    },
  });
  const ask = askingOf(host.request);
  const out = join(folder, 'out');
  try {
    const jobId = '00000000-0000';
    await ask('project.try-sample', { jobId });
    const state = await ask('project.state', {});
    const datasetId = state?.datasets[0]?.id ?? '';
    await ask('finding.pin', { analysisId: 'representation', datasetId, options: {}, filters: [] });
    const { files } = await ask('finding.export', {
      jobId,
      token: tokens.issue(out),
      formats: ['pdf', 'html', 'xlsx', 'ods', 'json'],
    });
    expect(files).toEqual(['report.html', 'report.xlsx', 'report.ods', 'results.json', 'report.pdf']);
    expect(readdirSync(out).toSorted()).toEqual(files.toSorted());
    expect(printed).toEqual([readFileSync(join(out, 'report.html'), 'utf8')]);
    expect(readFileSync(join(out, 'report.pdf'), 'latin1')).toContain("(D:20261124090000+00'00')");
  } finally {
    await host.close();
  }
});
