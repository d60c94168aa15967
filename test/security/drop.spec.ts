import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/shared-application.ts';

type Dragged = { readonly mimeType: string; readonly data: string };

/** As the system drops it, from another program. */
async function drop(window: Page, items: readonly Dragged[]): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const data = { items: [...items], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await window.waitForTimeout(500);
  await session.detach();
}

const dropped: readonly (readonly [what: string, items: readonly Dragged[]])[] = [
  ['a link', [{ mimeType: 'text/uri-list', data: 'https://example.com/' }]],
  ['a link to a file', [{ mimeType: 'text/uri-list', data: 'file:///etc/passwd' }]],
  ['a link that is code', [{ mimeType: 'text/uri-list', data: 'javascript:document.body.remove()' }]],
  [
    'a piece of a page',
    [
      {
        mimeType: 'text/html',
        data: '<img src=x onerror="window.hasRun = true"><script>window.hasRun = true</script>',
      },
    ],
  ],
  ['plain text', [{ mimeType: 'text/plain', data: 'https://example.com/' }]],
];

for (const [what, items] of dropped) {
  test(`${what} that is dropped on the window leads nowhere and adds nothing`, async ({ window }) => {
    const before = window.url();
    const images = await window.locator('img').count();
    await drop(window, items);
    expect(window.url()).toBe(before);
    expect(await window.locator('img').count()).toBe(images);
    expect(await window.evaluate(() => Reflect.has(globalThis, 'hasRun'))).toBe(false);
    await expect(window.getByRole('button', { name: 'Make an empty project' })).toBeVisible();
  });
}
