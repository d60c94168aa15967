import type { App, Session, WebContents } from 'electron';
import { featuresThatCallHome, offlineSwitches } from '../base/offline-switches.ts';

/** Call before the app is ready. */
export function lockCommandLine(app: App): void {
  for (const [name, value] of offlineSwitches) app.commandLine.appendSwitch(name, value);
  const disabled = app.commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  app.commandLine.appendSwitch('disable-features', [...disabled, ...featuresThatCallHome].join(','));
  app.enableSandbox();
}

/** Denies every permission, device, display capture and download, and every request outside our own scheme. */
export function lockSession(session: Session, isPackaged: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('https://nowhere.invalid/');
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocal(details.url, isPackaged) });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** data: and blob: hold bytes that the window already has; nothing is fetched. */
function isLocal(url: string, isPackaged: boolean): boolean {
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase();
  if (scheme === 'devtools') return !isPackaged;
  return scheme === 'app' || scheme === 'data' || scheme === 'blob';
}

/** Locks every web contents, present and future: no navigation, no new windows, only what main loads. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
