import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { choose } from './screen-state.ts';

test('a grouping of one’s own, from its making to a finding, and a drag in a field, through the real core', async ({
  window,
}) => {
  test.setTimeout(90_000);
  const menu = (answer: RegExp) => window.getByRole('button', { name: answer }).first();
  const press = (name: string) => window.getByRole('button', { name }).click();
  await window.setViewportSize({ width: 1_280, height: 1_600 });
  await press('Try the sample organisation');
  const title = window.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('What do you want to know?', { timeout: 40_000 });
  await window.getByRole('link', { name: /^Group answers/ }).click();
  await press('Make your own from this');
  await window.keyboard.type('Craft as intermediate');
  await menu(/^Technical and craft occupations, counted as/).focus();
  await window.keyboard.press('i');
  await press('Save the grouping');
  await expect(window.getByText(/people would be counted elsewhere/)).toBeFocused();
  await press('Use Craft as intermediate');
  await expect(window.getByText('Version 1.')).toBeVisible();
  await expect(menu(/^Technical.*counted as: Intermediate$/)).toBeVisible();

  await press('Remove Craft as intermediate');
  await expect(window.getByRole('alert')).toContainText('This grouping is the one in use.');
  await press('Dismiss');
  await window.screenshot({ path: join('test-results', 'road', 'own-grouping.png') });

  await choose(window, 'Answers to', /^Grade$/);
  const places = window.getByRole('button', { name: /^Place of/ });
  const first = await places.first().getAttribute('aria-label');
  await window.locator('tr[data-category]').nth(1).dragTo(window.locator('tr[data-category]').first());
  await expect(places.first()).not.toHaveAttribute('aria-label', first ?? '');
  await window.screenshot({ path: join('test-results', 'road', 'grades-dragged.png') });

  await window.getByRole('link', { name: /^Analyses/ }).click();
  await window.getByRole('link', { name: /^Who works here/ }).click();
  await expect(window.getByText(/Not like for like: UK workforce, May 2021/).first()).toBeVisible();
  await expect(window.getByText('Own grouping: Craft as intermediate, version 1')).toBeVisible();
});
