import { expect, test } from '../e2e/shared-application.ts';

const addresses = [
  'https://example.com/',
  'app://elsewhere/index.html',
  'file:///etc/passwd',
  'data:text/html,<title>not ours</title>',
  'javascript:document.body.replaceChildren()',
  'view-source:https://example.com/',
  'chrome://version/',
];

test.describe('navigation', () => {
  for (const address of addresses) {
    test(`stays where it is when the page sets its location to ${address}`, async ({ window }) => {
      const before = window.url();
      await window.evaluate((url) => {
        Object.assign(globalThis, { isStillHere: true });
        setTimeout(() => globalThis.location.assign(url), 0);
      }, address);
      await window.waitForTimeout(500);
      expect(window.url()).toBe(before);
      expect(await window.evaluate(() => Reflect.get(globalThis, 'isStillHere'))).toBe(true);
    });
  }

  // Chromium goes to about:blank without asking anybody, and the stand-in to bytes of the page: neither is us any more.
  for (const kind of ['about:blank', 'bytes of its own']) {
    test(`gets no answer as ${kind}`, async ({ window }) => {
      await window.evaluate((place) => {
        const page = new Blob(['<script>window.hasRun = true</script>'], { type: 'text/html' });
        const url = place === 'about:blank' ? place : URL.createObjectURL(page);
        setTimeout(() => globalThis.location.assign(url), 0);
      }, kind);
      await window.waitForTimeout(1_000);
      const seen = await window.evaluate(async () => {
        if (location.pathname === '/index.html') return 'still here';
        if (!Reflect.has(globalThis, 'rungs')) return 'no functions';
        const answer = await rungs.requests['app.info']({});
        return answer.ok ? 'answered' : answer.error.code;
      });
      expect(['still here', 'no functions', 'app/untrusted-sender']).toContain(seen);
      expect(await window.evaluate(() => Reflect.has(globalThis, 'hasRun'))).toBe(false);
    });
  }

  test('stays where it is when a person follows a link', async ({ window }) => {
    const before = window.url();
    await window.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: 'https://example.com/',
        textContent: 'away',
      });
      Object.assign(link.style, { position: 'fixed', inset: '0', zIndex: '9999' });
      document.body.append(link);
    });
    await window.getByRole('link', { name: 'away' }).click();
    await window.waitForTimeout(500);
    expect(window.url()).toBe(before);
    expect(await window.getByRole('link', { name: 'away' }).count()).toBe(1);
  });

  test('posts no form', async ({ window }) => {
    const before = window.url();
    await window.evaluate(() => {
      const form = Object.assign(document.createElement('form'), {
        action: 'https://example.com/',
        method: 'post',
      });
      document.body.append(form);
      form.submit();
    });
    await window.waitForTimeout(500);
    expect(window.url()).toBe(before);
  });
});
