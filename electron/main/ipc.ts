import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { BrowserWindow, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { requestNames, requests } from '../../core/contract/requests.ts';
import type { Answer, Failure, RequestName } from '../../core/contract/requests.ts';
import { AppError } from '../../core/errors.ts';
import { APP_HOST, APP_SCHEME } from './app-protocol.ts';
import { ADOPT_FILE } from './channels.ts';
import type { CoreHost } from '../host/core-host.ts';
import { wordError } from '../base/failures.ts';
import { pickFile } from './file-pick.ts';
import type { FileTokens } from '../base/file-tokens.ts';
import type { Log } from '../base/log.ts';
import { isOversized } from './message-size.ts';

export type IpcOptions = {
  readonly host: CoreHost;
  readonly tokens: FileTokens;
  readonly sampleOnly: boolean;
  readonly log: Log;
};

export function answerRequests(options: IpcOptions): void {
  for (const name of requestNames) {
    ipcMain.handle(name, async (event, input: unknown) =>
      answerSafely(options.log, event, input, () => answer(options, name, event, input)),
    );
  }
  ipcMain.handle(ADOPT_FILE, async (event, path: unknown) => {
    const adopted = await answerSafely(options.log, event, path, () => adoptFile(options, path));
    return adopted.ok ? adopted.value : null;
  });
}

export function sendEvents(host: CoreHost, window: BrowserWindow): void {
  host.onEvent((name, payload) => {
    if (!window.isDestroyed()) window.webContents.send(name, payload);
  });
}

async function answer(
  options: IpcOptions,
  name: RequestName,
  event: IpcMainInvokeEvent,
  input: unknown,
): Promise<Answer<RequestName>> {
  if (name !== 'file.pick') return options.host.request(name, input);
  const parsed = requests['file.pick'].input.safeParse(input);
  if (!parsed.success) throw malformed();
  refuseInPreview(options);
  const window = BrowserWindow.fromWebContents(event.sender);
  return { ok: true, value: window && (await pickFile(window, options.tokens, parsed.data)) };
}

async function adoptFile(options: IpcOptions, path: unknown): Promise<Answer<'file.pick'>> {
  if (typeof path !== 'string') throw malformed();
  refuseInPreview(options);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return { ok: true, value: null };
  return { ok: true, value: { token: options.tokens.issue(path), name: basename(path) } };
}

async function answerSafely<Value>(
  log: Log,
  event: IpcMainInvokeEvent,
  input: unknown,
  run: () => Promise<{ ok: true; value: Value } | { ok: false; error: Failure }>,
): Promise<{ ok: true; value: Value } | { ok: false; error: Failure }> {
  try {
    if (!isOwnWindow(event)) throw untrustedSender();
    if (isOversized(input)) throw oversized();
    return await run();
  } catch (error) {
    if (error instanceof AppError) log(error.detail.code);
    return { ok: false, error: wordError(error, log) };
  }
}

/** Whether the sender is the top frame of a window on our own scheme; an empty or missing address is refused. */
function isOwnWindow(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const url = new URL(frame.url);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

function refuseInPreview(options: IpcOptions): void {
  if (!options.sampleOnly) return;
  throw new AppError(
    'app/sample-only',
    'This preview opens no files.',
    'Try the sample organisation, or install Electron for your own data.',
  );
}

const malformed = () =>
  new AppError(
    'app/malformed-request',
    'That request was not understood.',
    'Nothing was changed. Look over what you entered, dates and names above all, and try again.',
  );
const oversized = () =>
  new AppError(
    'app/oversized-request',
    'That request was too large.',
    'Try again with fewer answers at once.',
  );
const untrustedSender = () =>
  new AppError(
    'app/untrusted-sender',
    'That request did not come from this window.',
    'Close the other window.',
  );
