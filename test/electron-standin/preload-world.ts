import { decodeMessage, encodeMessage, joinBytes } from './codec.ts';
import { notImplemented, refuseUnknown } from './not-implemented.ts';
import { WorldBridge } from './world-bridge.ts';

export const ISOLATED_WORLD = 'Electron Isolated Context';
export const BINDING = 'standinSend';

export type FromPreload =
  | {
      readonly type: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly json: string;
      readonly bytes: string;
    }
  | { readonly type: 'preload-error'; readonly text: string };

export type ToPreload =
  | { readonly type: 'result'; readonly id: number; readonly error: string | null; readonly json: string }
  | { readonly type: 'event'; readonly channel: string; readonly json: string };

type Listener = (event: object, ...values: readonly unknown[]) => void;
type PreloadScript = (exports: object, require: (name: string) => object, module: object) => void;
type PreloadWorldOptions = {
  readonly secret: string;
  readonly binding: string;
  readonly dropFolder: string | null;
};

/** What a sandboxed preload calls ipcRenderer; only invoke, on and off, as our preload needs no more. */
class IpcRenderer {
  readonly #post: (message: FromPreload) => void;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #calls = new Map<number, PromiseWithResolvers<unknown> & { readonly channel: string }>();
  #lastId = 0;

  constructor(post: (message: FromPreload) => void) {
    this.#post = post;
  }

  async invoke(channel: string, ...values: readonly unknown[]): Promise<unknown> {
    const encoded = encodeMessage(values);
    const letters = Array.from(joinBytes(encoded), (byte) => String.fromCharCode(byte));
    const id = ++this.#lastId;
    const call = { ...Promise.withResolvers<unknown>(), channel };
    this.#calls.set(id, call);
    this.#post({ type: 'invoke', id, channel, json: encoded.json, bytes: btoa(letters.join('')) });
    return call.promise;
  }

  on(channel: string, listener: Listener): this {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return this;
  }

  off(channel: string, listener: Listener): this {
    this.#listeners.get(channel)?.delete(listener);
    return this;
  }

  receive(message: ToPreload, bytes: Uint8Array<ArrayBuffer>): void {
    const value = decodeMessage(message.json, bytes);
    if (message.type === 'event') {
      for (const listener of this.#listeners.get(message.channel) ?? []) {
        listener({}, ...(value as readonly unknown[]));
      }
      return;
    }
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.error === null) call?.resolve(value);
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.error}`));
  }
}

/** Runs the preload script where it sees what a sandboxed preload sees: `require` of electron, and no Node. */
function runPreload(options: PreloadWorldOptions, preload: PreloadScript): void {
  if (window !== window.top) return;
  const world = globalThis as typeof globalThis & { [name: string]: unknown };
  const send = world[options.binding] as (text: string) => void;
  const post = (message: FromPreload) => send(JSON.stringify(message));
  const bridge = new WorldBridge(options.secret, 'isolated', 'main');
  const ipcRenderer = new IpcRenderer(post);
  world['standin'] = {
    makeInput: () => Object.assign(document.createElement('input'), { type: 'file' }),
    receive: async (message: string, base64: string, file: Blob | undefined) => {
      const bytes = file
        ? new Uint8Array(await file.arrayBuffer())
        : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      ipcRenderer.receive(JSON.parse(message) as ToPreload, bytes);
    },
  };
  const electron = refuseUnknown('electron in preload', {
    ipcRenderer: refuseUnknown('ipcRenderer', ipcRenderer),
    contextBridge: refuseUnknown('contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api),
    }),
    webUtils: refuseUnknown('webUtils', {
      // Only Electron knows where a File lies; the spec says in which folder its files do.
      getPathForFile: (file: File) =>
        options.dropFolder === null
          ? notImplemented('webUtils.getPathForFile without ELECTRON_STANDIN_DROP_FOLDER')
          : `${options.dropFolder}/${file.name}`,
    }),
  });
  const require = (name: string) =>
    name === 'electron' ? electron : notImplemented(`require of ${name} in preload`);
  const module = { exports: {} };
  try {
    preload(module.exports, require, module);
  } catch (error) {
    post({
      type: 'preload-error',
      text: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

export function mainWorldSource(secret: string): string {
  return `(() => {
    if (window !== window.top) return;
    ${WorldBridge.toString()}
    new WorldBridge(${JSON.stringify(secret)}, 'main', 'isolated');
  })();`;
}

export function isolatedWorldSource(options: PreloadWorldOptions, preloadText: string): string {
  const parts = [
    notImplemented,
    refuseUnknown,
    encodeMessage,
    joinBytes,
    decodeMessage,
    WorldBridge,
    IpcRenderer,
    runPreload,
  ];
  return `(() => {
    ${parts.map((part) => part.toString()).join('\n')}
    runPreload(${JSON.stringify(options)}, function (exports, require, module) {
      const process = undefined;
      ${preloadText}
    });
  })();`;
}
