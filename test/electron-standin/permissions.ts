import type { DevToolsSession } from './connection.ts';
import type { Session } from './session.ts';

/** Electron's name of a permission, and what Chromium's protocol calls it. */
const names: readonly (readonly [permission: string, descriptor: string])[] = [
  ['media', 'camera'],
  ['media', 'microphone'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['display-capture', 'display-capture'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
];

/** Asks the app's handlers beforehand, as Chromium cannot be made to ask them later. */
export async function applyPermissions(
  root: DevToolsSession,
  contents: { readonly session: Session },
  origin: string,
  browserContextId: string | undefined,
): Promise<void> {
  const context = browserContextId === undefined ? {} : { browserContextId };
  for (const [permission, name] of names) {
    const setting = (await contents.session.isGranted(contents, permission)) ? 'granted' : 'denied';
    await root.send('Browser.setPermission', { permission: { name }, setting, origin, ...context });
  }
}
