import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHUNK_ROWS } from '../../core/intake/reader.ts';
import { entryScript } from '../../electron/base/entry-script.ts';
import { FrameReader } from '../../electron/reading/frames.ts';
import { CHUNKS_UNDER_WAY, type ToReader } from '../../electron/messages/reader-messages.ts';
import { READER_PIPE } from '../../electron/reading/pipe.ts';
import { fromReader } from '../../electron/reading/message-schema.ts';
import { makeFolder } from './fixture.ts';

/** A reader at work on a file of so many chunks, and the types of what it says. */
function startReader(chunks: number) {
  const path = join(makeFolder(), 'long.csv');
  writeFileSync(path, `Grade,Site\n${'A,North\nB,South\n'.repeat((chunks * CHUNK_ROWS) / 2)}`);
  const child = fork(entryScript('reader-process'), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  const frames = new FrameReader((message) => void said.push(fromReader.parse(message).type));
  child.stdio[READER_PIPE]?.on('data', (piece: Buffer) => frames.take(piece));
  const tell = (message: ToReader) => void child.send(message);
  tell({ type: 'read', task: { path, options: {}, purpose: 'import', keep: ['Grade', 'Site'] } });
  return { child, said, tell };
}

const countChunks = (said: readonly string[]) => said.filter((type) => type === 'chunk').length;

describe('a reader', () => {
  it('sends no more chunks than allowed in flight until one is taken', async () => {
    const { said, tell } = startReader(CHUNKS_UNDER_WAY + 2);
    await expect.poll(() => countChunks(said), { timeout: 20_000 }).toBe(CHUNKS_UNDER_WAY);
    tell({ type: 'chunk-taken' });
    await expect.poll(() => countChunks(said), { timeout: 20_000 }).toBe(CHUNKS_UNDER_WAY + 1);
    expect(said).not.toContain('end');
  });

  it('exits when the host it waits for is gone', async () => {
    const { child, said } = startReader(CHUNKS_UNDER_WAY + 1);
    await expect.poll(() => countChunks(said), { timeout: 20_000 }).toBe(CHUNKS_UNDER_WAY);
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toStrictEqual([0, null]);
  });
});
