import { expect, test } from '../e2e/fixture.ts';

/** `npm run leaks` asks for a minute; without it a few seconds show that nothing is done on a timer. */
const seconds = Number(process.env['RUNGS_IDLE_SECONDS'] ?? 3);

test(`asks for nothing while a project is open and nobody touches it for ${seconds} seconds`, async ({
  app,
  window,
}) => {
  test.setTimeout(60_000 + seconds * 1_000);
  await window.getByRole('button', { name: 'Try the sample organisation' }).click();
  await expect(window.getByRole('link', { name: /^Data health/ })).toBeVisible({ timeout: 40_000 });
  await app.evaluate(({ session }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedRequests: asked });
    session.defaultSession.webRequest.onSendHeaders(({ url }) => void asked.push(url));
  });
  await window.waitForTimeout(seconds * 1_000);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'askedRequests') as string[])).toEqual([]);
});
