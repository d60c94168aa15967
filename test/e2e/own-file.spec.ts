import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { casesFolder, recordCase } from '../cases.ts';
import { expect, launch, test } from './fixture.ts';

/** An ordinary extract from Start to an exported finding, with every slip that a person makes on the way. */

const folder = casesFolder();
const SMALL = { width: 1366, height: 768 };

const groups = {
  p: ['Nurse', 'teacher', 'Teacher', 'accountant', 'solicitor', 'Office manager'],
  i: ['secretary', 'call centre agent', 'shop keeper (own)'],
  w: ['Bus Driver', 'bus driver', 'cleaner', 'never worked', 'plumber', 'HGV driver'],
} as const;
const later = ['waitress', 'care assistant', 'electrician', 'farm worker'];

const menu = (window: Page, answer: string) =>
  window.getByRole('button', { name: new RegExp(`^${answer.replace(/[()]/g, '\\$&')}, counted as`) });
const press = (window: Page, name: string | RegExp) => window.getByRole('button', { name }).click();
const go = (window: Page, name: RegExp) => window.getByRole('link', { name }).click();
const undo = (window: Page) => window.getByRole('button', { name: /^Undo(:|$)/ });

async function answerDialogs(app: ElectronApplication, open: string, save: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, paths) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [paths.open] }),
        showSaveDialog: () => Promise.resolve({ canceled: false, filePath: paths.save }),
      });
    },
    { open, save },
  );
}

async function makeCouncil(app: ElectronApplication, window: Page, path: string): Promise<void> {
  await answerDialogs(app, join(folder ?? '', 'own_file', 'council-staff.csv'), path);
  await press(window, /^Open my file/);
  await window.getByLabel('Name').fill('Council');
  await press(window, 'Choose a place');
  await window.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await window.getByLabel('Passphrase again').fill('correct horse battery stapel');
  await press(window, 'Make the project');
  await window.getByLabel('Passphrase again').fill('correct horse battery staple');
  await press(window, 'Make the project');
}

async function give(window: Page, column: string, meaning: string): Promise<void> {
  await press(window, new RegExp(`^Meaning of ${column}:`));
  await window.getByRole('searchbox', { name: 'Find a meaning' }).fill(meaning);
  await window.getByRole('menuitemradio', { name: meaning, exact: true }).click();
}

async function importStaff(window: Page): Promise<void> {
  await give(window, 'Date started', 'Hire date');
  await give(window, 'Ethnic grp', 'Ethnicity');
  for (const [column, meaning] of [
    ['Date started', 'Hire date'],
    ['Ethnic grp', 'Ethnicity'],
  ])
    await expect(window.getByRole('button', { name: `Meaning of ${column}: ${meaning}` })).toBeVisible();
  await window.getByLabel('Date it describes').fill('2026-03-31');
  await press(window, /^Import 261 rows/);
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('council-staff is in');
}

async function groupAnswers(window: Page): Promise<void> {
  await go(window, /^Group answers/);
  for (const [key, answers] of Object.entries(groups)) {
    for (const answer of answers) {
      await menu(window, answer).focus();
      await window.keyboard.press(key);
    }
  }
  const [first = '', ...others] = later;
  await menu(window, first).focus();
  await window.keyboard.press('p');
  // At once after the key, before anything is answered.
  await window.keyboard.press('Control+z');
  await expect(menu(window, first)).toHaveText('Choose …');
  await expect(menu(window, first)).toBeFocused();
  await window.keyboard.press('Control+Shift+z');
  await expect(menu(window, first)).toContainText('Professional');
  await expect(menu(window, first)).toBeFocused();
  await window.keyboard.press('w');
  for (const answer of others) {
    await menu(window, answer).focus();
    await window.keyboard.press('w');
  }
  await expect(window.getByText('Every answer has a place.')).toBeVisible();
}

async function lookAtWorkforce(window: Page): Promise<void> {
  await go(window, /^Analyses/);
  await go(window, /^Who works here/);
  await expect(window.getByRole('table').first()).toBeVisible();
}

test('an ordinary file, from Start to an exported finding', async ({ app, window, userDataFolder }) => {
  test.skip(folder === null, 'The folder with known answers is not here.');
  test.setTimeout(240_000);
  await window.setViewportSize(SMALL);
  const path = join(userDataFolder, 'Council.rungs');
  await makeCouncil(app, window, path);
  await importStaff(window);
  await groupAnswers(window);

  // Another screen, and back: what was done can still be undone.
  await lookAtWorkforce(window);
  const headline = window.locator('.result .lead').first();
  const before = await headline.textContent();
  await press(window, 'Pin this finding');
  await expect(window.getByRole('link', { name: 'Pinned. See all' })).toBeVisible();
  await expect(window.locator('.status-bar')).toContainText(/Placed by hand/);
  await window.keyboard.press('Control+z');
  await expect(window.locator('.said')).toHaveText(
    'Undone: Pinning “Who works here, compared with the benchmark?”.',
  );
  await expect(window.getByRole('button', { name: 'Pin this finding' })).toBeEnabled();
  await window.keyboard.press('Control+y');
  await expect(window.getByRole('link', { name: 'Pinned. See all' })).toBeVisible();

  await go(window, /^Group answers/);
  await menu(window, 'Nurse').focus();
  await window.keyboard.press('w');
  await expect(menu(window, 'Nurse')).toContainText('Working class');
  await lookAtWorkforce(window);
  await expect(headline).not.toHaveText(before ?? '');
  await expect(window.getByRole('link', { name: 'Pinned. See all' })).toBeHidden();
  await expect(window.getByRole('button', { name: 'Pin again' })).toBeEnabled();

  await expect(window.getByRole('link', { name: /^Pinned findings/ })).toContainText('1 changed');
  await go(window, /^Pinned findings/);
  const stale = window.getByRole('region', { name: /^Changed since/ });
  await expect(stale).toContainText('Answers were placed differently.');
  await stale.getByText(/^What changed/).click();
  await expect(stale.getByRole('row', { name: /Professional, Share/ })).toBeVisible();
  await expect(window.locator('.finding .lead')).toHaveText(before ?? '');

  await undo(window).click();
  await expect(stale).toBeHidden();
  await window.getByRole('button', { name: /^Redo/ }).click();
  await expect(stale).toBeVisible();
  await press(window, 'Pin again');
  await expect(stale).toBeHidden();
  await expect(window.locator('.finding .lead')).not.toHaveText(before ?? '');
  await expect(window.locator('.finding')).toContainText(/placed by hand/);

  await press(window, /^Remove: Who works here/);
  await expect(window.getByText('Nothing is pinned any more')).toBeVisible();
  await press(window, 'Bring back what was removed');
  await expect(window.locator('.finding')).toHaveCount(1);

  const out = join(userDataFolder, 'out');
  mkdirSync(out);
  await answerDialogs(app, out, out);
  await window.getByText('Results for other programs (JSON)').click();
  await press(window, 'Export to a folder');
  await expect(window.getByText('report.html')).toBeVisible();
  expect(readFileSync(join(out, 'results.json'), 'utf8')).toContain('"stale": null');
  await press(window, 'History');
  await expect(window.getByRole('dialog')).toContainText('What was exported has left the project.');
  await window.screenshot({ path: join('test-results', 'road', 'history.png') });
  await press(window, 'Done');
  recordCase('own_file');
});

test('what was done in a project can be undone after it was closed, and a removed file is had back', async ({
  app,
  window,
  userDataFolder,
}) => {
  test.skip(folder === null, 'The folder with known answers is not here.');
  test.setTimeout(240_000);
  await window.setViewportSize(SMALL);
  const path = join(userDataFolder, 'Council.rungs');
  await makeCouncil(app, window, path);
  await importStaff(window);
  await press(window, 'All files');
  await press(window, 'Remove council-staff');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(window.getByRole('region', { name: 'Removed files' })).toContainText('council-staff');
  await app.close();

  const again = await launch(userDataFolder);
  try {
    const second = await again.firstWindow();
    await second.waitForURL(/\/index\.html/);
    await second.setViewportSize(SMALL);
    await second.getByRole('button', { name: /Council/ }).click();
    await second.getByLabel('Passphrase').fill('correct horse battery staple');
    await second.getByRole('button', { name: /^Open/ }).last().click();
    await expect(undo(second)).toHaveAccessibleName('Undo: Removing council-staff');
    await second.getByRole('searchbox').or(second.locator('body')).first().press('Control+z');
    await expect(second.getByRole('button', { name: 'Remove council-staff' })).toBeVisible();
    await press(second, 'Remove council-staff');
    await second.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await press(second, 'Erase council-staff for good');
    await second.getByRole('alertdialog').getByRole('button', { name: 'Erase for good' }).click();
    await expect(second.getByRole('region', { name: 'Removed files' })).toBeHidden();
    await press(second, 'History');
    await expect(second.getByRole('dialog')).toContainText('What is erased cannot be had back.');
  } finally {
    await again.close();
  }
});
