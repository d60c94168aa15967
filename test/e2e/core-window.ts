import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { expect, type Page, test as base } from '@playwright/test';
import { eventNames } from '../../core/contract/events.ts';
import { type Input, type Output, requestNames, requests } from '../../core/contract/requests.ts';
import { startHost, type TestHost } from '../faults/host.ts';
import { chosenExtract, PASSPHRASE, placeProject, saveMapping, type Scenario } from './prepared-projects.ts';
import { type SteeredCore, steer } from './steered-core.ts';

declare global {
  var askCore: (name: string, input: unknown) => Promise<unknown>;
  var adoptPath: (name: string) => Promise<{ readonly token: string; readonly name: string }>;
  var tellWindow: (event: string, payload: unknown) => void;
}

const builtWindow = process.env['RUNGS_WINDOW'] ?? join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const ORIGIN = 'https://rungs.invalid';

/** The policy that the shell sets: a page that needs more fails here too. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The engine alone where it is installed: a whole browser spends a third of its time on a window that nobody sees. */
const browser = [
  '/usr/bin/chromium-headless-shell',
  process.env['ELECTRON_STANDIN_CHROMIUM'] ?? '',
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
].find((path) => existsSync(path));

type Opening = Scenario & {
  readonly info?: Partial<Output<'app.info'>>;
  readonly recent?: Output<'project.recent'>;
};
export type OpenWindow = (scenario: Opening, hash?: string) => Promise<SteeredCore>;

type Fixtures = {
  readonly openWindow: OpenWindow;
  readonly complaints: string[];
  /** Removed after the test. */
  readonly ownFolder: string;
};
/** Shared by the tests of a worker: one core, and the projects that it has made so far. */
type Shared = { readonly real: TestHost & { readonly folder: string } };

const NOW = '2026-11-24T09:05:00Z';

/** The built window in a plain browser, with the real core behind it. Nothing it says to the console is tolerated. */
export const test = base.extend<Fixtures, Shared>({
  launchOptions: async ({ launchOptions }, use) => {
    await use(browser ? { ...launchOptions, executablePath: browser } : launchOptions);
  },
  real: [
    // Playwright insists on a destructured first argument.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'rungs-screens-'));
      const host = await startHost(folder, { now: () => NOW });
      await use({ ...host, folder });
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  ownFolder: async ({ real }, use) => {
    const folder = mkdtempSync(join(real.folder, 'test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  openWindow: async ({ page, complaints, real, ownFolder }, use) => {
    const cores: SteeredCore[] = [];
    await use(async ({ info, recent = [], ...scenario }, hash = '') => {
      const mapping = scenario.hasSavedMapping
        ? await saveMapping(real, ownFolder)
        : join(ownFolder, 'Staff mapping.json');
      const project = await openProject(real, scenario, ownFolder);
      const pick = pickFrom(real, ownFolder, { mapping, project });
      const core = steer(real, {
        'app.info': () => ({ version: '0.1.0', banner: null, sampleOnly: false, ...info }),
        'project.recent': () => recent,
        'file.pick': (input) => pick(requests['file.pick'].input.parse(input)),
      });
      cores.push(core);
      await servePage(page);
      await page.exposeFunction('askCore', (name: string, input: unknown) =>
        core.handle(name, input).catch((error: unknown) => {
          complaints.push(String(error));
          throw error;
        }),
      );
      await page.exposeFunction('adoptPath', (name: string) => ({
        token: real.tokenOf(join(ownFolder, name)),
        name,
      }));
      await page.addInitScript(putRungsIntoPage, { requests: [...requestNames], events: [...eventNames] });
      core.onEvent((name, payload) => void tell(page, name, payload));
      await page.goto(`${ORIGIN}/index.html${hash}`);
      await page.locator('h1').first().waitFor();
      return core;
    });
    for (const core of cores) await core.close();
    await real.request('project.close', {});
  },
});

/** A page that is being closed or loaded hears nothing. */
function tell(page: Page, name: string, payload: unknown): Promise<void> {
  const news = { name, payload };
  return page.evaluate((told) => globalThis.tellWindow(told.name, told.payload), news).catch(() => undefined);
}

async function openProject(real: Shared['real'], scenario: Scenario, folder: string): Promise<string> {
  const { project = 'imported' } = scenario;
  if (project === 'none') return join(folder, 'Harrowmere.rungs');
  const path = await placeProject(real, scenario, folder);
  await real.ask('project.open', { token: real.tokenOf(path), passphrase: PASSPHRASE });
  return path;
}

/** Stands in for the person at the native dialogs. */
function pickFrom(
  { tokenOf, folder: shared }: Shared['real'],
  folder: string,
  files: { readonly mapping: string; readonly project: string },
) {
  const pathFor = ({ purpose, suggestedName = 'Social mobility.rungs' }: Input<'file.pick'>): string => {
    switch (purpose) {
      case 'open-extract':
        return chosenExtract(shared);
      case 'open-project':
        return files.project;
      case 'create-project':
        return join(folder, suggestedName);
      case 'export-folder':
        mkdirSync(join(folder, 'Findings'), { recursive: true });
        return join(folder, 'Findings');
      case 'open-mapping':
        return files.mapping;
      case 'save-mapping':
        return join(folder, 'Staff mapping.json');
    }
  };
  return (input: Input<'file.pick'>) => {
    const path = pathFor(input);
    return { token: tokenOf(path), name: basename(path) };
  };
}

async function servePage(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = join(builtWindow, url.pathname);
    if (url.origin !== ORIGIN || !existsSync(file)) return route.abort();
    return route.fulfill({
      body: readFileSync(file),
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      },
    });
  });
}

/** Runs in the page before its own scripts: stands where preload puts its functions. */
function putRungsIntoPage(names: { requests: readonly string[]; events: readonly string[] }): void {
  type Listener = (payload: unknown) => void;
  const listeners = new Map<string, Set<Listener>>(names.events.map((name) => [name, new Set()]));
  const follow = (name: string) => (listener: Listener) => {
    listeners.get(name)?.add(listener);
    return () => listeners.get(name)?.delete(listener);
  };
  Object.assign(globalThis, {
    rungs: {
      requests: Object.fromEntries(
        names.requests.map((name) => [name, (input: unknown) => globalThis.askCore(name, input)]),
      ),
      on: Object.fromEntries(names.events.map((name) => [name, follow(name)])),
      adoptFile: (file: File) => globalThis.adoptPath(file.name),
    },
    tellWindow(name: string, payload: unknown) {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  });
}

export { expect };
