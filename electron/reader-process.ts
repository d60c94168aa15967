import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { entryScript } from './base/entry-script.ts';
import { watchReader } from './reading/limits.ts';
import { writeToPipe } from './reading/pipe.ts';
import { type FromReader, type ReadTask, releaseChunk, type ToReader } from './messages/reader-messages.ts';

/**
 * Reads one untrusted file in its own process, so that a crash or out of memory ends nothing else. The synchronous
 * reader works on a thread; this side hashes the file and forwards messages where there is no pipe.
 */
type Port = {
  readonly send: (message: FromReader) => void;
  readonly onMessage: (listener: (message: ToReader) => void) => void;
};

const hasPipe = !process.parentPort;
const port: Port = hasPipe
  ? {
      send: writeToPipe,
      onMessage: (listener) => void process.on('message', (message) => listener(message as ToReader)),
    }
  : {
      send: (message) => process.parentPort.postMessage(message),
      onMessage: (listener) => process.parentPort.on('message', ({ data }) => listener(data as ToReader)),
    };

// The parent is gone.
process.on('disconnect', () => process.exit(0));

const BLOCK_BYTES = 1 << 20;

const underWay = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
/** Progress counter of the reader thread, watched by the time limit. */
const steps = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

port.onMessage((message) => {
  if (message.type === 'read') startReading(message.task);
  else {
    Atomics.sub(underWay, 0, 1);
    Atomics.notify(underWay, 0);
  }
});

function startReading(task: ReadTask): void {
  const digest = digestOf(task.path);
  digest.catch(() => {
    // The thread meets the same fault in the file and words it.
  });
  const thread = new Worker(entryScript('reader-thread'), {
    workerData: { task, underWay, steps, hasPipe },
  });
  void stat(task.path).then(
    ({ size }) =>
      watchReader(
        size,
        () => Atomics.load(steps, 0),
        () => process.exit(1),
      ),
    () => undefined,
  );
  thread.on('message', (message: FromReader) => {
    if (message.type !== 'done') {
      port.send(message);
      if (message.type === 'chunk') releaseChunk(message.chunk);
      return;
    }
    void digest.then(
      (sha256) => port.send({ type: 'done', outcome: { ...message.outcome, sha256 } }),
      () => port.send({ type: 'failed', error: null }),
    );
  });
  // The thread may have died in the middle of a message.
  thread.on('error', () => process.exit(1));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const block = new Uint8Array(BLOCK_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
