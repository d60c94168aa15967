import { expect, test } from '../e2e/shared-application.ts';

const targets = ['https://example.com/', '/index.html'];

for (const target of targets) {
  test(`opens no second window for ${target}`, async ({ app, window }) => {
    await window.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), {
        href,
        target: '_blank',
        textContent: 'new window',
      });
      Object.assign(link.style, { position: 'fixed', inset: '0', zIndex: '9999' });
      document.body.append(link);
    }, target);
    await window.getByRole('link', { name: 'new window' }).click();
    await window.waitForTimeout(1_500);
    expect(app.windows().filter((each) => !each.isClosed())).toHaveLength(1);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
}

test('opens no second window for window.open', async ({ app, window }) => {
  await window.evaluate(() => {
    document.body.addEventListener('click', () => void globalThis.open('/index.html'), {
      once: true,
      capture: true,
    });
  });
  await window.mouse.click(5, 5);
  await window.waitForTimeout(1_500);
  expect(app.windows().filter((each) => !each.isClosed())).toHaveLength(1);
});

test('gives no page a way back to one that opened it', async ({ window }) => {
  const seen = await window.evaluate(() => {
    const opened = globalThis.open('about:blank', '_blank');
    return {
      opener: globalThis.opener as unknown,
      isReachable: opened !== null && !opened.closed && opened.opener !== null,
    };
  });
  await window.waitForTimeout(1_500);
  expect(seen.opener).toBeNull();
  expect(await window.evaluate(() => globalThis.length)).toBe(0);
});
