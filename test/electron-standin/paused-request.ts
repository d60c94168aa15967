import type { DevToolsSession } from './connection.ts';
import { notImplemented } from './not-implemented.ts';
import type { Protocol } from './protocol-types.ts';
import { toAppUrl } from './protocol.ts';
import type { ProtocolHandler } from './protocol.ts';
import type { Session } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

export type RequestingPage = {
  readonly id: number;
  readonly targetId: string;
  readonly session: Session;
  /** Asks the app's will-navigate listeners, unless the app itself asked for the page. */
  readonly mayNavigate: (url: string) => boolean;
};

/** What holds only bytes that the page already has. */
const localSchemes = new Set(['data', 'blob', 'about', 'devtools']);

/** Every request of a page stops here: navigation, the app's request filter and its protocol handler decide. */
export async function answerPausedRequest(
  page: RequestingPage,
  session: DevToolsSession,
  paused: Paused,
): Promise<void> {
  const { requestId } = paused;
  const url = toAppUrl(paused.request.url);
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase();
  const isNavigation = paused.resourceType === 'Document' && paused.frameId === page.targetId;
  const refuse = (errorReason: Protocol.Network.ErrorReason) =>
    session.send('Fetch.failRequest', { requestId, errorReason });

  if (isNavigation && !page.mayNavigate(url)) return void (await refuse('Aborted'));
  const details = {
    id: Number(requestId.replaceAll(/\D/g, '').slice(-9)),
    url,
    method: paused.request.method,
    resourceType: isNavigation ? 'mainFrame' : paused.resourceType.toLowerCase(),
    webContentsId: page.id,
  };
  if (await page.session.isCancelled(details)) return void (await refuse('BlockedByClient'));
  const handler = page.session.protocol.handlerOf(scheme);
  if (handler) return fulfil(session, requestId, new Request(url, { method: details.method }), handler);
  if (localSchemes.has(scheme)) return void (await session.send('Fetch.continueRequest', { requestId }));
  page.session.reportSent(details);
  return void (await refuse('InternetDisconnected'));
}

async function fulfil(
  session: DevToolsSession,
  requestId: string,
  request: Request,
  handler: ProtocolHandler,
): Promise<void> {
  const response = await handler(request);
  if (response.status >= 300 && response.status < 400) notImplemented('a redirect from protocol.handle');
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}
