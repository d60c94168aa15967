import type { Page } from '@playwright/test';
import { expect, test } from './core-window.ts';

const grouped = { isGrouped: true };

// Everything in sight: a list that scrolls under a dragging hand is the browser's own affair.
test.use({ viewport: { width: 1280, height: 1_500 } });

const row = (page: Page, answer: string) => page.locator(`tr[data-answer="${answer}"]`);
const heading = (page: Page, category: string) => page.locator(`tr[data-category="${category}"]`);
const menu = (page: Page, answer: string) =>
  page.getByRole('button', { name: new RegExp(`^${answer}, counted as`) });
const place = (page: Page, category: string) =>
  page.getByRole('button', { name: new RegExp(`^Place of ${category}`) });
const undo = (page: Page) => page.getByRole('button', { name: /^Undo(:|$)/ });

async function categories(page: Page): Promise<readonly string[]> {
  return page.locator('tr[data-category] th').allTextContents();
}

test('drags several selected answers of a field into one category, and back', async ({
  page,
  openWindow,
}) => {
  await openWindow(grouped, '#/answers/function');
  for (const name of ['Finance', 'People']) {
    await page
      .locator('label.check', { has: page.getByRole('checkbox', { name: `Select ${name}` }) })
      .click();
  }
  await expect(page.getByText('2 answers selected.').first()).toBeVisible();
  await row(page, 'People').dragTo(heading(page, 'Technology'));
  await expect(menu(page, 'Finance')).toHaveText('Technology');
  await expect(menu(page, 'People')).toHaveText('Technology');
  await expect(page.getByRole('status')).toContainText(['2 answers: Technology. No answer is open.']);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await undo(page).click();
  await expect(menu(page, 'Finance')).toHaveText('Finance');
  await expect(menu(page, 'People')).toHaveText('People');
});

test('drags an answer that is not selected by itself', async ({ page, openWindow }) => {
  await openWindow(grouped, '#/answers/function');
  await menu(page, 'Finance').focus();
  await page.keyboard.press('s');
  await row(page, 'People').dragTo(heading(page, 'Technology'));
  await expect(menu(page, 'People')).toHaveText('Technology');
  await expect(menu(page, 'Finance')).toHaveText('Finance');
});

test('drags an answer of a field onto a reason and onto a category yet to be named', async ({
  page,
  openWindow,
}) => {
  await openWindow(grouped, '#/answers/sex');
  const strip = (key: string) => page.locator(`.group-strip [data-part="${key}"]`);
  await row(page, 'Male').dragTo(strip('reason:not-asked'));
  await expect(menu(page, 'Male')).toHaveText('Not asked');
  await row(page, 'Female').dragTo(strip('new'));
  await page.getByRole('textbox', { name: 'Name' }).fill('Women');
  await page.keyboard.press('Enter');
  await expect(menu(page, 'Female')).toHaveText('Women');
  await page.keyboard.press('Control+z');
  await expect(menu(page, 'Female')).toHaveText('Female');
});

test('groups the answers of a field with the keyboard alone', async ({ page, openWindow }) => {
  await openWindow(grouped, '#/answers/function');
  await menu(page, 'Customer Services').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(menu(page, 'Finance')).toBeFocused();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await page.keyboard.press('3');
  await expect(menu(page, 'Finance')).toHaveText('Operations');
  await expect(menu(page, 'Customer Services')).toHaveText('Operations');
  await expect(menu(page, 'Customer Services')).toBeFocused();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Don’t know', exact: true }).press('Enter');
  await expect(menu(page, 'Customer Services')).toHaveText('Don’t know');
  await expect(menu(page, 'Customer Services')).toBeFocused();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Name' }).fill('Front line');
  await page.keyboard.press('Enter');
  await expect(menu(page, 'Customer Services')).toHaveText('Front line');
});

test('puts grades in order by dragging, by keys and by menu, and takes it back', async ({
  page,
  openWindow,
}) => {
  await openWindow(grouped, '#/answers/grade');
  const before = await categories(page);
  expect(before).toEqual(['A Operations', 'B Officer', 'C Professional', 'D Manager', 'E Senior leader']);
  await heading(page, 'E Senior leader').dragTo(heading(page, 'B Officer'));
  await expect(place(page, 'E Senior leader')).toHaveText('2 of 5');
  await place(page, 'E Senior leader').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(place(page, 'E Senior leader')).toHaveText('1 of 5');
  await expect(place(page, 'E Senior leader')).toBeFocused();
  await expect(page.getByRole('status')).toContainText(['E Senior leader is now 1 of 5. No answer is open.']);
  await place(page, 'E Senior leader').press('Enter');
  await page.getByRole('menuitem', { name: 'Make it the last' }).click();
  await expect(place(page, 'E Senior leader')).toHaveText('5 of 5');
  expect(await categories(page)).toEqual(before);
  for (let press = 0; press < 3; press++) await page.keyboard.press('Control+z');
  await expect(undo(page)).toHaveAccessibleName(/^Undo: Placing 2 answers/);
  await expect.poll(() => categories(page)).toEqual(before);
});

test('drags several answers to the key question at once', async ({ page, openWindow }) => {
  await openWindow({}, '#/answers');
  await menu(page, 'Lorry driver').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await row(page, 'Lorry driver').dragTo(page.locator('.group-strip [data-part="group:working-class"]'));
  await expect(page.getByText('Every answer has a place.')).toBeVisible();
  await undo(page).click();
  await expect(page.getByText('2 answers still open.')).toBeVisible();
});

test('a row that is clicked, ticked or selected takes the keys', async ({ page, openWindow }) => {
  await openWindow(grouped, '#/answers/function');
  const tick = (name: string) => row(page, name).locator('label.check').click();
  await row(page, 'People').locator('th').click();
  await page.keyboard.press('3');
  await expect(menu(page, 'People')).toHaveText('Operations');
  await tick('Finance');
  await page.keyboard.press('3');
  await expect(menu(page, 'Finance')).toHaveText('Operations');
  await tick('People');
  await tick('Finance');
  await page.getByText('2 answers selected.').first().click();
  await page.keyboard.press('1');
  await expect(menu(page, 'People')).toHaveText('Customer Services');
  await expect(menu(page, 'Finance')).toHaveText('Customer Services');
  await tick('Finance');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
});

test('the next key is about the next answer, however late the last one is saved', async ({
  page,
  openWindow,
}) => {
  const core = await openWindow({}, '#/answers');
  core.hold('answers.assign');
  await menu(page, 'Lorry driver').focus();
  await page.keyboard.press('w');
  await page.keyboard.press('p');
  core.answer('answers.assign');
  await expect(page.getByText('Every answer has a place.')).toBeVisible();
  await expect(menu(page, 'Lorry driver')).toContainText('Working class');
});

test('the focus stays where a person put it while an answer was saved', async ({ page, openWindow }) => {
  const core = await openWindow({}, '#/answers');
  core.hold('answers.assign');
  await menu(page, 'Lorry driver').press('Enter');
  await page.getByRole('menuitemradio', { name: 'Working class', exact: true }).click();
  await expect(menu(page, 'Lorry driver')).toBeFocused();
  await menu(page, 'Retired').focus();
  core.answer('answers.assign');
  await expect(menu(page, 'Lorry driver')).toContainText('Working class');
  await core.settled();
  await expect(menu(page, 'Retired')).toBeFocused();
});

test('the Undo button keeps the focus', async ({ page, openWindow }) => {
  const core = await openWindow(grouped, '#/answers/function');
  await menu(page, 'People').focus();
  await page.keyboard.press('3');
  await expect(menu(page, 'People')).toHaveText('Operations');
  await menu(page, 'Finance').press('3');
  await expect(menu(page, 'Finance')).toHaveText('Operations');
  await undo(page).press('Enter');
  await expect(menu(page, 'Finance')).toHaveText('Finance');
  await core.settled();
  await expect(undo(page)).toBeFocused();
});

for (const [name, hash] of [
  ['answers', '#/answers'],
  ['answers-grade', '#/answers/grade'],
] as const) {
  test(`fits ${name} into half the width, as at 200 % zoom`, async ({ page, openWindow }) => {
    await page.setViewportSize({ width: 640, height: 430 });
    const core = await openWindow(grouped, hash);
    await core.settled();
    await page.screenshot({ path: `test-results/screens/narrow-${name}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });
}
