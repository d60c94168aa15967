import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import {
  findPlanted,
  planted,
  plantExtract,
  privatePlaces,
  searchFolders,
  watchSharedMemory,
} from '../leaks/planted.ts';
import { expect, launch, test } from '../e2e/fixture.ts';

/** A person's day with planted words, ended without warning; every place the app may write to is searched. */
async function makeProject(app: ElectronApplication, window: Page, project: string, extract: string) {
  await app.evaluate(
    ({ dialog }, paths) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [paths.extract] }),
        showSaveDialog: () => Promise.resolve({ canceled: false, filePath: paths.project }),
      });
    },
    { project, extract },
  );
  await window.getByRole('button', { name: 'Make an empty project' }).click();
  await window.getByLabel('Name').fill('Staff');
  await window.getByRole('button', { name: 'Choose a place' }).click();
  await window.getByLabel('Passphrase', { exact: true }).fill(planted.passphrase);
  await window.getByLabel('Passphrase again').fill(planted.passphrase);
  await window.getByRole('button', { name: 'Make the project' }).click();
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await window.getByRole('button', { name: 'Choose a file' }).click();
  await expect(
    window.getByRole('button', { name: `Meaning of ${planted.header}: Parental occupation at 14` }),
  ).toBeVisible({ timeout: 20_000 });
}

/** What the window itself does, through its own functions: the words reach the page, the worker and the file. */
async function groupAndPin(window: Page): Promise<void> {
  await window.getByLabel('Date it describes').fill('2026-03-31');
  await window.getByRole('button', { name: /^Import [\d,]+ rows/ }).click();
  await window.getByRole('link', { name: /^Next: group the answers/ }).click();
  await expect(window.getByText(planted.answer).first()).toBeVisible({ timeout: 20_000 });
  await window.evaluate(async (answer) => {
    const state = await rungs.requests['project.state']({});
    const datasetId = state.ok ? (state.value?.datasets[0]?.id ?? '') : '';
    const meaning = { kind: 'group', group: 'working-class' } as const;
    const assignments = [answer, 'Plumber'].map((each) => ({ answer: each, meaning }));
    await rungs.requests['answers.assign']({ datasetId, assignments });
    const request = { analysisId: 'representation', datasetId, options: {}, filters: [] };
    await rungs.requests['finding.pin'](request);
  }, planted.answer);
}

test('a day in the window leaves nothing in plain, even when it is killed', async () => {
  test.skip(process.platform === 'win32', 'The places of Windows are not private ones of this test.');
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'rungs-plain-'));
  const roof = join(folder, 'roof');
  const { env } = privatePlaces(roof);
  const searchMemory = watchSharedMemory();
  const extract = plantExtract(join(folder, 'outside'), 3_000);
  const project = join(roof, 'staff.rungs');
  const words: Buffer[] = [];
  const app = await launch(join(roof, 'user-data'), env);
  const child = app.process();
  const { stdout, stderr } = child;
  for (const stream of [stdout, stderr]) stream?.on('data', (bytes: Buffer) => words.push(bytes));
  try {
    const window = await app.firstWindow();
    await window.waitForURL(/\/index\.html/);
    await makeProject(app, window, project, extract);
    await groupAndPin(window);
    const open = searchFolders([roof]);
    expect(open.found).toEqual([]);
    expect(open.files).toBeGreaterThan(10);
    expect(searchMemory().found).toEqual([]);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    expect(searchFolders([roof]).found).toEqual([]);
    expect(searchMemory().found).toEqual([]);
    expect(findPlanted(Buffer.concat(words))).toEqual([]);
    expect(readFileSync(project).length).toBeGreaterThan(30_000);
  } finally {
    await app.close().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
