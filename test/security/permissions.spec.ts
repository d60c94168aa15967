import { expect, test } from '../e2e/fixture.ts';

const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];

test('every permission is denied without asking', async ({ window }) => {
  const states = await window.evaluate(
    (permissions) =>
      Promise.all(
        permissions.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    names,
  );
  expect(states).toEqual(names.map(() => 'denied'));
});

test('the camera, the microphone and the screen give no stream', async ({ window }) => {
  const outcomes = await window.evaluate(() => {
    const PATIENCE_MS = 2_000;
    const outcomeOf = (stream: Promise<MediaStream>) =>
      Promise.race([
        stream.then(
          () => 'a stream',
          () => 'refused',
        ),
        new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), PATIENCE_MS)),
      ]);
    return Promise.all([
      outcomeOf(navigator.mediaDevices.getUserMedia({ video: true })),
      outcomeOf(navigator.mediaDevices.getUserMedia({ audio: true })),
      outcomeOf(navigator.mediaDevices.getDisplayMedia({ video: true })),
    ]);
  });
  expect(outcomes).not.toContain('a stream');
});

test('a request for notifications is refused', async ({ window }) => {
  expect(await window.evaluate(() => Notification.requestPermission())).toBe('denied');
});
