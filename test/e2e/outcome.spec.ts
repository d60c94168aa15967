import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, expect, makeProject, test } from './fixture.ts';

/** Columns that no listed field is for, and an outcome among them, on the real core. */
function extract(): string {
  const rows = Array.from({ length: 800 }, (_, row) => {
    const parent = row % 2 === 0 ? 'Modern professional' : 'Routine manual and service';
    const answer = row % 4 === 0 || row % 8 === 1 ? 'Yes' : row % 16 === 3 ? 'Prefer not to say' : 'No';
    return [parent, row % 3 === 0 ? 'North' : 'South', answer].join(',');
  });
  return `${['Parental occupation', 'Site code', 'Volunteered'].join(',')}\n${rows.join('\n')}\n`;
}

async function give(window: Page, column: string, meaning: string): Promise<void> {
  await window.getByRole('button', { name: new RegExp(`^Meaning of ${column}:`) }).click();
  await window.getByRole('searchbox', { name: 'Find a meaning' }).fill(meaning);
  await window.getByRole('menuitemradio', { name: meaning, exact: true }).click();
}

async function choose(window: Page, label: string, option: string): Promise<void> {
  await window.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await window.getByRole('option', { name: option, exact: true }).click();
}

test('a further column is the outcome, another is combined, and refusals are no outcome', async ({
  app,
  window,
  userDataFolder,
}) => {
  test.setTimeout(120_000);
  const file = join(userDataFolder, 'volunteers.csv');
  writeFileSync(file, extract());
  await makeProject(app, window, join(userDataFolder, 'Volunteers.rungs'), 'Volunteers');
  await answerDialogs(app, file);
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await window
    .getByRole('button', { name: /^(All files|Choose a file)$/ })
    .first()
    .click();
  await give(window, 'Site code', 'Another characteristic');
  await give(window, 'Volunteered', 'Another characteristic');
  await expect(
    window.getByRole('button', { name: 'Meaning of Volunteered: Another characteristic 2' }),
  ).toBeVisible();
  await window.getByLabel('Date it describes').fill('2026-03-31');
  await window.getByRole('button', { name: /^Import 800 rows/ }).click();

  await expect(window.getByRole('heading', { level: 1 })).toHaveText('volunteers is in', { timeout: 60_000 });

  await window.getByRole('link', { name: /^Analyses/ }).click();
  await window.getByRole('link', { name: /^Who gets on/ }).click();
  await choose(window, 'Outcome', 'Volunteered');
  await expect(window.getByText(/^Volunteered: 300 of 750 people/).first()).toBeVisible();
  await expect(window.getByText(/50 people with a usable answer have no outcome/)).toBeVisible();
  await expect(window.getByRole('table').first()).toContainText('Professional (reference)');

  await choose(window, 'The outcome is', 'Good for a person');
  await expect(
    window.getByText(/percentage points fewer \(.*\), to their disadvantage/).first(),
  ).toBeVisible();
  await choose(window, 'Combined with', 'Site code');
  await choose(window, 'Its reference answer', 'North');
  await expect(window.getByText(/being in “South” \(against “North”\)/).first()).toBeVisible();
  await choose(window, 'Compared with', 'Working-class backgrounds');
  await expect(window.getByText(/percentage points more \(.*\), to their advantage/).first()).toBeVisible();
});
