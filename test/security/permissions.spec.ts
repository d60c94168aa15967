import { expect, test } from '../e2e/shared-application.ts';

const names = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'display-capture',
  'idle-detection',
  'window-management',
];

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

/** Choosers of devices and files that need a person's click: none comes up and none gives anything. */
test('no device, no file of the disk and no wake lock can be asked for', async ({ window }) => {
  const outcomes = await window.evaluate(async () => {
    const ask = async (place: object, name: string, ...values: readonly unknown[]) => {
      const method: unknown = Reflect.get(place, name);
      if (typeof method !== 'function') return 'not there';
      const patience = new Promise((resolve) => setTimeout(() => resolve('no answer'), 1_000));
      try {
        const answer: unknown = await Promise.race([Reflect.apply(method, place, values), patience]);
        // A chooser that offers nothing answers an empty list.
        if (Array.isArray(answer) && answer.length === 0) return 'refused';
        return answer === 'no answer' ? 'no answer' : 'given';
      } catch {
        return 'refused';
      }
    };
    const parts = ['usb', 'hid', 'serial', 'bluetooth'].map(
      (name) => Reflect.get(navigator, name) as object | undefined,
    );
    const [usb = {}, hid = {}, serial = {}, bluetooth = {}] = parts;
    return Promise.all([
      ask(usb, 'requestDevice', { filters: [] }),
      ask(hid, 'requestDevice', { filters: [] }),
      ask(serial, 'requestPort'),
      ask(bluetooth, 'requestDevice', { acceptAllDevices: true }),
      ask(globalThis, 'showOpenFilePicker'),
      ask(globalThis, 'showDirectoryPicker'),
      ask(globalThis, 'queryLocalFonts'),
      ask(navigator, 'requestMIDIAccess', { sysex: true }),
    ]);
  });
  expect(outcomes).toHaveLength(8);
  expect(outcomes).not.toContain('given');
});
