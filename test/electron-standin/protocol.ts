import { lifecycle } from './lifecycle.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const schemes = new Set<string>();

/** Each session has handlers of its own; which schemes there are is known to all. */
export class Protocol {
  readonly #handlers = new Map<string, ProtocolHandler>();

  registerSchemesAsPrivileged(list: readonly { readonly scheme: string }[]): void {
    if (lifecycle.isReady) throw new Error('protocol.registerSchemesAsPrivileged must come before ready');
    for (const { scheme } of list) schemes.add(scheme);
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    if (!lifecycle.isReady) throw new Error('protocol.handle must come after ready');
    if (this.#handlers.has(scheme)) throw new Error(`protocol.handle: ${scheme} is already handled`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`protocol.unhandle: ${scheme} is not handled`);
  }

  handlerOf(scheme: string): ProtocolHandler | undefined {
    return this.#handlers.get(scheme);
  }
}

const SUFFIX = 'electron.invalid';

/**
 * Chromium refuses to navigate to a scheme it does not know before anyone could answer, so app://host/path is
 * served as https://host.app.electron.invalid/path and mapped back wherever main can see it.
 */
export function toServedUrl(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/i.exec(url);
  const scheme = parts?.[1]?.toLowerCase() ?? '';
  return parts && schemes.has(scheme) ? `https://${parts[2]}.${scheme}.${SUFFIX}${parts[3] || '/'}` : url;
}

export function toAppUrl(url: string): string {
  const parts = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.electron\.invalid(.*)$/i.exec(url);
  return parts ? `${parts[2]}://${parts[1]}${parts[3]}` : url;
}
