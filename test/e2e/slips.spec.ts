import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerDialogs, expect, makeProject, test } from './fixture.ts';

/** What a person gets wrong and puts right, on the real core. */

const small = { width: 1366, height: 768 };
/** The same window at 200 %. */
const zoomed = { width: 683, height: 384 };

async function expectInView(window: Page, button: Locator): Promise<void> {
  for (const size of [zoomed, small]) {
    await window.setViewportSize(size);
    await expect(button).toBeInViewport({ ratio: 1 });
  }
}

test('a new project is made after each entry was wrong once', async ({ app, window, userDataFolder }) => {
  test.setTimeout(60_000);
  await answerDialogs(app, join(userDataFolder, 'Slips.rungs'));
  await window.getByRole('button', { name: 'Make an empty project' }).click();
  const make = window.getByRole('button', { name: 'Make the project' });
  await expectInView(window, make);
  // Nothing of it is cut, and at 200 % all of it can be come to.
  const content = window.locator('.dialog-content');
  const cut = () => content.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  await expect.poll(cut).toBe(0);
  await window.setViewportSize(zoomed);
  await window.getByText('No protection').scrollIntoViewIfNeeded();
  await expect(window.getByText('No protection')).toBeInViewport({ ratio: 1 });
  await expect(make).toBeInViewport({ ratio: 1 });

  await make.click();
  await expect(window.getByText('Give the project a name.')).toBeVisible();
  await expect(window.getByText('Choose where the project is kept.')).toBeVisible();
  await expect(window.getByText('Choose a passphrase.')).toBeVisible();
  await expect(window.getByLabel('Name')).toBeFocused();
  await expectInView(window, make);

  await window.getByLabel('Name').fill('Slips');
  await expect(window.getByText('Give the project a name.')).toBeHidden();
  await window.getByRole('button', { name: 'Choose a place' }).click();
  await window.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await window.getByLabel('Passphrase again').fill('correct horse battery stable');
  await make.click();
  await expect(window.getByText('The two are different. Type it again.')).toBeVisible();
  await window.getByLabel('Passphrase again').fill('correct horse battery staple');
  await make.click();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Import and map');
});

test('every meaning changed by hand stays', async ({ app, window, userDataFolder }) => {
  test.setTimeout(60_000);
  await makeProject(app, window, join(userDataFolder, 'Meanings.rungs'), 'Meanings');
  const extract = join(userDataFolder, 'staff.csv');
  const rows = Array.from(
    { length: 40 },
    (_, row) => `${row % 2 ? 'North' : 'South'},x${row % 3},y${row % 4},z`,
  );
  writeFileSync(extract, ['Area,First,Second,Third', ...rows].join('\n'));
  await answerDialogs(app, extract);
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await window.getByRole('button', { name: 'Choose a file' }).click();
  const chosen = { Area: 'Location', First: 'Grade', Second: 'Organisation unit', Third: 'Disability' };
  for (const [column, meaning] of Object.entries(chosen)) {
    await window.getByRole('button', { name: new RegExp(`^Meaning of ${column}:`) }).click();
    await window.getByRole('searchbox', { name: 'Find a meaning' }).fill(meaning);
    await window.getByRole('menuitemradio', { name: meaning, exact: true }).click();
  }
  for (const [column, meaning] of Object.entries(chosen))
    await expect(window.getByRole('button', { name: `Meaning of ${column}: ${meaning}` })).toBeVisible();

  await window.getByLabel('Name of this dataset').fill('');
  const importNow = window.getByRole('button', { name: 'Import 40 rows' });
  await importNow.click();
  await expect(window.getByText('Give it a name.')).toBeVisible();
  await window.getByLabel('Name of this dataset').fill('Staff');
  await window.getByLabel('Date it describes').fill('2026-03-31');
  await importNow.click();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Staff is in');
  for (const meaning of Object.values(chosen)) await expect(window.getByRole('main')).toContainText(meaning);
});

test('a form that was wrong in every entry is sent once it is right', async ({ window }) => {
  test.setTimeout(90_000);
  await window.getByRole('button', { name: 'Try the sample organisation' }).click();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('What do you want to know?', {
    timeout: 40_000,
  });
  await window.getByRole('link', { name: /^Who works here/ }).click();
  await window.getByRole('button', { name: 'Type in your own' }).click();
  const add = window.getByRole('button', { name: 'Add it' });
  await expectInView(window, add);
  await window.getByLabel('Professional, %').fill('lots');
  await add.click();
  for (const problem of [
    'Give it a name.',
    'Say who it describes.',
    'Say where the figures come from.',
    'Say when they were published.',
  ])
    await expect(window.getByText(problem)).toBeVisible();
  await expect(window.getByText('Give a number from 0 to 100.')).toHaveCount(3);
  await expectInView(window, add);

  await window.getByLabel('Name').fill('Our sector');
  await window.getByLabel('Who it describes').fill('Staff of 40 firms');
  await window.getByLabel('Professional, %').fill('50');
  await window.getByLabel('Intermediate, %').fill('30');
  await window.getByLabel('Working class, %').fill('30');
  await window.getByLabel('Source', { exact: true }).fill('Survey');
  await window.getByLabel('Date of the source').fill('2025');
  await add.click();
  await expect(window.getByText('The three add up to 110. They must add up to 100.')).toBeVisible();
  await window.getByLabel('Working class, %').fill('20');
  await add.click();
  await expect(add).toBeHidden();
  await expect(window.getByRole('table', { name: /against Our sector/ }).first()).toBeVisible();
});

test('meanings, name and date set by hand stay while the file waits', async ({
  app,
  window,
  userDataFolder,
}) => {
  await makeProject(app, window, join(userDataFolder, 'Waiting.rungs'), 'Waiting');
  const extract = join(userDataFolder, 'staff.csv');
  writeFileSync(
    extract,
    ['Area,Zone', ...Array.from({ length: 40 }, (_, row) => `x${row % 3},y${row % 4}`)].join('\n'),
  );
  await answerDialogs(app, extract);
  await window.getByRole('button', { name: 'Choose a file' }).click();
  await window.getByRole('button', { name: /^Meaning of Zone:/ }).click();
  await window.getByRole('searchbox', { name: 'Find a meaning' }).fill('Disability');
  await window.getByRole('menuitemradio', { name: 'Disability', exact: true }).click();
  await window.getByLabel('Name of this dataset').fill('Staff in spring');
  const date = window.getByLabel('Date it describes');
  const importNow = window.getByRole('button', { name: 'Import 40 rows' });
  await date.fill('31/03/32026');
  await importNow.click();
  await expect(window.getByText('Give day, month and a year of four digits')).toBeVisible();
  await date.fill('31/03/2026');

  const expectKept = async () => {
    await expect(window.getByRole('button', { name: 'Meaning of Zone: Disability' })).toBeVisible();
    await expect(window.getByLabel('Name of this dataset')).toHaveValue('Staff in spring');
    await expect(date).toHaveValue('31/03/2026');
    await expect(window.getByText('31 March 2026')).toBeVisible();
  };
  await window.getByRole('link', { name: /^Data health/ }).click();
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await expectKept();
  await window.getByText(/Read the file differently$/).click();
  await window.getByRole('button', { name: 'Read again' }).click();
  await expect(window.getByText(/Read the file differently$/)).toBeVisible();
  await expectKept();
  await importNow.click();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Staff in spring is in');
});
