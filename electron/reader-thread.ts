import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../core/errors.ts';
import type { ChunkSink, Reader, ReadOptions } from '../core/intake/reader.ts';
import type { ByteSource, Work } from '../core/ports.ts';
import { PreviewSink } from '../core/intake/preview.ts';
import { readerFor } from '../core/intake/readers/registry.ts';
import { openSource } from './reading/byte-source.ts';
import { writeToPipe } from './reading/pipe.ts';
import {
  buffersOf,
  CHUNKS_UNDER_WAY,
  type FromReader,
  type ReadOutcome,
  type ReadTask,
} from './messages/reader-messages.ts';

const { task, underWay, steps, hasPipe } = workerData as {
  task: ReadTask;
  underWay: Int32Array;
  steps: Int32Array;
  hasPipe: boolean;
};
const HEAD_BYTES = 65_536;

const post = (message: FromReader, buffers: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, buffers);
const send = hasPipe ? writeToPipe : post;

const forwarding: ChunkSink = {
  begin: (columns) => send({ type: 'begin', columns }),
  chunk(chunk) {
    // Back-pressure: only this thread increments the count, so there is room once the wait ends.
    for (
      let count = Atomics.load(underWay, 0);
      count >= CHUNKS_UNDER_WAY;
      count = Atomics.load(underWay, 0)
    ) {
      Atomics.wait(underWay, 0, count);
    }
    Atomics.add(underWay, 0, 1);
    send({ type: 'chunk', chunk }, buffersOf(chunk));
  },
  end: (dictionaries) => send({ type: 'end', dictionaries }),
};

const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);

const countStep = (): void => void Atomics.add(steps, 0, 1);

/** Reports progress in steps of a hundredth, however small the reader's own. */
function reportHundredths(): Work['report'] {
  let reported = 0;
  return (done, total) => {
    countStep();
    if (done < total && Math.abs(done - reported) < total / 100) return;
    reported = done;
    send({ type: 'progress', done, total });
  };
}

/** Thrown to stop a reader that has delivered what was wanted. */
class EnoughSeen extends Error {}

/** Headers of the file, as soon as the reader has settled them. */
async function columnNames(
  reader: Reader,
  source: ByteSource,
  options: ReadOptions,
): Promise<readonly string[]> {
  let names: readonly string[] = [];
  const sink: ChunkSink = {
    begin(columns) {
      names = columns.map(({ name }) => name);
      throw new EnoughSeen();
    },
    chunk: () => undefined,
    end: () => undefined,
  };
  try {
    await reader.read(source, options, sink, decode, {
      report: () => undefined,
      checkCancelled: () => undefined,
    });
  } catch (error) {
    if (!(error instanceof EnoughSeen)) throw error;
  }
  return names;
}

async function read(source: ByteSource): Promise<Omit<ReadOutcome, 'sha256'>> {
  const head = new Uint8Array(Math.min(HEAD_BYTES, source.size));
  source.read(0, head);
  const reader = readerFor(head);
  const work = { report: reportHundredths(), checkCancelled: () => undefined };
  if (task.purpose === 'inspect') {
    const preview = new PreviewSink();
    const profile = await reader.read(source, task.options, preview, decode, work);
    return { profile, leftOut: [], preview: preview.rows() };
  }
  const { options, keep } = task;
  const names = await columnNames(reader, source, options);
  const leftOut = names.filter((name) => !keep.includes(name));
  const profile = await reader.read(source, { ...options, leaveOut: leftOut }, forwarding, decode, work);
  return { profile, leftOut, preview: [] };
}

try {
  const source = openSource(task.path);
  try {
    const counted: ByteSource = {
      size: source.size,
      read(offset, into) {
        countStep();
        return source.read(offset, into);
      },
    };
    post({ type: 'done', outcome: { ...(await read(counted)), sha256: '' } });
  } finally {
    source.close();
  }
} catch (error) {
  send({ type: 'failed', error: error instanceof AppError ? error.detail : null });
}
