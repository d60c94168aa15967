import { expect, test } from '../e2e/fixture.ts';

const addresses = ['https://example.com/', 'app://elsewhere/index.html', 'file:///etc/passwd'];

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
