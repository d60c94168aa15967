import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Estimate } from '../../core/results/result.ts';
import { reopen } from '../../core/results/seal.ts';
import { casesFolder, recordCase } from '../cases.ts';
import { expect, launch, test } from './fixture.ts';

/** The whole road through the real main process, preload, window and workers. */
const shots = join('test-results', 'road');

const title = (window: Page) => window.getByRole('heading', { level: 1 });

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

async function shoot(window: Page, name: string): Promise<void> {
  await window.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

test('the sample organisation, from the first click to files on disk', async ({
  app,
  window,
  userDataFolder,
}) => {
  test.setTimeout(90_000);
  await window.getByRole('button', { name: 'Try the sample organisation' }).click();
  await expect(title(window)).toHaveText('What do you want to know?', { timeout: 40_000 });
  await expect(window.getByText(/of the 2,365 people asked responded, above the 70% target/)).toBeVisible();
  await shoot(window, 'sample-analyses');

  await window.getByRole('link', { name: /^Data health/ }).click();
  await expect(title(window)).toHaveText('Can these answers carry a finding?');
  await expect(window.getByRole('table').first()).toContainText('1,750');
  await shoot(window, 'sample-health');

  await window.getByRole('link', { name: /^Analyses/ }).click();
  for (const question of [/^Who works here/, /^Who gets on/]) {
    await window.getByRole('link', { name: question }).click();
    await expect(window.getByRole('table').first()).toBeVisible();
    await shoot(window, question.source.includes('gets') ? 'sample-progression' : 'sample-representation');
    await window.getByRole('button', { name: 'Pin this finding' }).click();
    await expect(window.getByRole('link', { name: 'Pinned. See all' })).toBeVisible();
    await window.getByRole('link', { name: /^Analyses/ }).click();
  }

  const out = join(userDataFolder, 'out');
  mkdirSync(out);
  await answerDialogs(app, out, out);
  await window.getByRole('link', { name: /^Pinned findings/ }).click();
  await expect(window.getByText(/^Pinned on/)).toHaveCount(2);
  for (const format of ['Tables (CSV)', 'Results for other programs (JSON)'])
    await window.getByText(format).click();
  await window.getByRole('button', { name: /^Export/ }).click();
  await expect.poll(() => readdirSync(out)).toEqual(expect.arrayContaining(['report.html', 'results.json']));
  await shoot(window, 'sample-pinned');
  expect(readFileSync(join(out, 'results.json'), 'utf8')).toContain('"schemaVersion"');
  expect(readdirSync(out).filter((name) => name.endsWith('.csv')).length).toBeGreaterThan(3);
});

const origins = {
  I: 'p',
  II: 'p',
  III: 'i',
  IVa: 'i',
  IVb: 'i',
  IVc: 'i',
  'V/VI': 'w',
  VIIa: 'w',
  VIIb: 'w',
} as const;

type Reference = {
  total: number;
  groups: Record<string, { share: number; wilson95: [number, number] }>;
  goodness_of_fit_against_37_24_39: { chi_square: number };
  index_of_dissimilarity_against_37_24_39: number;
  representation_ratio: Record<string, number>;
};

const cases = casesFolder();

test('a person’s own table of counts, grouped by hand, closed and opened again', async ({
  app,
  window,
  userDataFolder,
}) => {
  test.skip(cases === null, 'The folder with known answers is not here.');
  test.setTimeout(120_000);
  const folder = join(cases ?? '', 'class_origin_england_wales');
  await answerDialogs(app, join(folder, 'erikson_ew_9x9.csv'), join(userDataFolder, 'Origins.rungs'));

  await window.getByRole('button', { name: 'Make an empty project' }).click();
  await window.getByLabel('Name').fill('Class origins of 1972');
  await window.getByRole('button', { name: 'Choose a place' }).click();
  await window.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await window.getByLabel('Passphrase again').fill('correct horse battery staple');
  await window.getByText('No protection').click();
  await shoot(window, 'own-new-project');
  await window.getByRole('button', { name: 'Make the project' }).click();
  await window.getByRole('link', { name: /^Import and map/ }).click();
  await window.getByRole('button', { name: 'Choose a file' }).click();
  await expect(title(window)).toContainText('erikson_ew_9x9.csv');

  await expect(
    window.getByRole('button', { name: 'Meaning of origin: Parental occupation at 14' }),
  ).toBeVisible();
  await expect(window.getByRole('button', { name: 'Meaning of count: Number of people' })).toBeVisible();
  await window.getByRole('button', { name: 'Meaning of destination: Leave out' }).click();
  await window.getByRole('searchbox', { name: 'Find a meaning' }).fill('Location');
  await window.getByRole('menuitemradio', { name: 'Location' }).click();
  await expect(window.getByRole('button', { name: 'Meaning of destination: Location' })).toBeVisible();
  await window.getByLabel('Date it describes').fill('1972-12-31');
  await window.getByLabel('Name of this dataset').fill('England and Wales');
  await shoot(window, 'own-mapping');
  await window.getByRole('button', { name: /^Import 81 rows/ }).click();
  await window.getByRole('link', { name: /^Next: group the answers/ }).click();

  for (const [answer, key] of Object.entries(origins)) {
    await window
      .getByRole('button', { name: `${answer}, counted as: choose a meaning`, exact: true })
      .focus();
    await window.keyboard.press(key);
  }
  await expect(window.getByText('Every answer has a place.')).toBeVisible();
  await shoot(window, 'own-answers');

  await window.getByRole('link', { name: /^Analyses/ }).click();
  await window.getByRole('link', { name: /^Who works here/ }).click();
  await expect(window.getByRole('table').first()).toContainText('6,169');
  await expect(window.getByRole('table').first()).toContainText('64.4 to 66.3');
  await window.getByRole('button', { name: 'Pin this finding' }).click();
  await expect(window.getByRole('link', { name: 'Pinned. See all' })).toBeVisible();
  await shoot(window, 'own-representation');
  const before = await pinnedEstimates(window);
  expectReference(before, JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Reference);
  await app.close();

  const again = await launch(userDataFolder);
  try {
    const second = await again.firstWindow();
    await second.waitForURL(/\/index\.html/);
    await second.getByRole('button', { name: /Origins/ }).click();
    await second.getByLabel('Passphrase').fill('wrong');
    await second.getByRole('button', { name: /^Open/ }).last().click();
    await expect(second.getByRole('alert').first()).toContainText(/passphrase/i);
    await shoot(second, 'own-wrong-passphrase');
    await second.getByLabel('Passphrase').fill('correct horse battery staple');
    await second.getByRole('button', { name: /^Open/ }).last().click();
    await second.getByRole('link', { name: /^Pinned findings/ }).click();
    await expect(second.getByText(/^Pinned on/)).toHaveCount(1);
    expect(await pinnedEstimates(second)).toEqual(before);
  } finally {
    await again.close();
  }
  recordCase('class_origin_england_wales');
});

async function pinnedEstimates(window: Page): Promise<readonly Estimate[]> {
  const sealed = await window.evaluate(async () => {
    const answer = await rungs.requests['finding.list']({});
    return answer.ok ? Array.from(answer.value[0]?.sealed ?? []) : [];
  });
  return reopen(Uint8Array.from(sealed)).value.estimates;
}

function expectReference(estimates: readonly Estimate[], reference: Reference): void {
  const find = (measure: string, background?: string): Estimate => {
    const found = estimates.find(
      (each) =>
        each.measure === measure && (background === undefined || each.of['background'] === background),
    );
    if (!found) throw new Error(`${measure} is missing`);
    return found;
  };
  const close = (actual: number | null, expected: number): void =>
    expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-8 * Math.abs(expected));
  for (const [name, { share, wilson95 }] of Object.entries(reference.groups)) {
    const found = find('share', name.replace('_', '-'));
    close(found.value, share);
    close(found.low, wilson95[0]);
    close(found.high, wilson95[1]);
    expect(found.base).toBe(reference.total);
    close(
      find('representation-ratio', name.replace('_', '-')).value,
      reference.representation_ratio[name] ?? 0,
    );
  }
  close(find('fit-chi-square').value, reference.goodness_of_fit_against_37_24_39.chi_square);
  close(find('dissimilarity').value, reference.index_of_dissimilarity_against_37_24_39);
}
