import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { type Ask, askingOf } from '../base/ask.ts';
import { startCoreHost } from '../host/core-host.ts';
import { FileTokens } from '../base/file-tokens.ts';
import { forkReaderUnderNode } from '../reading/child.ts';
import { type OptionValues, textOption } from './verb.ts';

export type Session = { readonly ask: Ask; readonly tokens: FileTokens };

/** Runs work against the requests of the window, with progress on the terminal. */
export async function withHost<Value>(
  now: () => string,
  work: (session: Session) => Promise<Value>,
): Promise<Value> {
  const tokens = new FileTokens();
  const host = await startCoreHost({
    tokens,
    userDataFolder: process.env['RUNGS_USER_DATA'] ?? join(homedir(), '.rungs'),
    forkReader: forkReaderUnderNode,
    info: { version: '', banner: null, sampleOnly: false },
    now,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  host.onEvent((name, payload) => {
    if (name === 'job.progress') showProgress(payload);
  });
  try {
    return await work({ ask: askingOf(host.request), tokens });
  } finally {
    clearProgress();
    await host.close();
  }
}

/** The time that outputs carry: --time, SOURCE_DATE_EPOCH, or now. Errors: app/bad-time. */
export function statedTime(options: OptionValues): () => string {
  const stated = textOption(options, 'time');
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (stated === undefined && epoch === undefined) return () => new Date().toISOString();
  const time = stated === undefined ? new Date(Number(epoch) * 1_000) : new Date(stated);
  if (Number.isNaN(time.getTime())) {
    throw new AppError(
      'app/bad-time',
      'The stated time cannot be read.',
      'Write it as 2026-03-31T12:00:00Z.',
    );
  }
  return () => time.toISOString();
}

/** The stated time, or otherwise the day alone, so that a run can be repeated byte by byte. */
export function timeMade(options: OptionValues): { readonly time: string; readonly isStated: boolean } {
  const isStated =
    textOption(options, 'time') !== undefined || process.env['SOURCE_DATE_EPOCH'] !== undefined;
  const now = statedTime(options)();
  return { time: isStated ? now : `${now.slice(0, 'YYYY-MM-DD'.length)}T00:00:00.000Z`, isStated };
}

function showProgress(payload: unknown): void {
  if (!process.stderr.isTTY || typeof payload !== 'object' || payload === null) return;
  if (!('done' in payload && 'total' in payload && 'label' in payload)) return;
  const share =
    Number(payload.total) > 0 ? Math.floor((Number(payload.done) / Number(payload.total)) * 100) : 0;
  process.stderr.write(`\r\u001B[K${String(payload.label)} … ${share}%`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
}
