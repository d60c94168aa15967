import { isVisible } from './chromium.ts';
import type { Connection, DevToolsSession } from './connection.ts';
import { connection } from './lifecycle.ts';

type PageTarget = { readonly targetId: string; readonly session: DevToolsSession };
type PopupDecision = () => 'allow' | 'deny';

const attached = new Map<string, PromiseWithResolvers<DevToolsSession>>();
const ownTargets = new Set<string>();
/** A visible Chromium opens one window without tabs and address bar by itself: the app's first window takes it. */
const firstTarget = Promise.withResolvers<string>();
let isFirstTaken = !isVisible;
let creation: Promise<unknown> = Promise.resolve();

/** Every page starts paused: ours are set up by their window, a popup is closed or let go as the app decides. */
export async function watchPageTargets(connection: Connection): Promise<void> {
  const { root } = connection;
  root.listen('Target.attachedToTarget', async ({ sessionId, targetInfo }) => {
    const session = connection.session(sessionId);
    const { targetId } = targetInfo;
    waitForSession(targetId).resolve(session);
    if (isVisible && attached.size === 1) {
      ownTargets.add(targetId);
      firstTarget.resolve(targetId);
    }
    await creation;
    if (ownTargets.has(targetId)) return;
    const isRefused = (await decidePopup()) === 'deny';
    // A refused popup goes on before it is closed: its opener, in the same thread, may wait for it inside window.open,
    // and a target that is gone can no longer be told to. What it asks for meanwhile is held and never answered.
    await Promise.all([
      ...(isRefused ? [session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })] : []),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]).catch(() => {});
    if (isRefused) await root.send('Target.closeTarget', { targetId }).catch(() => {});
  });
  await root.send('Target.setDiscoverTargets', { discover: true });
  await root.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
}

type NewPage = {
  readonly width: number;
  readonly height: number;
  readonly browserContextId: string | undefined;
};

const contexts = new Map<string, Promise<string>>();

/** Chromium keeps what belongs to such a context in memory, apart from the profile: Electron's partition. */
export function contextOf(partition: string): Promise<string> {
  const known =
    contexts.get(partition) ??
    connection()
      .root.send('Target.createBrowserContext', { disposeOnDetach: true })
      .then(({ browserContextId }) => browserContextId);
  contexts.set(partition, known);
  return known;
}

export async function openPageTarget(connection: Connection, page: NewPage): Promise<PageTarget> {
  const isOwnContext = page.browserContextId !== undefined;
  const opening = isFirstTaken || isOwnContext ? createTarget(connection, page) : firstTarget.promise;
  isFirstTaken ||= !isOwnContext;
  creation = Promise.allSettled([creation, opening.then((targetId) => ownTargets.add(targetId))]);
  const targetId = await opening;
  return { targetId, session: await waitForSession(targetId).promise };
}

async function createTarget(
  connection: Connection,
  { width, height, browserContextId }: NewPage,
): Promise<string> {
  const context = browserContextId === undefined ? {} : { browserContextId };
  const target = { url: 'about:blank', newWindow: true, width, height, ...context };
  return (await connection.root.send('Target.createTarget', target)).targetId;
}

function waitForSession(targetId: string): PromiseWithResolvers<DevToolsSession> {
  const known = attached.get(targetId);
  if (known) return known;
  const waiting = Promise.withResolvers<DevToolsSession>();
  attached.set(targetId, waiting);
  return waiting;
}

const announced: PopupDecision[] = [];
const POPUP_PATIENCE_MS = 1_000;
const POLL_MS = 20;

/** The opener says which of its pages asked; Chromium attaches the new page about the same time. */
export function announcePopup(decision: PopupDecision): void {
  announced.push(decision);
}

async function decidePopup(): Promise<'allow' | 'deny'> {
  const attempts = POPUP_PATIENCE_MS / POLL_MS;
  for (let attempt = 0; attempt < attempts && announced.length === 0; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return announced.shift()?.() ?? 'deny';
}
