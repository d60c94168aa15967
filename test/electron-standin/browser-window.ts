import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';
import { app } from './app.ts';
import { connection, hasConnection, lifecycle } from './lifecycle.ts';
import { notImplemented, refuseUnknown } from './not-implemented.ts';
import { openWindows } from './open-windows.ts';
import { preventable } from './preventable.ts';
import { defaultSession, Session } from './session.ts';
import { type PageSettings, WebContents } from './web-contents.ts';

type Preferences = { readonly [name: string]: unknown };
type WindowOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly backgroundColor?: string;
  readonly webPreferences?: Preferences;
};

/** The only value of each preference that a window here may have; Electron's default for all of them but spellcheck. */
const safePreferences: Preferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};

const windows = new Map<number, BrowserWindowClass>();

class BrowserWindowClass extends EventEmitter {
  readonly webContents: WebContents;
  readonly #options: WindowOptions;
  readonly #closed = Promise.withResolvers<void>();
  #isVisible: boolean;
  #isShownFirst = false;
  #isDestroyed = false;
  #isClosing = false;

  constructor(options: WindowOptions = {}) {
    super();
    if (!lifecycle.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const settings = checkPreferences(options.webPreferences ?? {});
    this.#options = options;
    this.#isVisible = options.show ?? true;
    const contents = new WebContents({
      width: options.width ?? 800,
      height: options.height ?? 600,
      ...settings,
      onFirstPaint: () => this.#announceFirstPaint(),
      close: () => this.close(),
    });
    this.webContents = refuseUnknown('webContents', contents);
    const window = refuseUnknown('BrowserWindow', this);
    windows.set(contents.id, window);
    openWindows.set(contents.id, window);
    app.emit('web-contents-created', preventable({}), this.webContents);
    app.emit('browser-window-created', preventable({}), window);
    return window;
  }

  static getAllWindows(): readonly BrowserWindowClass[] {
    return [...windows.values()];
  }

  static fromWebContents(contents: { readonly id: number }): BrowserWindowClass | null {
    return windows.get(contents.id) ?? null;
  }

  get id(): number {
    return this.webContents.id;
  }

  get closing(): Promise<void> {
    return this.#isClosing ? this.#closed.promise : Promise.resolve();
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  getTitle(): string {
    return this.#options.title ?? app.getName();
  }

  getSize(): readonly [number, number] {
    return [this.#options.width ?? 800, this.#options.height ?? 600];
  }

  getMinimumSize(): readonly [number, number] {
    return [this.#options.minWidth ?? 0, this.#options.minHeight ?? 0];
  }

  show(): void {
    this.#isVisible = true;
    this.focus();
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  isMinimized(): boolean {
    return false;
  }

  focus(): void {
    this.emit('focus');
    void this.#bringToFront();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    if (this.#isDestroyed || this.#isClosing) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    this.#isClosing = true;
    void this.#closeTarget();
  }

  /** The page has gone, whoever closed it. */
  markClosed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this.id);
    openWindows.delete(this.id);
    this.webContents.markDestroyed();
    this.emit('closed');
    this.#closed.resolve();
    if (windows.size > 0 || lifecycle.isQuitting) return;
    if (!app.emit('window-all-closed')) app.quit();
  }

  async #bringToFront(): Promise<void> {
    await this.webContents.setUp;
    if (this.#isDestroyed) return;
    await connection().root.send('Target.activateTarget', { targetId: this.webContents.targetId });
  }

  async #closeTarget(): Promise<void> {
    await this.webContents.setUp.catch(() => {});
    if (!hasConnection()) return this.markClosed();
    await connection()
      .root.send('Target.closeTarget', { targetId: this.webContents.targetId })
      .catch(() => this.markClosed());
  }

  #announceFirstPaint(): void {
    if (this.#isShownFirst) return;
    this.#isShownFirst = true;
    this.emit('ready-to-show');
  }
}

function checkPreferences({ preload, devTools: _devTools, ...others }: Preferences): PageSettings {
  const { session = defaultSession, javascript = true, ...stated } = others;
  if (!(session instanceof Session)) throw new Error('webPreferences.session must be a session');
  if (typeof javascript !== 'boolean') throw new Error('webPreferences.javascript must be true or false');
  for (const [name, value] of Object.entries(stated)) {
    if (!(name in safePreferences)) notImplemented(`webPreferences.${name}`);
    if (value !== safePreferences[name]) throw new Error(`electron stand-in: unsafe webPreferences.${name}`);
  }
  if (preload === undefined) return { session, runsScripts: javascript, preloadFile: undefined };
  if (typeof preload !== 'string' || !isAbsolute(preload))
    throw new Error('preload must be an absolute path');
  return { session, runsScripts: javascript, preloadFile: preload };
}

export function markTargetGone(targetId: string): void {
  for (const window of windows.values()) {
    if (window.webContents.targetId === targetId) window.markClosed();
  }
}

export function markAllGone(): void {
  for (const window of windows.values()) window.markClosed();
}

export const BrowserWindow = refuseUnknown('BrowserWindow', BrowserWindowClass);

/** Playwright looks pages up this way. */
export const webContents = refuseUnknown('webContents', {
  getAllWebContents: () => [...windows.values()].map((window) => window.webContents),
  fromDevToolsTargetId: (targetId: string) =>
    [...windows.values()].find((window) => window.webContents.targetId === targetId)?.webContents,
});
