import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, launch, test } from './fixture.ts';
import { test as shared } from './shared-application.ts';

/** Stands in for the person at the native dialogs. */
function answerDialogs(app: ElectronApplication, path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    const canceled = chosen === null;
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled, filePaths: canceled ? [] : [chosen] }),
      showSaveDialog: () => Promise.resolve({ canceled, filePath: chosen ?? '' }),
    });
  }, path);
}

shared('opens one window of the stated size on the app address', async ({ app, window }) => {
  expect(new URL(window.url()).pathname).toBe('/index.html');
  expect(app.windows()).toHaveLength(1);
  const readWindow = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => [each.getSize(), each.getMinimumSize(), each.isVisible()]),
    );
  await expect.poll(readWindow).toEqual([[[1280, 860], [880, 600], true]]);
});

shared('answers app.info with the version and no banner', async ({ app, window }) => {
  const version = await app.evaluate((electron) => electron.app.getVersion());
  const answer = await window.evaluate(() => rungs.requests['app.info']({}));
  expect(answer).toEqual({ ok: true, value: { version, banner: null, sampleOnly: false } });
});

shared('a picked file is a token and a name, never a path', async ({ app, window, userDataFolder }) => {
  await answerDialogs(app, join(userDataFolder, 'staff.csv'));
  const answer = await window.evaluate(() => rungs.requests['file.pick']({ purpose: 'open-extract' }));
  expect(answer).toMatchObject({ ok: true, value: { name: 'staff.csv' } });
  expect(JSON.stringify(answer)).not.toContain(userDataFolder);
});

shared('a new project gets its ending', async ({ app, window, userDataFolder }) => {
  await answerDialogs(app, join(userDataFolder, 'Our people'));
  const answer = await window.evaluate(() => rungs.requests['file.pick']({ purpose: 'create-project' }));
  expect(answer).toMatchObject({ ok: true, value: { name: 'Our people.rungs' } });
});

shared('a dialog that was closed is no file', async ({ app, window }) => {
  await answerDialogs(app, null);
  const answer = await window.evaluate(() => rungs.requests['file.pick']({ purpose: 'export-folder' }));
  expect(answer).toEqual({ ok: true, value: null });
});

shared('a dropped file is adopted, one that is not on disk is not', async ({ window, userDataFolder }) => {
  await writeFile(join(userDataFolder, 'dropped.csv'), 'a\n1\n');
  await window.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'drop' });
    document.body.append(input);
  });
  await window.locator('#drop').setInputFiles(join(userDataFolder, 'dropped.csv'));
  const adopted = await window.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#drop');
    return [
      await rungs.adoptFile(input?.files?.[0]),
      await rungs.adoptFile(new File(['a'], 'made-up.csv')),
      await rungs.adoptFile('/etc/passwd'),
    ];
  });
  expect(adopted).toEqual([
    { name: 'dropped.csv', token: expect.stringMatching(/^[0-9a-f]{32}$/) },
    null,
    null,
  ]);
});

shared(
  'what nobody expected is told and logged by its incident number only',
  async ({ app, window, userDataFolder }) => {
    await app.evaluate(({ dialog }) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.reject(new Error('Secret Name in /secret/path')),
      });
    });
    const answer = await window.evaluate(() => rungs.requests['file.pick']({ purpose: 'open-extract' }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'app/unexpected', fields: {} } });
    const incidentId = answer.ok ? null : answer.error.incidentId;
    const log = await readFile(join(userDataFolder, 'logs', 'rungs.log'), 'utf8');
    expect(log).toContain(` ${incidentId} Error`);
    expect(log + JSON.stringify(answer)).not.toMatch(/secret/i);
  },
);

test('a second start leaves and wakes the first window', async ({ app, window, userDataFolder }) => {
  await app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { timesFocused: 0 });
    BrowserWindow.getAllWindows()[0]?.on('focus', () => {
      Object.assign(globalThis, { timesFocused: Reflect.get(globalThis, 'timesFocused') + 1 });
    });
  });
  await launch(userDataFolder).then(
    (second) => second.close(),
    () => undefined,
  );
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'timesFocused'))).toBeGreaterThan(0);
  expect((await window.evaluate(() => rungs.requests['app.info']({}))).ok).toBe(true);
});

test('the preview says what it is and opens no files', async ({ userDataFolder }) => {
  const preview = await launch(userDataFolder, { RUNGS_STANDIN_BANNER: '1' });
  const window = await preview.firstWindow();
  await window.waitForURL(/\/index\.html$/);
  const info = await window.evaluate(() => rungs.requests['app.info']({}));
  expect(info).toMatchObject({
    ok: true,
    value: { sampleOnly: true, banner: expect.stringContaining('Preview in a browser engine') },
  });
  const picked = await window.evaluate(() => rungs.requests['file.pick']({ purpose: 'open-extract' }));
  expect(picked).toMatchObject({ ok: false, error: { code: 'app/sample-only' } });
  await preview.close();
});

test('the sample organisation opens, read by a process of its own', async ({ window }) => {
  test.setTimeout(60_000);
  const answer = await window.evaluate(() =>
    rungs.requests['project.try-sample']({ jobId: crypto.randomUUID() }),
  );
  expect(answer).toMatchObject({ ok: true, value: { isSample: true } });
  expect(answer.ok && answer.value.datasets.length).toBeGreaterThan(0);
});

test('no step of a project can be taken while the sample is still coming in', async ({ window }) => {
  test.setTimeout(90_000);
  const trySample = () => window.getByRole('button', { name: 'Try the sample organisation' }).click();
  const start = window.getByRole('heading', { name: 'Who gets in, who gets on?' });
  await window.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seenWhileMaking: seen });
    new MutationObserver(() => {
      const isMaking = document.querySelector('.start [role="progressbar"]') !== null;
      if (isMaking && document.querySelector('nav')) seen.add('steps');
    }).observe(document.body, { childList: true, subtree: true });
  });
  await trySample();
  await expect(window.getByRole('progressbar')).toBeVisible();
  await expect(window.getByRole('button', { name: /^Find/ })).toBeDisabled();
  await window.keyboard.press('Control+3');
  await expect(start).toBeVisible();
  await expect(window.getByRole('heading', { name: 'What do you want to know?' })).toBeVisible({
    timeout: 40_000,
  });
  expect(await window.evaluate(() => [...Reflect.get(globalThis, 'seenWhileMaking')])).toEqual([]);

  // The project that was open is closed for it: where it is cancelled, none is.
  await window.keyboard.press('Control+1');
  await trySample();
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.getByRole('progressbar')).toHaveCount(0);
  await expect(start).toBeVisible();
  await expect(window.getByRole('navigation')).toHaveCount(0);
  await expect(window.getByText('is open.')).toHaveCount(0);
});
