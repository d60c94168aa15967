import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { app } from './app.ts';
import { markAllGone, markTargetGone } from './browser-window.ts';
import { startChromium } from './chromium.ts';
import { commandLine } from './command-line.ts';
import { Connection } from './connection.ts';
import { lifecycle, setConnection } from './lifecycle.ts';
import { notImplemented } from './not-implemented.ts';
import { watchPageTargets } from './page-targets.ts';
import { preventable } from './preventable.ts';
import { defaultSession } from './session.ts';

/** Starts Chromium and only then says that the app is ready. */
export async function startBrowser(): Promise<void> {
  if (lifecycle.isExiting) return;
  const profileFolder = join(app.getPath('userData'), 'standin-chromium');
  askNobodyAboutErrors(profileFolder);
  const chromium = startChromium({ profileFolder, switches: commandLine.switches, windowSize: '1280,860' });
  passOnAddress(chromium);
  process.on('exit', () => chromium.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  const connection = new Connection(chromium);
  setConnection(connection);
  void connection.closed.then(() => (lifecycle.isExiting ? undefined : quitWithoutChromium()));
  connection.root.listen('Target.targetDestroyed', ({ targetId }) => markTargetGone(targetId));
  await watchPageTargets(connection);
  await watchDownloads(connection);
  lifecycle.markReady();
  app.emit('ready', preventable({}), {});
}

/** Chromium saves nothing here; the app must have said no by itself. */
async function watchDownloads({ root }: Connection): Promise<void> {
  root.listen('Browser.downloadWillBegin', () => {
    const event = preventable({});
    defaultSession.emit('will-download', event);
    if (!event.defaultPrevented) notImplemented('a download that the app lets through');
  });
  await root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
}

/** A browser asks several name servers whether it is offline when a page's name is unknown; Electron never does. */
function askNobodyAboutErrors(profileFolder: string): void {
  const file = join(profileFolder, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ alternate_error_pages: { enabled: false } }));
}

/** Closing the last window of a visible Chromium ends it; so does a crash. */
function quitWithoutChromium(): void {
  markAllGone();
  app.quit();
}

/** Playwright waits for this line to find Chromium. */
function passOnAddress(chromium: ChildProcess): void {
  if (!chromium.stderr) return;
  const isVerbose = process.env['ELECTRON_STANDIN_DEBUG'] === '1';
  createInterface(chromium.stderr).on('line', (line) => {
    if (isVerbose || line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
  });
}
