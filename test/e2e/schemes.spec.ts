import type { Page } from '@playwright/test';
import { expect, test } from './core-window.ts';
import { choose } from './screen-state.ts';

const grouped = { isGrouped: true };

test.use({ viewport: { width: 1280, height: 1_500 } });

const menu = (page: Page, answer: string) =>
  page.getByRole('button', { name: new RegExp(`^${answer}, counted as`) });
const undo = (page: Page) => page.getByRole('button', { name: /^Undo(:|$)/ });
const scheme = (page: Page) => page.getByRole('button', { name: /Scheme$/ });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function makeOne(page: Page, name: string): Promise<void> {
  await press(page, 'Make your own from this');
  await expect(page.getByRole('textbox', { name: 'Name of the grouping' })).toBeFocused();
  await page.keyboard.type(name);
  await menu(page, 'Technical and craft occupations').focus();
  await page.keyboard.press('i');
  await expect(menu(page, 'Technical and craft occupations')).toHaveText('Intermediate moved');
  await press(page, 'Save the grouping');
}

test('makes a grouping, shows whom it moves, uses it and takes everything back', async ({
  page,
  openWindow,
}) => {
  await openWindow(grouped, '#/answers');
  await makeOne(page, 'Craft as intermediate');
  await expect(page.getByText(/people would be counted elsewhere/)).toBeFocused();
  await expect(scheme(page)).toHaveText('Three groups (SMC 2021)');
  await press(page, 'Use Craft as intermediate');
  await expect(scheme(page)).toHaveText('Craft as intermediate');
  await expect(menu(page, 'Technical and craft occupations')).toHaveText('Intermediate');
  await expect(page.getByText('Version 1.')).toBeVisible();
  await undo(page).click();
  await expect(scheme(page)).toHaveText('Three groups (SMC 2021)');
  await expect(undo(page)).toHaveAccessibleName('Undo: Making Craft as intermediate');
  await undo(page).click();
  await expect(undo(page)).toHaveAccessibleName(/^Undo: Placing 2 answers/);
  await page.getByRole('button', { name: /Compare with$/ }).click();
  await expect(page.getByRole('option', { name: 'Craft as intermediate' })).toHaveCount(0);
});

test('moves standard answers by dragging, several at once, and changes nothing before it is saved', async ({
  page,
  openWindow,
}) => {
  const core = await openWindow(grouped, '#/answers');
  await press(page, 'Make your own from this');
  for (const name of ['Small business owners', 'Technical and craft occupations']) {
    await menu(page, name).focus();
    await page.keyboard.press('s');
  }
  await page
    .locator('tr[data-answer="Small business owners"]')
    .dragTo(page.locator('.group-strip [data-part="no-class"]'));
  await expect(page.getByText('2 answers moved.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No answer is moved.')).toBeVisible();
  await press(page, 'Cancel');
  await expect(page.getByRole('table', { name: 'Answers and their groups' })).toBeVisible();
  expect(core.asked.filter((name) => name.startsWith('scheme.') && name !== 'scheme.list')).toEqual([]);
});

test('says what is missing, and keeps what was moved when the core refuses the name', async ({
  page,
  openWindow,
}) => {
  const core = await openWindow(grouped, '#/answers');
  await press(page, 'Make your own from this');
  await press(page, 'Save the grouping');
  await expect(page.getByText('Give it a name.')).toBeVisible();
  core.refuse('scheme.create', {
    code: 'scheme/name-taken',
    what: 'Another grouping of your own has this name.',
    whatToDo: 'Give this one another name.',
    incidentId: null,
  });
  await menu(page, 'Small business owners').focus();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Name of the grouping' }).fill('Ours');
  await press(page, 'Save the grouping');
  await expect(page.getByRole('alert')).toContainText('Another grouping of your own has this name.');
  await expect(page.getByText('1 answer moved.')).toBeVisible();
  core.answer('scheme.create');
  await press(page, 'Save the grouping');
  await expect(page.getByText(/would be counted elsewhere/)).toBeVisible();
});

test('changes, renames and removes a grouping of one’s own', async ({ page, openWindow }) => {
  await openWindow(grouped, '#/answers');
  await makeOne(page, 'Ours');
  await press(page, 'Move answers');
  await menu(page, 'Long-term unemployed').focus();
  await page.keyboard.press('n');
  await press(page, 'Save as a new version');
  await press(page, 'Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('Ours, second try');
  await page.keyboard.press('Enter');
  await press(page, 'Use Ours, second try');
  await expect(page.getByText('Version 2.')).toBeVisible();
  await expect(menu(page, 'Long-term unemployed')).toHaveText('Answered, but gives no group');
  await choose(page, 'Scheme', 'Three groups (SMC 2021)');
  await choose(page, 'Compare with', 'Ours, second try');
  await press(page, 'Remove');
  await expect(undo(page)).toHaveAccessibleName('Undo: Removing a grouping of your own');
  await expect(page.getByRole('button', { name: 'Use Ours, second try' })).toHaveCount(0);
  await undo(page).click();
  await choose(page, 'Compare with', 'Ours, second try');
});

test('says with the first figure that a benchmark was made with another grouping', async ({
  page,
  openWindow,
}) => {
  await openWindow(grouped, '#/answers');
  await makeOne(page, 'Ours');
  await press(page, 'Use Ours');
  await page.keyboard.press('Control+5');
  await page.getByRole('link', { name: /^Who works here/ }).click();
  await expect(page.getByText(/Not like for like: UK workforce, May 2021/).first()).toBeVisible();
  await expect(page.getByText('Own grouping: Ours, version 1')).toBeVisible();
});

test('fits the places of a grouping into half the width, as at 200 % zoom', async ({ page, openWindow }) => {
  await page.setViewportSize({ width: 640, height: 430 });
  const core = await openWindow(grouped, '#/answers');
  await press(page, 'Make your own from this');
  await core.settled();
  await page.screenshot({ path: 'test-results/screens/narrow-scheme.png', fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
});
