import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../e2e/fixture.ts';
import { scriptWays } from './script-ways-out.ts';
import { clickWays, destinationOf, markupWays } from './ways-out.ts';

/**
 * Each attempt is made from our own page and from one without our content security policy: a hole in the policy alone
 * must not be a way out. What reaches the wire is counted by packets.spec.ts, which runs this file where every packet
 * is seen.
 */
const PATIENCE_MS = 2_000;

async function watchRequests(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ session }) => {
    const sent: string[] = [];
    Object.assign(globalThis, { sentRequests: sent });
    session.defaultSession.webRequest.onSendHeaders(({ url }) => void sent.push(url));
  });
  return async () => {
    const sent = await app.evaluate(() => Reflect.get(globalThis, 'sentRequests') as string[]);
    return sent.filter((url) => !/^(app|data|blob|devtools|about):/.test(url));
  };
}

/** Each snippet twice: to an address, and to a name that would have to be looked up. */
function toBoth(ways: (url: string) => readonly string[]): readonly string[] {
  return ways('').flatMap((_, way) => {
    const { address, name } = destinationOf(way);
    return [`http://${address}/`, `https://${name}/`].map((url) => ways(url)[way] ?? '');
  });
}

async function tryMarkup(page: Page): Promise<number> {
  return page.evaluate((snippets) => {
    for (const html of snippets) document.body.append(document.createRange().createContextualFragment(html));
    return snippets.length;
  }, toBoth(markupWays));
}

async function tryClicks(page: Page): Promise<number> {
  const snippets = toBoth(clickWays);
  for (const html of snippets) {
    await page.evaluate((snippet) => {
      const holder = document.createElement('div');
      holder.append(document.createRange().createContextualFragment(snippet));
      document.body.append(holder);
      // Afterwards, as a click may wait for a window to open.
      setTimeout(() => holder.querySelector<HTMLElement>('a, button')?.click(), 0);
    }, html);
    await page.waitForTimeout(100);
  }
  return snippets.length;
}

async function tryScripts(page: Page): Promise<number> {
  const attempts = Object.values(scriptWays).map((way, index) => {
    const attempt = page.evaluate(way as (to: unknown) => unknown, destinationOf(100 + index));
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    return Promise.race([attempt.catch(() => 'refused'), patience]);
  });
  return (await Promise.all(attempts)).length;
}

async function openWithoutPolicy(app: ElectronApplication): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ show: false, webPreferences: { sandbox: true } }).loadURL(
      'data:text/html,bare',
    );
  });
  const page = await opened;
  await page.waitForURL('data:text/html,bare');
  return page;
}

const attempts = [
  { what: 'markup', fewest: 110, attempt: tryMarkup },
  { what: 'links and forms', fewest: 17, attempt: tryClicks },
  { what: 'scripts', fewest: 45, attempt: tryScripts },
] as const;

for (const { what, fewest, attempt } of attempts) {
  test(`nothing is sent, whichever way ${what} try`, async ({ app, window }) => {
    // Each way is given its time, whatever else the machine does.
    test.setTimeout(120_000);
    const readSent = await watchRequests(app);
    const bare = await openWithoutPolicy(app);
    // One after the other, as windows that both try to open could be taken for each other's.
    for (const page of [window, bare]) expect(await attempt(page)).toBeGreaterThan(fewest);
    await window.waitForTimeout(PATIENCE_MS);
    expect(await readSent()).toEqual([]);
    expect(window.url()).toMatch(/\/index\.html(#here)?$/);
    expect(bare.url()).toMatch(/^data:text\/html,bare(#here)?$/);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
  });
}
