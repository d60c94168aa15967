import { describe, expect, it } from 'vitest';
import { lockCommandLine, lockContents } from '../../electron/main/security.ts';

type Listener = (event: { readonly preventDefault: () => void }, ...values: unknown[]) => void;

function lockRecorder() {
  const listeners = new Map<string, Listener>();
  const facts: { openHandler?: (details: object) => unknown; policy?: string } = {};
  const contents = {
    on: (name: string, listener: Listener) => void listeners.set(name, listener),
    setWindowOpenHandler: (handler: (details: object) => unknown) => {
      facts.openHandler = handler;
    },
    setWebRTCIPHandlingPolicy: (policy: string) => {
      facts.policy = policy;
    },
  };
  lockContents(contents as never);
  return { listeners, facts };
}

describe('every web contents', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'prevents %s',
    (name) => {
      let prevented = 0;
      lockRecorder().listeners.get(name)?.({ preventDefault: () => prevented++ });
      expect(prevented).toBe(1);
    },
  );

  it('opens no window, whatever is asked for', () => {
    const { facts } = lockRecorder();
    for (const url of ['app://bundle/index.html', 'https://leak.example/', 'about:blank', 'javascript:1'])
      expect(
        facts.openHandler?.({ url, disposition: 'new-window', features: 'nodeIntegration=yes' }),
      ).toEqual({
        action: 'deny',
      });
  });

  it('lets WebRTC use no address of this machine', () => {
    expect(lockRecorder().facts.policy).toBe('disable_non_proxied_udp');
  });
});

describe('the command line of Chromium', () => {
  it('resolves no name, uses no proxy and starts no service, whatever was there before', () => {
    const switches = new Map<string, string>([['disable-features', 'Mine']]);
    let isSandboxed = false;
    const app = {
      commandLine: {
        appendSwitch: (name: string, value = '') => void switches.set(name, value),
        getSwitchValue: (name: string) => switches.get(name) ?? '',
      },
      enableSandbox: () => {
        isSandboxed = true;
      },
    };
    lockCommandLine(app as never);
    expect(isSandboxed).toBe(true);
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(switches.get('webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp');
    expect(switches.has('no-proxy-server')).toBe(true);
    expect(switches.get('disable-features')).toMatch(/^Mine,/);
  });
});
