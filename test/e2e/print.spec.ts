import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from './fixture.ts';

const shots = join('test-results', 'road');

/** No browser is there to fall back on: what prints is the app itself. */
test.use({ environment: { RUNGS_BROWSER: '' } });

test('a report is printed as a tagged PDF by a window that is never shown', async ({
  app,
  window,
  userDataFolder,
}) => {
  test.setTimeout(90_000);
  const out = join(userDataFolder, 'out');
  mkdirSync(out);
  await app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }),
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: path }),
    });
  }, out);
  await window.getByRole('button', { name: 'Try the sample organisation' }).click();
  await window.getByRole('link', { name: /^Who works here/ }).click({ timeout: 40_000 });
  await window.getByRole('button', { name: 'Pin this finding' }).click();
  await window.getByRole('link', { name: 'Pinned. See all' }).click();
  await window.getByText('The same report as PDF').click();
  await window.getByRole('button', { name: /^Export/ }).click();
  await expect.poll(() => readdirSync(out), { timeout: 30_000 }).toContain('report.pdf');
  rmSync(join(out, 'report.pdf'));
  await window.getByRole('button', { name: /^Export/ }).click();
  await expect.poll(() => readdirSync(out), { timeout: 30_000 }).toContain('report.pdf');
  const bytes = new Uint8Array(readFileSync(join(out, 'report.pdf')));
  mkdirSync(shots, { recursive: true });
  writeFileSync(join(shots, 'report.pdf'), bytes);
  const pdf = await getDocument({
    data: bytes,
    useSystemFonts: true,
    verbosity: 0,
  }).promise;
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'en-GB' });
  expect(await pdf.getOutline()).not.toBeNull();
  const text = await (await pdf.getPage(1)).getTextContent();
  expect(text.items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('What was found');
  expect(app.windows()).toHaveLength(1);
});
