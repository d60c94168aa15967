import { expect, test } from './fixture.ts';

test('opens one window of the stated size on the app address', async ({ app, window }) => {
  expect(new URL(window.url()).pathname).toBe('/index.html');
  expect(app.windows()).toHaveLength(1);
  const readWindow = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => [each.getSize(), each.getMinimumSize(), each.isVisible()]),
    );
  await expect.poll(readWindow).toEqual([[[1280, 860], [880, 600], true]]);
});

test('answers app.info with the version and no banner', async ({ app, window }) => {
  const version = await app.evaluate((electron) => electron.app.getVersion());
  const answer = await window.evaluate(() => rungs.requests['app.info']({}));
  expect(answer).toEqual({ ok: true, value: { version, banner: null, sampleOnly: false } });
});
