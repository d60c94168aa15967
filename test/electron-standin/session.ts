import { EventEmitter } from 'node:events';
import { lifecycle } from './lifecycle.ts';
import { notImplemented, refuseUnknown } from './not-implemented.ts';
import { Protocol } from './protocol.ts';

export type RequestDetails = {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId: number;
};
type BeforeRequest = (
  details: RequestDetails,
  answer: (decision: { readonly cancel?: boolean }) => void,
) => void;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
) => void;
type PermissionCheck = (contents: unknown, permission: string) => boolean;

export class Session extends EventEmitter {
  readonly protocol = refuseUnknown('session.protocol', new Protocol());
  /** The name of a session in memory; null for the one that the profile keeps. */
  readonly partition: string | null;
  #beforeRequest: BeforeRequest | undefined;
  #sendHeaders: ((details: RequestDetails) => void) | undefined;
  #permissionRequest: PermissionRequest | undefined;
  #permissionCheck: PermissionCheck | undefined;

  constructor(partition: string | null = null) {
    super();
    this.partition = partition;
  }

  readonly webRequest = refuseUnknown('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener;
    },
    /** Called for what would reach a server: requests that nobody cancelled. */
    onSendHeaders: (listener: ((details: RequestDetails) => void) | null) => {
      this.#sendHeaders = listener ?? undefined;
    },
  });

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler;
  }

  /** Headless Chromium has no devices and no screens to offer; these must be set, and cannot be put to the test. */
  setDevicePermissionHandler(_handler: () => boolean): void {}
  setDisplayMediaRequestHandler(_handler: () => void): void {}

  setSpellCheckerEnabled(isEnabled: boolean): void {
    if (isEnabled) throw new Error('electron stand-in: there is no spell checker');
  }

  setSpellCheckerDictionaryDownloadURL(_url: string): void {}

  /** Electron's defaults are to allow. */
  async isGranted(contents: unknown, permission: string): Promise<boolean> {
    const isAllowed = this.#permissionCheck?.(contents, permission) ?? true;
    const request = this.#permissionRequest;
    if (!request) return isAllowed;
    return isAllowed && new Promise<boolean>((resolve) => request(contents, permission, resolve));
  }

  async isCancelled(details: RequestDetails): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (!listener) return false;
    return new Promise((resolve) => listener(details, (decision) => resolve(decision.cancel === true)));
  }

  reportSent(details: RequestDetails): void {
    this.#sendHeaders?.(details);
  }
}

export const defaultSession = new Session();
const partitions = new Map<string, Session>();

export const session = refuseUnknown('session', {
  get defaultSession() {
    if (!lifecycle.isReady) throw new Error('Session can only be received when app is ready');
    return refuseUnknown('session.defaultSession', defaultSession);
  },
  fromPartition(name: string): Session {
    if (!lifecycle.isReady) throw new Error('session.fromPartition must come after ready');
    if (name === '' || name.startsWith('persist:')) notImplemented(`the partition ${name}`);
    const known = partitions.get(name) ?? new Session(name);
    partitions.set(name, known);
    return refuseUnknown('session.fromPartition', known);
  },
});
