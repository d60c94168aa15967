import { describe, expect, it } from 'vitest';
import { lockSession } from '../../electron/main/security.ts';

/** Every name that Electron's typings know for a permission, and one they do not. */
const permissions = [
  'accessibility-events',
  'background-sync',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'payment-handler',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
  'a permission of a later version',
];

type Handlers = Record<string, (...values: unknown[]) => unknown>;

/** Takes down which handlers were given, to be called as Electron calls them. */
function lockRecorder(isPackaged: boolean): Handlers {
  const handlers: Handlers = {};
  const take = (name: string) => (handler: Handlers[string]) => {
    handlers[name] = handler;
  };
  const facts: Record<string, unknown> = {};
  const session = {
    setPermissionRequestHandler: take('request'),
    setPermissionCheckHandler: take('check'),
    setDevicePermissionHandler: take('device'),
    setDisplayMediaRequestHandler: take('display'),
    setSpellCheckerEnabled: (isEnabled: boolean) => {
      facts['spellChecker'] = isEnabled;
    },
    setSpellCheckerDictionaryDownloadURL: () => undefined,
    webRequest: { onBeforeRequest: take('beforeRequest') },
    on: (name: string, handler: Handlers[string]) => take(name)(handler),
  };
  lockSession(session as never, isPackaged);
  expect(facts['spellChecker']).toBe(false);
  return handlers;
}

function isCancelled(handlers: Handlers, url: string): unknown {
  let decision: unknown;
  handlers['beforeRequest']?.({ url }, (answer: unknown) => {
    decision = answer;
  });
  return decision;
}

describe('the session', () => {
  it.each(permissions)('grants no %s, asked or checked', (permission) => {
    const handlers = lockRecorder(true);
    const answers: unknown[] = [];
    handlers['request']?.(null, permission, (isGranted: unknown) => answers.push(isGranted));
    expect([...answers, handlers['check']?.(null, permission, 'app://bundle')]).toEqual([false, false]);
  });

  it('offers no device and no screen', () => {
    const handlers = lockRecorder(true);
    for (const deviceType of ['hid', 'serial', 'usb'])
      expect(handlers['device']?.({ deviceType, origin: 'app://bundle' })).toBe(false);
    const offered: unknown[] = [];
    handlers['display']?.({}, (streams: unknown) => offered.push(streams));
    expect(offered).toEqual([{}]);
  });

  it.each([
    'http://192.0.2.1/',
    'https://leak.example/',
    'HTTPS://leak.example/',
    'ws://192.0.2.1/',
    'wss://leak.example/',
    'ftp://192.0.2.1/',
    'file:///etc/passwd',
    'file://192.0.2.1/share/x',
    'filesystem:https://leak.example/temporary/x',
    'chrome://settings/',
    'chrome-extension://abc/x.js',
    'view-source:https://leak.example/',
    'mailto:a@leak.example',
    'intent://leak.example',
    'apps://bundle/',
    'x-app://bundle/',
    'about:blank',
    '//leak.example/',
    'app',
    '',
    ' app://bundle/',
    'devtools://devtools/bundled/x.js',
  ])('cancels a request for "%s"', (url) => {
    expect(isCancelled(lockRecorder(true), url)).toEqual({ cancel: true });
  });

  it.each(['app://bundle/index.html', 'data:image/png;base64,AA==', 'blob:app://bundle/1'])(
    'lets %s pass',
    (url) => {
      expect(isCancelled(lockRecorder(true), url)).toEqual({ cancel: false });
    },
  );

  it('lets the developer tools have their own files only while it is not packaged', () => {
    expect(isCancelled(lockRecorder(false), 'devtools://devtools/bundled/x.js')).toEqual({ cancel: false });
    expect(isCancelled(lockRecorder(false), 'https://leak.example/')).toEqual({ cancel: true });
  });

  it('stops every download', () => {
    let isPrevented = false;
    lockRecorder(true)['will-download']?.({
      preventDefault: () => {
        isPrevented = true;
      },
    });
    expect(isPrevented).toBe(true);
  });
});
