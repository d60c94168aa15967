import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, type Page, test as base } from '@playwright/test';
import { eventNames } from '../../core/contract/events.ts';
import { requestNames } from '../../core/contract/requests.ts';
import { type FakeCore, makeFakeCore } from './fake-core.ts';
import type { Scenario } from './fake-project.ts';

declare global {
  var askFakeCore: (name: string, input: unknown) => Promise<unknown>;
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

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browser = process.env['ELECTRON_STANDIN_CHROMIUM'] ?? browsers.find((path) => existsSync(path));

type OpenWindow = (scenario: Scenario, hash?: string) => Promise<FakeCore>;

/** The built window in a plain browser, with a made-up core behind it. Nothing it says to the console is tolerated. */
export const test = base.extend<{ readonly openWindow: OpenWindow; readonly complaints: string[] }>({
  launchOptions: async ({ launchOptions }, use) => {
    await use(browser ? { ...launchOptions, executablePath: browser } : launchOptions);
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
  openWindow: async ({ page, complaints }, use) => {
    const cores: FakeCore[] = [];
    await use(async (scenario, hash = '') => {
      const core = makeFakeCore(scenario);
      cores.push(core);
      await servePage(page);
      await page.exposeFunction('askFakeCore', (name: string, input: unknown) =>
        core.handle(name, input).catch((error: unknown) => {
          complaints.push(String(error));
          throw error;
        }),
      );
      await page.addInitScript(putRungsIntoPage, { requests: [...requestNames], events: [...eventNames] });
      await page.goto(`${ORIGIN}/index.html${hash}`);
      await page.locator('h1').first().waitFor();
      return core;
    });
    for (const core of cores) core.close();
  },
});

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
        names.requests.map((name) => [name, (input: unknown) => globalThis.askFakeCore(name, input)]),
      ),
      on: Object.fromEntries(names.events.map((name) => [name, follow(name)])),
      adoptFile: (file: File) => Promise.resolve({ token: 'a'.repeat(32), name: file.name }),
    },
    tellWindow(name: string, payload: unknown) {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  });
}

export { expect };
