import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test as base } from '@playwright/test';
import { launch } from './fixture.ts';

type Fixtures = {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly userDataFolder: string;
};
type Shared = {
  readonly shared: { readonly app: ElectronApplication; readonly window: Page; readonly folder: string };
};

/**
 * The real application, one process for all tests of a worker: for tests of what a page may do. Each begins on a page
 * that was just loaded, in the only window, with the dialogs of the system and without a project. A test that asks
 * about the process itself, or stores something, takes `fixture.ts`. After a test that failed the process is another.
 */
export const test = base.extend<Fixtures, Shared>({
  shared: [
    // Playwright insists on a destructured first argument.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'rungs-e2e-'));
      const app = await launch(folder);
      const window = await app.firstWindow();
      await window.waitForURL(/\/index\.html$/);
      await window.waitForLoadState('load');
      await use({ app, window, folder });
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  app: ({ shared }, use) => use(shared.app),
  userDataFolder: ({ shared }, use) => use(shared.folder),
  window: async ({ shared: { app, window } }, use) => {
    await startAfresh(app, window);
    await use(window);
  },
});

async function startAfresh(app: ElectronApplication, window: Page): Promise<void> {
  await app.evaluate(({ dialog, session, BrowserWindow }) => {
    const kept: unknown = Reflect.get(globalThis, 'systemDialogs');
    if (kept) Object.assign(dialog, kept);
    else Object.assign(globalThis, { systemDialogs: { ...dialog } });
    session.defaultSession.webRequest.onSendHeaders(null);
    const [, ...others] = BrowserWindow.getAllWindows().toSorted((one, other) => one.id - other.id);
    for (const other of others) other.destroy();
  });
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await loadAgain(app, window);
  await window.evaluate(() => rungs.requests['project.close']({}));
}

/** A page of its own, as the application loads it when it starts. */
export async function loadAgain(app: ElectronApplication, window: Page): Promise<void> {
  await window.waitForLoadState('load');
  await window.evaluate(() => Object.assign(globalThis, { isOfAnEarlierTest: true }));
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://bundle/index.html'),
  );
  await window.waitForURL(/\/index\.html$/);
  await window.waitForLoadState('load');
  expect(await window.evaluate(() => Reflect.has(globalThis, 'isOfAnEarlierTest'))).toBe(false);
}

export { expect };
