import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { isVisible } from './chromium.ts';
import { decodeMessage } from './codec.ts';
import type { DevToolsSession } from './connection.ts';
import { deliver } from './delivery.ts';
import { handlers } from './ipc-main.ts';
import { connection, lifecycle } from './lifecycle.ts';
import { MainFrame } from './main-frame.ts';
import { notImplemented, refuseUnknown } from './not-implemented.ts';
import { announcePopup, contextOf, openPageTarget } from './page-targets.ts';
import { answerPausedRequest } from './paused-request.ts';
import { applyPermissions } from './permissions.ts';
import { BINDING, ISOLATED_WORLD, isolatedWorldSource, mainWorldSource } from './preload-world.ts';
import type { FromPreload } from './preload-world.ts';
import { preventable } from './preventable.ts';
import { toAppUrl, toServedUrl } from './protocol.ts';
import type { Session } from './session.ts';

/** What a window's preferences mean for its page. */
export type PageSettings = {
  readonly session: Session;
  readonly runsScripts: boolean;
  readonly preloadFile: string | undefined;
};
export type WebContentsOptions = PageSettings & {
  readonly width: number;
  readonly height: number;
  readonly onFirstPaint: () => void;
  readonly close: () => void;
};
type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };
type Loading = PromiseWithResolvers<void> & { readonly url: string };

let lastId = 0;

/** Options of Electron that Chromium's own protocol calls by the same names. */
const printOptions = new Set([
  'generateTaggedPDF',
  'generateDocumentOutline',
  'preferCSSPageSize',
  'printBackground',
]);

/** A page of Chromium behind the face of Electron's webContents. */
export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly setUp: Promise<void>;
  readonly #options: WebContentsOptions;
  readonly mainFrame = refuseUnknown('WebFrameMain', new MainFrame(this));
  #session: DevToolsSession | undefined;
  #targetId = '';
  #browserContextId: string | undefined;
  #worldId: string | undefined;
  #url = '';
  #isDestroyed = false;
  #hasPermissions = false;
  #loading: Loading | undefined;
  #openHandler: WindowOpenHandler | undefined;

  constructor(options: WebContentsOptions) {
    super();
    this.#options = options;
    this.setUp = this.#openPage();
  }

  get session(): Session {
    return this.#options.session;
  }

  get targetId(): string {
    return this.#targetId;
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    this.#options.close();
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  /** Chromium obeys the switch of the same name; the value is checked so that the app cannot mistype it. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (policy !== 'disable_non_proxied_udp') notImplemented(`the WebRTC policy ${policy}`);
  }

  async loadURL(url: string): Promise<void> {
    await this.setUp;
    const loading = { ...Promise.withResolvers<void>(), url: new URL(url).href };
    this.#loading = loading;
    const served = toServedUrl(loading.url);
    const { origin } = new URL(served);
    if (!this.#hasPermissions && origin !== 'null') {
      await applyPermissions(connection().root, this, origin, this.#browserContextId);
      this.#hasPermissions = true;
    }
    const { errorText } = await this.#page.send('Page.navigate', { url: served });
    if (errorText !== undefined) loading.reject(new Error(`${errorText} loading '${url}'`));
    return loading.promise;
  }

  send(channel: string, ...values: readonly unknown[]): void {
    void this.#deliver({ type: 'event', channel }, values);
  }

  async printToPDF(options: Readonly<Record<string, boolean>>): Promise<Buffer> {
    for (const name of Object.keys(options)) {
      if (!printOptions.has(name)) notImplemented(`printToPDF({ ${name} })`);
    }
    await this.setUp;
    const { data } = await this.#page.send('Page.printToPDF', options);
    return Buffer.from(data, 'base64');
  }

  markDestroyed(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }

  get #page(): DevToolsSession {
    return this.#session ?? notImplemented('webContents before its page is open');
  }

  async #openPage(): Promise<void> {
    const { partition } = this.#options.session;
    const browserContextId = partition === null ? undefined : await contextOf(partition);
    const { targetId, session } = await openPageTarget(connection(), { ...this.#options, browserContextId });
    this.#targetId = targetId;
    this.#browserContextId = browserContextId;
    this.#session = session;
    this.#listenToWorlds(session);
    this.#listenToPage(session);
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.#attachWorkers(session),
      this.#options.runsScripts
        ? this.#injectWorlds(session)
        : session.send('Emulation.setScriptExecutionDisabled', { value: true }),
      this.#fixSize(session),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  #listenToWorlds(session: DevToolsSession): void {
    session.listen('Runtime.executionContextCreated', ({ context }) => {
      const frame = context.auxData as { readonly frameId?: string } | undefined;
      if (context.name === ISOLATED_WORLD && frame?.frameId === this.#targetId)
        this.#worldId = context.uniqueId;
    });
    session.listen('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
      if (executionContextUniqueId === this.#worldId) this.#worldId = undefined;
    });
    session.listen('Runtime.bindingCalled', ({ name, payload }) => {
      return name === BINDING ? this.#receive(JSON.parse(payload) as FromPreload) : undefined;
    });
  }

  #listenToPage(session: DevToolsSession): void {
    session.listen('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#url = toAppUrl(frame.url);
    });
    session.listen('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === this.#targetId && name === 'firstPaint') this.#options.onFirstPaint();
    });
    session.listen('Page.loadEventFired', () => {
      if (this.#loading?.url !== this.#url) return;
      this.#loading.resolve();
      this.#loading = undefined;
      this.emit('did-finish-load', preventable({}));
    });
    session.listen('Fetch.requestPaused', (paused) =>
      answerPausedRequest(this.#asRequester(), session, paused),
    );
    session.listen('Page.windowOpen', ({ url }) =>
      announcePopup(() => this.#openHandler?.({ url: toAppUrl(url) }).action ?? 'allow'),
    );
  }

  /** Workers and frames ask for files too. */
  async #attachWorkers(session: DevToolsSession): Promise<void> {
    session.listen('Target.attachedToTarget', async ({ sessionId }) => {
      const child = connection().session(sessionId);
      child.listen('Fetch.requestPaused', (paused) =>
        answerPausedRequest(this.#asRequester(), child, paused),
      );
      await child.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
      await child.send('Runtime.runIfWaitingForDebugger');
    });
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'worker' }, { type: 'iframe' }, { exclude: true }],
    });
  }

  async #injectWorlds(session: DevToolsSession): Promise<void> {
    const secret = randomBytes(12).toString('hex');
    const dropFolder = process.env['ELECTRON_STANDIN_DROP_FOLDER'] ?? null;
    const preloadFile = this.#options.preloadFile;
    const preloadText = preloadFile === undefined ? '' : readFileSync(preloadFile, 'utf8');
    await session.send('Runtime.addBinding', { name: BINDING, executionContextName: ISOLATED_WORLD });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(secret) });
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: ISOLATED_WORLD,
      source: isolatedWorldSource({ secret, binding: BINDING, dropFolder }, preloadText),
    });
  }

  /** A window that a person can see follows its frame instead. */
  async #fixSize(session: DevToolsSession): Promise<void> {
    if (isVisible) return;
    const { width, height } = this.#options;
    await session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 0,
      mobile: false,
    });
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  }

  #asRequester() {
    const { id, session } = this;
    return {
      id,
      session,
      targetId: this.#targetId,
      mayNavigate: (url: string) => this.#mayNavigate(url),
    };
  }

  #mayNavigate(url: string): boolean {
    if (this.#loading?.url === url) return true;
    for (const name of ['will-frame-navigate', 'will-navigate']) {
      const event = preventable({ url, isMainFrame: true, isSameDocument: false });
      this.emit(name, event, url);
      if (event.defaultPrevented) return false;
    }
    return true;
  }

  async #receive(message: FromPreload): Promise<void> {
    if (message.type === 'preload-error') {
      console.error(`electron stand-in: preload failed: ${message.text}`);
      return;
    }
    const { id, channel } = message;
    const values = decodeMessage(message.json, Uint8Array.from(Buffer.from(message.bytes, 'base64')));
    const event = refuseUnknown('IpcMainInvokeEvent', { sender: this, senderFrame: this.mainFrame });
    try {
      const answer = await handlers.handlerOf(channel)(event, ...(values as readonly unknown[]));
      await this.#deliver({ type: 'result', id, error: null }, answer);
    } catch (error) {
      await this.#deliver({ type: 'result', id, error: String(error) }, undefined);
    }
  }

  async #deliver(head: Parameters<typeof deliver>[2], value: unknown): Promise<void> {
    await this.setUp;
    if (this.#isDestroyed || this.#worldId === undefined) return;
    await deliver(this.#page, this.#worldId, head, value).catch((error: unknown) => {
      if (!this.#isDestroyed && !lifecycle.isExiting) throw error;
    });
  }
}
