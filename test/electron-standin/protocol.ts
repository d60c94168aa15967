import { lifecycle } from './lifecycle.ts';
import { refuseUnknown } from './not-implemented.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const schemes = new Set<string>();
const handlers = new Map<string, ProtocolHandler>();

export function handlerOfScheme(scheme: string): ProtocolHandler | undefined {
  return handlers.get(scheme);
}

export const protocol = refuseUnknown('protocol', {
  registerSchemesAsPrivileged(list: readonly { readonly scheme: string }[]): void {
    if (lifecycle.isReady) throw new Error('protocol.registerSchemesAsPrivileged must come before ready');
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (!lifecycle.isReady) throw new Error('protocol.handle must come after ready');
    if (handlers.has(scheme)) throw new Error(`protocol.handle: ${scheme} is already handled`);
    handlers.set(scheme, handler);
  },
});

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
