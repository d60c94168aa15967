import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/shared-application.ts';

const paths = [
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%5cpackage.json',
  '/assets/../../main/main.js',
  '//etc/passwd',
  '/window-files.json',
  '/index.html%00.js',
  '/%252e%252e/package.json',
  '/..%255cpackage.json',
  '/%c0%ae%c0%ae/package.json',
  '/.%2e/package.json',
  '/....//package.json',
  '/assets%2f..%2f..%2fmain%2fmain.js',
  '/index.html/../../package.json',
  '/./../package.json',
  '/\\..\\package.json',
  '/C:/Windows/win.ini',
  '/file:///etc/passwd',
  '/INDEX.HTML',
  '/index.html.',
  '/index.html;x',
  '/__proto__',
  '/constructor',
];

/** Scripts are what the policy lets a page ask for; each path that is served fires load. */
function loadScripts(window: Page, sources: readonly string[]): Promise<readonly boolean[]> {
  return window.evaluate(
    (list) =>
      Promise.all(
        list.map(
          (src) =>
            new Promise<boolean>((resolve) => {
              const onload = () => resolve(true);
              const onerror = () => resolve(false);
              document.head.append(
                Object.assign(document.createElement('script'), { src, type: 'module', onload, onerror }),
              );
            }),
        ),
      ),
    sources,
  );
}

test('serves nothing that the build did not list', async ({ window }) => {
  expect(await loadScripts(window, paths)).toEqual(paths.map(() => false));
});

test('serves a file that the build listed', async ({ window }) => {
  const built = await window.locator('script[src]').first().getAttribute('src');
  expect(await loadScripts(window, [`${built}?again`])).toEqual([true]);
});

test('serves nothing of another host of our scheme, and nothing to another method', async ({ window }) => {
  const built = await window.locator('script[src]').first().getAttribute('src');
  const path = new URL(built ?? '', window.url()).pathname;
  const elsewhere = window.url().startsWith('https:')
    ? [`https://elsewhere.app.electron.invalid${path}`, `https://bundle.evil.app.electron.invalid${path}`]
    : [`app://elsewhere${path}`, `app://bundle.evil${path}`, `app://user@elsewhere${path}`];
  expect(await loadScripts(window, elsewhere)).toEqual(elsewhere.map(() => false));
});
