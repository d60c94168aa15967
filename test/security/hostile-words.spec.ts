import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixture.ts';
import { csvText } from './hostile-extract.ts';

const run = '<img src=x onerror="window.hasRun = true">';
const script = '<script>window.hasRun = true</script>';
const header = `Grade ${run}`;
const label = `Staff ${script}`;
const projectName = `Us "><iframe src=https://example.com/></iframe>`;
const answer = `Builder ${run}`;

function plant(folder: string): { readonly extract: string; readonly project: string } {
  const rows = Array.from({ length: 240 }, (_, row) => [row % 2 ? `A ${script}` : `B ${run}`, answer]);
  const extract = join(folder, 'x.csv');
  writeFileSync(extract, csvText([[header, `Parental occupation at 14 ${script}`], ...rows]));
  return { extract, project: join(folder, 'us.rungs') };
}

/** Elements that only the planted words could have made. */
async function countMade(window: Page): Promise<number> {
  return window.evaluate(
    () =>
      document.querySelectorAll('img[src="x"], iframe, script:not([src]), [onerror]').length +
      (Reflect.has(globalThis, 'hasRun') ? 1_000 : 0),
  );
}

test('markup in a header, an answer, a label and a name is shown as the words it is', async ({
  app,
  window,
  userDataFolder,
}) => {
  test.setTimeout(90_000);
  const { extract, project } = plant(userDataFolder);
  await app.evaluate(
    ({ dialog }, paths) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [paths.extract] }),
        showSaveDialog: () => Promise.resolve({ canceled: false, filePath: paths.project }),
      });
    },
    { extract, project },
  );
  await window.getByRole('button', { name: 'Make an empty project' }).click();
  await window.getByLabel('Name').fill(projectName);
  await window.getByRole('button', { name: 'Choose a place' }).click();
  await window.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await window.getByLabel('Passphrase again').fill('correct horse battery staple');
  await window.getByRole('button', { name: 'Make the project' }).click();
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await window.getByRole('button', { name: 'Choose a file' }).click();
  await expect(window.getByRole('button', { name: `Meaning of ${header}` })).toBeVisible({ timeout: 20_000 });
  expect(await countMade(window)).toBe(0);

  await window.getByLabel('Date it describes').fill('2026-03-31');
  await window.getByLabel('Name of this dataset').fill(label);
  await window.getByRole('button', { name: /^Import 240 rows/ }).click();
  await window.getByRole('link', { name: /^Next: group the answers/ }).click();
  await expect(window.getByText(answer).first()).toBeVisible({ timeout: 20_000 });
  expect(await countMade(window)).toBe(0);

  const undecided = `${answer}, counted as: choose a meaning`;
  await window.getByRole('button', { name: undecided, exact: true }).focus();
  await window.keyboard.press('w');
  await expect(window.getByText('Every answer has a place.')).toBeVisible();
  await window.getByRole('link', { name: /^Analyses/ }).click();
  await window.getByRole('link', { name: /^Who works here/ }).click();
  await expect(window.getByRole('table').first()).toBeVisible({ timeout: 20_000 });
  expect(await countMade(window)).toBe(0);
  await expect(window.getByText(projectName).first()).toBeVisible();
});
