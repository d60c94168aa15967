import type { Page } from '@playwright/test';
import { expect, test } from './core-window.ts';

const grouped = { isGrouped: true };

async function openChecks(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Check this file: Staff, March 2026' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(things(page)).toHaveText(`${count} things to look at`);
}

const things = (page: Page) => page.locator('main h2').first();

test('mends, leaves and takes back findings with the keyboard alone', async ({ page, openWindow }) => {
  const core = await openWindow(grouped, '#/import');
  await openChecks(page, 5);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Set 14 rows aside/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(things(page)).toHaveText('4 things to look at');
  await expect(things(page)).toBeFocused();
  await expect(page.getByRole('status')).toContainText(['Done: Set 14 rows aside.']);

  await page.getByRole('button', { name: /^Leave as it is: 9 people/ }).focus();
  await page.keyboard.press('Space');
  await expect(things(page)).toHaveText('3 things to look at');
  await page.keyboard.press('Control+z');
  await expect(things(page)).toHaveText('4 things to look at');
  await expect(page.getByRole('button', { name: /^Keep the last row/ })).toBeVisible();

  await page.getByRole('button', { name: /^Undo: The same row twice/ }).focus();
  await page.keyboard.press('Enter');
  await expect(things(page)).toHaveText('5 things to look at');
  await expect(page.getByRole('heading', { name: 'Done' })).toHaveCount(0);
  expect(core.asked.filter((name) => name === 'history.undo')).toHaveLength(1);
  expect(core.asked.filter((name) => name === 'check.undo')).toHaveLength(1);

  await page.getByRole('button', { name: 'All files' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import and map');
});

test('leads from a finding about answers to the answers of that file', async ({ page, openWindow }) => {
  await openWindow({ ...grouped, waves: 2 }, '#/import');
  await openChecks(page, 7);
  await page.getByRole('button', { name: /^Look at the answers: Grade: since/ }).click();
  await expect(page).toHaveURL(/#\/answers\/grade$/);
  await expect(page.getByRole('table', { name: 'Answers to Grade' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Staff, March 2026/ })).toBeVisible();
});

test('keeps the findings in sight when a step is refused', async ({ page, openWindow }) => {
  const core = await openWindow(grouped, '#/import');
  await openChecks(page, 5);
  core.refuse('check.fix');
  await page.getByRole('button', { name: /^Set 14 rows aside/ }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByText('5 things to look at')).toBeVisible();
  core.answer('check.fix');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('button', { name: /^Set 14 rows aside/ }).click();
  await expect(page.getByText('14 rows are set aside.')).toBeVisible();
});

test('fits into half the width, as at 200 % zoom', async ({ page, openWindow }) => {
  await page.setViewportSize({ width: 640, height: 430 });
  const core = await openWindow(grouped, '#/import');
  await openChecks(page, 5);
  await page.getByRole('button', { name: /^Multiply by 1,950/ }).click();
  await core.settled();
  await page.screenshot({ path: 'test-results/screens/narrow-checks.png', fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
});

test('says on other screens that there is something to look at, and leads there', async ({
  page,
  openWindow,
}) => {
  await openWindow(grouped, '#/health');
  const lead = page.getByRole('link', { name: '5 things to look at' });
  await expect(lead).toBeVisible();
  await page.getByRole('link', { name: /^Analyses/ }).click();
  await lead.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check Staff, March 2026');
  await page.getByRole('button', { name: 'All files' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import and map');
});
