import { eventNames } from '../../core/contract/events.ts';
import { requestNames } from '../../core/contract/requests.ts';
import { expect, test } from '../e2e/shared-application.ts';

test('the page sees nothing of Node or Electron', async ({ window }) => {
  const seen = await window.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter((name) =>
      Reflect.has(globalThis, name),
    ),
  );
  expect(seen).toEqual([]);
});

test('the page gets one function per request and event, and no other', async ({ window }) => {
  const api = await window.evaluate(() => ({
    names: Object.keys(rungs),
    requests: Object.keys(rungs.requests),
    events: Object.keys(rungs.on),
  }));
  expect(api.names.toSorted()).toEqual(['adoptFile', 'on', 'requests']);
  expect(api.requests).toEqual([...requestNames]);
  expect(api.events).toEqual([...eventNames]);
});

test('the page cannot change the functions it got', async ({ window }) => {
  const outcome = await window.evaluate(() => {
    const before = rungs;
    const attempts = [
      Reflect.set(globalThis, 'rungs', {}),
      Reflect.deleteProperty(globalThis, 'rungs'),
      Reflect.set(rungs.requests, 'app.info', () => null),
      Reflect.set(rungs, 'invoke', () => null),
    ];
    return {
      attempts,
      isSame: rungs === before,
      isFrozen: Object.isFrozen(rungs) && Object.isFrozen(rungs.requests),
    };
  });
  expect(outcome).toEqual({ attempts: [false, false, false, false], isSame: true, isFrozen: true });
});

test('a webview element shows nothing', async ({ app, window }) => {
  const hasMethods = await window.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    document.body.append(view);
    return Reflect.has(view, 'loadURL');
  });
  await window.waitForTimeout(500);
  expect(hasMethods).toBe(false);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('a frame shows nothing from outside', async ({ window }) => {
  const frames = await window.evaluate(async () => {
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.com/' });
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return Array.from(document.querySelectorAll('iframe'), (each) => each.contentDocument === null);
  });
  // A refused frame holds an opaque error page that the page cannot reach into.
  expect(frames).toEqual([true]);
  expect(window.frames().map((each) => each.url())).not.toContain('https://example.com/');
});
