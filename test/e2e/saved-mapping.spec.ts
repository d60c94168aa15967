import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerDialogs, expect, makeProject, test } from './fixture.ts';

const title = (window: Page) => window.getByRole('heading', { level: 1 });

async function lookAt(app: ElectronApplication, window: Page, path: string): Promise<void> {
  await answerDialogs(app, path);
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await window.getByRole('button', { name: 'Choose a file' }).click();
  await expect(title(window)).toContainText('What is in');
}

test('a mapping goes from one project to another as a file, and a broken one is refused', async ({
  app,
  window,
  userDataFolder,
}) => {
  const place = (name: string): string => join(userDataFolder, name);
  const line = (row: number): string => `N${row},${row % 2 === 0 ? 'A' : 'B'},Site ${row % 3},Person ${row}`;
  const rows = Array.from({ length: 60 }, (_, row) => line(row)).join('\n');
  await writeFile(place('first.csv'), `Staff No,Band,Zone,Full Name\n${rows}\n`);
  await writeFile(
    place('second.csv'),
    `Staff No,Band,Zone,Full Name,Team\n${rows.replaceAll('\n', ',T\n')},T\n`,
  );
  await writeFile(place('broken.json'), '{"rungsMapping": 1, "label": "x"}');

  await makeProject(app, window, place('One.rungs'), 'One');
  await lookAt(app, window, place('first.csv'));
  await window.getByRole('button', { name: /^Meaning of Zone:/ }).click();
  await window.getByRole('searchbox', { name: 'Find a meaning' }).fill('Location');
  await window.getByRole('menuitemradio', { name: 'Location', exact: true }).click();
  await window.getByLabel('Date it describes').fill('2025-03-31');
  await window.getByRole('button', { name: 'Import 60 rows' }).click();
  await expect(title(window)).toHaveText('first is in');
  await window.getByRole('button', { name: 'All files' }).click();
  await answerDialogs(app, place('mapping.json'));
  await window.getByRole('button', { name: /^Save mapping as…/ }).click();
  await expect(window.getByText(/holds 4 columns/)).toBeVisible();
  const saved = await readFile(place('mapping.json'), 'utf8');
  expect(saved).toContain('"Zone"');
  expect(saved).not.toMatch(/Person 1|Site 1|N1/);

  await window.getByRole('button', { name: 'Close project' }).click();
  await makeProject(app, window, place('Two.rungs'), 'Two');
  await lookAt(app, window, place('second.csv'));
  await answerDialogs(app, place('broken.json'));
  await window.getByRole('button', { name: 'Use a saved mapping…' }).click();
  await expect(window.getByText(/^That mapping cannot be used:/)).toBeVisible();
  await window.getByRole('button', { name: 'Back to the columns' }).click();
  await answerDialogs(app, place('mapping.json'));
  await window.getByRole('button', { name: 'Use a saved mapping…' }).click();
  await expect(window.getByRole('heading', { name: 'Mapped as first' })).toBeVisible();
  await expect(window.getByText('New columns')).toBeVisible();
  await expect(window.getByRole('button', { name: /^Meaning of Zone: Location/ })).toBeVisible();
  await window.getByLabel('Date it describes').fill('2026-03-31');
  await window.getByRole('button', { name: 'Import 60 rows' }).click();
  await expect(title(window)).toHaveText('second is in');
});
