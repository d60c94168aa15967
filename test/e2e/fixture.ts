import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test as base } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type { WindowApi } from '../../core/contract/window-api.ts';
import { chooseHost } from './host.ts';

declare global {
  // What preload put into the page; specs use it inside page.evaluate only.
  var rungs: WindowApi;
}

type Fixtures = {
  /** Set for the app alone. */
  readonly environment: Record<string, string>;
  /** Removed after the test; also where dropped files are looked for. */
  readonly userDataFolder: string;
  readonly app: ElectronApplication;
  readonly window: Page;
};

const root = join(import.meta.dirname, '..', '..');
export const host = chooseHost();
console.log(
  `The end-to-end specs run in ${host === 'electron' ? 'Electron' : 'the stand-in, not in Electron'}.`,
);

/** The real application, built into dist/, in a folder of its own. E2E_APP names another one, such as an extracted package. */
export const test = base.extend<Fixtures>({
  // Playwright insists on a destructured first argument.
  // eslint-disable-next-line no-empty-pattern
  userDataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rungs-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  environment: [{}, { option: true }],
  app: async ({ userDataFolder, environment }, use) => {
    const app = await launch(userDataFolder, environment);
    await use(app);
    await app.close();
  },
  window: async ({ app }, use) => {
    const window = await app.firstWindow();
    await window.waitForURL(/\/index\.html$/);
    await window.waitForLoadState('load');
    await use(window);
  },
});

export function launch(
  userDataFolder: string,
  env: Record<string, string> = {},
): Promise<ElectronApplication> {
  // Playwright asks the electron package for the executable; this variable makes it answer the stand-in.
  if (host === 'standin') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(root, 'test', 'electron-standin');
  return _electron.launch({
    args: [process.env['E2E_APP'] ?? root, `--user-data-dir=${userDataFolder}`],
    cwd: root,
    env: { ...process.env, ELECTRON_STANDIN_DROP_FOLDER: userDataFolder, ...env },
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** Stands in for the person at the native dialogs, who picks one path. */
export async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, picked) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [picked] }),
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: picked }),
    });
  }, path);
}

/** From the start screen. */
export async function makeProject(
  app: ElectronApplication,
  window: Page,
  path: string,
  name: string,
): Promise<void> {
  await answerDialogs(app, path);
  await window.getByRole('button', { name: 'Make an empty project' }).click();
  await window.getByLabel('Name').fill(name);
  await window.getByRole('button', { name: 'Choose a place' }).click();
  await window.getByLabel('Passphrase', { exact: true }).fill('correct horse battery staple');
  await window.getByLabel('Passphrase again').fill('correct horse battery staple');
  await window.getByRole('button', { name: 'Make the project' }).click();
}

export { expect };
