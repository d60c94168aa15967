import { expect, test } from './core-window.ts';
import { whenAsked } from './screen-state.ts';

test('an import that is stopped by leaving its screen says so until it is read', async ({
  page,
  openWindow,
}) => {
  const core = await openWindow({ project: 'empty' }, '#/import');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  core.hold('dataset.import');
  await page.getByRole('button', { name: /^Import 2,400 rows/ }).click();
  await whenAsked(core, 'dataset.import');
  await page.getByRole('link', { name: /^Group answers/ }).click();
  await whenAsked(core, 'job.cancel');
  const notice = page.getByRole('region', { name: 'Notices' });
  await expect(notice).toHaveText(
    /^The import of staff-2026-03-31.csv was stopped when you left it. Nothing of it was kept./,
  );
  await notice.getByRole('button', { name: 'Understood' }).click();
  await expect(notice).toHaveCount(0);
});

test('an import that came in says nothing of the kind when its screen is left', async ({
  page,
  openWindow,
}) => {
  await openWindow({ project: 'empty' }, '#/import');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('button', { name: /^Import 2,400 rows/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('staff-2026-03-31 is in');
  await page.getByRole('link', { name: /^Group answers/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which group does each answer belong to?');
  await expect(page.getByRole('region', { name: 'Notices' })).toHaveCount(0);
});
