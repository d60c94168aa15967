import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, protocol, session, utilityProcess } from 'electron';
import type { BrowserWindow } from 'electron';
import { registerAppScheme, serveApp } from './main/app-protocol.ts';
import { startCoreHost } from './host/core-host.ts';
import { FileTokens } from './base/file-tokens.ts';
import { answerRequests, sendEvents } from './main/ipc.ts';
import { openLog } from './base/log.ts';
import { setMenu } from './main/menu.ts';
import { entryScript } from './base/entry-script.ts';
import { readerFlags } from './reading/child.ts';
import type { ForkReader } from './reading/child.ts';
import { printInWindow } from './main/print-in-window.ts';
import { lockCommandLine, lockContents, lockSession } from './main/security.ts';
import { focusWindow, openWindow } from './main/window.ts';

const distFolder = join(dirname(fileURLToPath(import.meta.url)), '..');
const isPreview = process.env['RUNGS_STANDIN_BANNER'] === '1';
const previewBanner =
  'Preview in a browser engine: try the sample organisation only. Install Electron for your own data.';

const forkReader: ForkReader = () => {
  const child = utilityProcess.fork(entryScript('reader-process'), [], {
    execArgv: readerFlags,
    serviceName: 'Rungs reader',
    stdio: 'inherit',
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
};

async function start(): Promise<void> {
  await app.whenReady();
  const now = () => new Date().toISOString();
  const userDataFolder = app.getPath('userData');
  const log = openLog(join(userDataFolder, 'logs'), now);
  const tokens = new FileTokens();
  lockSession(session.defaultSession, app.isPackaged);
  serveApp(protocol, distFolder);
  setMenu(app.isPackaged);
  const banner = isPreview ? previewBanner : null;
  const info = { version: app.getVersion(), banner, sampleOnly: isPreview };
  const print = (html: string) => printInWindow(html, app.isPackaged);
  const host = await startCoreHost({ tokens, userDataFolder, forkReader, info, now, log, print });
  closeBeforeQuit(host.close);
  answerRequests({ host, tokens, sampleOnly: isPreview, log });
  const window = await openWindow(join(distFolder, 'preload', 'preload.cjs'), app.isPackaged);
  sendEvents(host, window);
  keepOneWindow(window);
}

/** Time to close the project before the app quits regardless; every finished command is on disk already. */
const CLOSING_PATIENCE_MS = 5_000;

/** Electron does not await promises: holds the first quit back until the project is closed. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, CLOSING_PATIENCE_MS));
    void Promise.race([close(), patience]).finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

function keepOneWindow(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (!window.isDestroyed()) focusWindow(window);
  });
}

const statedFolder = app.commandLine.getSwitchValue('user-data-dir');
if (statedFolder !== '') app.setPath('userData', statedFolder);
lockCommandLine(app);
// British dates and numbers in native controls.
app.commandLine.appendSwitch('lang', 'en-GB');
registerAppScheme(protocol);
app.on('web-contents-created', (_event, contents) => lockContents(contents));
app.on('window-all-closed', () => app.quit());
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    process.stderr.write(`Rungs could not start (${error instanceof Error ? error.name : 'unknown'}).\n`);
    app.exit(1);
  });
} else {
  app.quit();
}
