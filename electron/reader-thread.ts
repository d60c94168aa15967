import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../core/errors.ts';
import type { ChunkSink } from '../core/intake/reader.ts';
import { PreviewSink } from '../core/intake/preview.ts';
import { readerFor } from '../core/intake/readers/registry.ts';
import { openSource } from './byte-source.ts';
import { buffersOf, CHUNKS_UNDER_WAY, type FromReader, type ReadTask } from './reader-messages.ts';

const { task, underWay } = workerData as { task: ReadTask; underWay: Int32Array };
const HEAD_BYTES = 65_536;

const send = (message: FromReader, buffers: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, buffers);

const forwarding: ChunkSink = {
  begin: (columns) => send({ type: 'begin', columns }),
  chunk(chunk) {
    // Only this thread raises the number, so a wait that ends has room.
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

try {
  const source = openSource(task.path);
  try {
    const head = new Uint8Array(Math.min(HEAD_BYTES, source.size));
    source.read(0, head);
    const preview = new PreviewSink();
    const profile = readerFor(head).read(
      source,
      task.options,
      task.purpose === 'inspect' ? preview : forwarding,
      (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
      { report: (done, total) => send({ type: 'progress', done, total }), checkCancelled: () => undefined },
    );
    send({ type: 'done', outcome: { profile, sha256: '', preview: preview.rows() } });
  } finally {
    source.close();
  }
} catch (error) {
  send({ type: 'failed', error: error instanceof AppError ? error.detail : null });
}
