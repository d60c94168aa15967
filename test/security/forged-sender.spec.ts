import { expect, test } from '../e2e/shared-application.ts';

/** A window with our own preload on an address that is not ours, as an attacker who got that far would have it. */
const addresses = ['about:blank', 'data:text/html,not ours'];

for (const address of addresses) {
  test(`refuses a request that comes from ${address}`, async ({ app, window }) => {
    expect((await window.evaluate(() => rungs.requests['app.info']({}))).ok).toBe(true);
    const opened = app.waitForEvent('window');
    await app.evaluate(async ({ app: electronApp, BrowserWindow }, url) => {
      const preload = `${electronApp.getAppPath()}/dist/preload/preload.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL(url);
    }, address);
    const stranger = await opened;
    // The window is told of before it has come to its address.
    await stranger.waitForURL(address);
    await stranger.waitForLoadState('load');
    const answer = await stranger.evaluate(() => rungs.requests['app.info']({}));
    expect(answer).toMatchObject({ ok: false, error: { code: 'app/untrusted-sender', fields: {} } });
  });
}
