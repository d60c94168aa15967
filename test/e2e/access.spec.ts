import type { Page } from '@playwright/test';
import { expect, test } from './core-window.ts';
import { choose } from './screen-state.ts';

const grouped = { isGrouped: true };

/** Tab until the named thing has the focus, as a person without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`The Tab key does not come to ${String(name)}.`);
}

async function pressOn(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

test('Escape empties the search of a list, then closes it, and the focus is back where it was', async ({
  page,
  openWindow,
}) => {
  await openWindow({ project: 'empty' }, '#/import');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const meaning = page.getByRole('button', { name: /^Meaning of/ }).first();
  await meaning.click();
  const search = page.getByRole('searchbox', { name: 'Find a meaning' });
  await expect(search).toBeFocused();
  await page.keyboard.type('gra');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(meaning).toBeFocused();
});

test('a control that goes away hands the focus on: a pin, a weight, a finding that is removed', async ({
  page,
  openWindow,
}) => {
  await openWindow(grouped, '#/analyses/representation');
  await page.getByRole('button', { name: 'Pin this finding' }).click();
  await expect(page.getByRole('link', { name: 'Pinned. See all' })).toBeFocused();
  await page.getByRole('button', { name: 'Weight the answers' }).click();
  await choose(page, 'So that they match in', 'Grade');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: 'Remove the weight' })).toBeFocused();
  // It is another finding now.
  await expect(page.getByRole('button', { name: 'Pin this finding' })).toBeEnabled();
  await page.keyboard.press('Control+6');
  await page.getByRole('button', { name: /^Remove: / }).press('Enter');
  await expect(page.getByRole('button', { name: 'Bring back what was removed' })).toBeFocused();
});

test('a passphrase that is refused leaves the focus where it can be tried again', async ({
  page,
  openWindow,
}) => {
  const core = await openWindow({ project: 'none' });
  core.refuse('project.open', { what: 'The passphrase does not open this project.' });
  await page.getByRole('button', { name: /^Open a project/ }).click();
  await page.getByLabel('Passphrase').fill('wrong');
  await page.getByRole('button', { name: 'Open project' }).click();
  await expect(page.getByRole('alert')).toContainText('The passphrase does not open this project.');
  await expect(page.getByRole('button', { name: 'Open project' })).toBeFocused();
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('goes from the start to a pinned finding with the keyboard alone', async ({ page, openWindow }) => {
  const core = await openWindow({ project: 'none' });
  await pressOn(page, /^Try the sample organisation/);
  await expect(title(page)).toHaveText('What do you want to know?', { timeout: 40_000 });

  await page.keyboard.press('Control+2');
  await expect(title(page)).toHaveText('Import and map');
  await expect(title(page)).toBeFocused();
  await pressOn(page, /^Import another file/);
  await expect(title(page)).toHaveText('What is in staff-2026-03-31.csv?');
  await pressOn(page, /^Import 2,400 rows/);
  await expect(title(page)).toHaveText('staff-2026-03-31 is in');

  await pressOn(page, /^Next: group the answers/);
  await expect(title(page)).toHaveText('Which group does each answer belong to?');
  await tabTo(page, /^Lorry driver, counted as/);
  await page.keyboard.press('w');
  await expect(page.getByRole('button', { name: /^Professional, counted as: choose/ })).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Every answer has a place.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 answer still open.')).toBeVisible();
  await page.getByRole('button', { name: /^Professional, counted as: choose/ }).focus();
  await page.keyboard.press('p');
  await expect(page.getByText('Every answer has a place.')).toBeVisible();

  await page.keyboard.press('Control+5');
  await pressOn(page, /^Who works here/);
  await expect(page.getByRole('table').first()).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.locator('.table-frame').first()).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.locator('.chart').first()).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('data health');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Can these answers carry a finding?');
  await pressOn(page, /^Pin this finding/);
  await expect(page.getByRole('link', { name: 'Pinned. See all' })).toBeVisible();
  expect(core.asked).toContain('finding.pin');
});

test('says what it does to people who do not see it', async ({ page, openWindow }) => {
  const core = await openWindow({}, '#/answers');
  await page.getByRole('button', { name: /^Lorry driver/ }).focus();
  await page.keyboard.press('w');
  await expect(page.getByRole('status')).toContainText(['Lorry driver: Working class. 1 still open.']);
  await expect(page).toHaveTitle('Which group does each answer belong to? – Harrowmere Group – Rungs');
  core.refuse('answers.list');
  await page.getByRole('button', { name: /^Professional, counted as/ }).focus();
  await page.keyboard.press('p');
  await expect(page.getByRole('alert')).toContainText('Something went wrong');
  await expect(page).toHaveTitle(/^Error: /);
});

test('takes a decision back, which the button in the header does not name', async ({ page, openWindow }) => {
  await openWindow({}, '#/answers');
  await page.getByRole('button', { name: /^Lorry driver/ }).focus();
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Undo: Placing an answer' }).click();
  await expect(page.getByText('2 answers still open.')).toBeVisible();
});

test('cancels a run that a newer one replaces, and keeps the figures in sight meanwhile', async ({
  page,
  openWindow,
}) => {
  const core = await openWindow(grouped, '#/analyses/representation');
  await page.getByRole('table').first().waitFor();
  core.hold('analysis.run');
  await page.getByRole('button', { name: /By$/ }).click();
  await page.getByRole('option', { name: 'Grade', exact: true }).click();
  await expect(page.getByLabel('Finding from before the last change')).toBeVisible();
  await page.getByRole('button', { name: /By$/ }).click();
  await page.getByRole('option', { name: 'Function' }).click();
  await expect.poll(() => core.asked.filter((name) => name === 'job.cancel')).toHaveLength(1);
  core.answer('analysis.run');
  await expect(page.getByText('By function').first()).toBeVisible();
});

test('puts the focus on the first entry that needs another look', async ({ page, openWindow }) => {
  await openWindow({ project: 'empty' }, '#/import');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByLabel('Date it describes').fill('');
  await page.getByRole('button', { name: /^Import 2,400 rows/ }).click();
  await expect(page.getByLabel('Date it describes')).toBeFocused();
  await expect(page.getByText('Give the date of the snapshot')).toBeVisible();
});

test('takes a file that is dropped anywhere in the window', async ({ page, openWindow }) => {
  await openWindow({ project: 'none' });
  const drop = async (name: string): Promise<void> => {
    const dataTransfer = await page.evaluateHandle((fileName) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['a,b'], fileName));
      return transfer;
    }, name);
    await page.dispatchEvent('footer', 'drop', { dataTransfer });
  };
  await drop('staff.csv');
  await expect(page.getByRole('dialog', { name: 'New project' })).toContainText(
    'staff.csv goes into a project',
  );
  await page.keyboard.press('Escape');
  await drop('Harrowmere.rungs');
  await expect(page.getByRole('dialog', { name: 'Open Harrowmere.rungs' })).toBeVisible();
});

const narrow = [
  '#/start',
  '#/import',
  '#/answers',
  '#/health',
  '#/analyses',
  '#/analyses/representation',
  '#/pinned',
];

for (const hash of narrow) {
  test(`fits ${hash} into half the width, as at 200 % zoom`, async ({ page, openWindow }) => {
    await page.setViewportSize({ width: 640, height: 430 });
    const core = await openWindow({ ...grouped, waves: 2 }, hash);
    await core.settled();
    await page.screenshot({
      path: `test-results/screens/narrow-${hash.slice(2).replace('/', '-')}.png`,
      fullPage: true,
    });
    const clipped = await page.evaluate(() => {
      const isHidden = (element: Element) =>
        element.closest('.visually-hidden, .skip-link, .table-frame, svg') !== null;
      const texts = [...document.querySelectorAll('body *')].filter(
        (element) => element.children.length === 0 && element.textContent?.trim() && !isHidden(element),
      );
      return texts
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < 0 || right > innerWidth;
        })
        .map((element) => element.textContent);
    });
    expect(clipped).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });
}

test('offers targets of at least 24 pixels', async ({ page, openWindow }) => {
  const core = await openWindow(grouped, '#/analyses/representation');
  await core.settled();
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], summary, input, [role="button"]')]
      .filter((element) => element.closest('.visually-hidden, [data-react-aria-prevent-focus]') === null)
      .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
      .map(({ text }) => text),
  );
  expect(small).toEqual([]);
});

test('moves nothing when asked to keep still', async ({ page, openWindow }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const core = await openWindow({ project: 'none' });
  core.hold('project.try-sample');
  await page.getByRole('button', { name: /^Try the sample/ }).click();
  await page.getByRole('progressbar').waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('stays legible in forced colours', async ({ page, openWindow }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const core = await openWindow(grouped, '#/analyses/representation');
  await core.settled();
  await page.screenshot({ path: 'test-results/screens/forced-colours.png' });
  const current = page.getByRole('link', { name: 'Analyses' });
  await expect(current).toHaveCSS('outline-style', 'solid');
  await expect(page.getByText('Uncertain').first()).toBeVisible();
});

test('lets the keyboard skip to the content', async ({ page, openWindow }) => {
  await openWindow(grouped, '#/health');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(new URL(page.url()).hash).toBe('#/health');
});
