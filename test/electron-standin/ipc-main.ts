import { refuseUnknown } from './not-implemented.ts';

export type InvokeHandler = (event: object, ...values: readonly unknown[]) => unknown;

class IpcMain {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  handlerOf(channel: string): InvokeHandler {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler;
  }
}

export const handlers = new IpcMain();
export const ipcMain = refuseUnknown('ipcMain', handlers);
