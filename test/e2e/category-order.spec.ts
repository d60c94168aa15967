import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, expect, makeProject, test } from './fixture.ts';
import { choose } from './screen-state.ts';

const place = (window: Page, category: string) =>
  window.getByRole('button', { name: new RegExp(`^Place of ${category}:`) });

/** Sites can be put in order; teams are more than anybody would. */
const SITES = 300;
const TEAMS = 1_100;

async function importPlaces(window: Page): Promise<void> {
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await window.getByRole('button', { name: 'Choose a file' }).click();
  await window.getByLabel('Date it describes').fill('2026-03-31');
  await window.getByRole('button', { name: /^Import 3,300 rows/ }).click();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('staff is in');
  await window.getByRole('link', { name: /^Group answers/ }).click();
}

test('hundreds of categories are put in order by number, by keys and by name; more are not', async ({
  app,
  window,
  userDataFolder,
}) => {
  test.setTimeout(90_000);
  // Three people a team: teams of one would be taken for names of people.
  const rows = Array.from(
    { length: 3 * TEAMS },
    (_, row) => `Site ${(row % SITES) + 1},Team ${(row % TEAMS) + 1}`,
  );
  await writeFile(join(userDataFolder, 'staff.csv'), `Location,Organisation unit\n${rows.join('\n')}\n`);
  await makeProject(app, window, join(userDataFolder, 'Places.rungs'), 'Places');
  await answerDialogs(app, join(userDataFolder, 'staff.csv'));
  await importPlaces(window);

  const usualOrder = window
    .getByRole('paragraph')
    .filter({ hasText: /^Categories stand in the usual order/ });
  await expect(usualOrder).toBeVisible();
  await place(window, 'Site 250').press('Enter');
  await window.getByRole('menuitem', { name: 'Move to a place by its number …' }).click();
  const number = window.getByRole('textbox', { name: 'Place' });
  await expect(number).toBeFocused();
  await number.fill('301');
  await number.press('Enter');
  await expect(window.getByText('Give a number from 1 to 300.')).toBeVisible();
  await number.press('Escape');
  await expect(place(window, 'Site 250')).toBeFocused();

  await place(window, 'Site 250').press('Enter');
  await window.getByRole('menuitem', { name: 'Move to a place by its number …' }).click();
  await number.fill('12');
  await number.press('Enter');
  await expect(place(window, 'Site 250')).toHaveText('12 of 300');
  await expect(place(window, 'Site 250')).toBeFocused();
  await window.keyboard.press('Alt+PageUp');
  await expect(place(window, 'Site 250')).toHaveText('2 of 300');
  await window.keyboard.press('Alt+PageUp');
  await expect(place(window, 'Site 250')).toHaveText('1 of 300');
  await window.keyboard.press('Alt+End');
  await expect(place(window, 'Site 250')).toHaveText('300 of 300');
  await expect(place(window, 'Site 250')).toBeFocused();

  await window.getByRole('button', { name: 'Back to the usual order' }).click();
  await expect(usualOrder).toBeFocused();
  await expect(place(window, 'Site 250')).toHaveText('250 of 300');
  await window.keyboard.press('Control+z');
  await expect(place(window, 'Site 250')).toHaveText('300 of 300');

  await choose(window, 'Answers to', 'Organisation unit');
  await expect(window.getByText(/^There are 1,100 categories\..* 1,000 or fewer\.$/)).toBeVisible();
  await expect(window.getByRole('button', { name: /^Place of/ })).toHaveCount(0);
});
