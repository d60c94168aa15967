import { expect, test } from '../e2e/shared-application.ts';

test('a window without our preload gets none of our functions', async ({ app, window }) => {
  expect(await window.evaluate(() => Reflect.has(globalThis, 'rungs'))).toBe(true);
  const opened = app.waitForEvent('window');
  await app.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ show: false }).loadURL('app://bundle/index.html');
  });
  const second = await opened;
  await second.waitForURL(/\/index\.html$/);
  expect(await second.evaluate(() => Reflect.has(globalThis, 'rungs'))).toBe(false);
  expect(await second.evaluate(() => Reflect.has(globalThis, 'require'))).toBe(false);
});

test('a frame of our own page shows nothing and gets none of our functions', async ({ window }) => {
  const seen = await window.evaluate(async () => {
    const frame = Object.assign(document.createElement('iframe'), { src: '/index.html' });
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const inside = frame.contentWindow;
    try {
      return {
        hasFunctions: inside !== null && Reflect.has(inside, 'rungs'),
        text: frame.contentDocument?.body.textContent,
      };
    } catch {
      return { hasFunctions: false, text: null };
    }
  });
  expect(seen.hasFunctions).toBe(false);
  expect(seen.text ?? '').not.toContain('Try the sample');
});
