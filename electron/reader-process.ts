import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { entryBeside } from './reader-child.ts';
import { type FromReader, type ReadTask, releaseChunk, type ToReader } from './reader-messages.ts';

/**
 * Reads one file that nobody trusts, in a process of its own: if it runs out of memory or crashes, only it goes.
 * The reader is synchronous, so it works on a thread and this side only passes messages and hashes the file.
 */
type Port = {
  readonly send: (message: FromReader) => void;
  readonly onMessage: (listener: (message: ToReader) => void) => void;
};

const port: Port = process.parentPort
  ? {
      send: (message) => process.parentPort.postMessage(message),
      onMessage: (listener) => process.parentPort.on('message', ({ data }) => listener(data as ToReader)),
    }
  : {
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', (message) => listener(message as ToReader)),
    };

const BLOCK_BYTES = 1 << 20;

const underWay = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

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
    // The thread meets the same fault on the same file and words it.
  });
  const thread = new Worker(entryBeside('reader-thread'), { workerData: { task, underWay } });
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
  thread.on('error', () => port.send({ type: 'failed', error: null }));
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
