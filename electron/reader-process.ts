import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { entryBeside } from './reader-child.ts';
import type { FromReader, ReadTask, ToReader } from './reader-messages.ts';

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
    if (message.type !== 'done') return port.send(message);
    void digest.then(
      (sha256) => port.send({ type: 'done', outcome: { ...message.outcome, sha256 } }),
      () => port.send({ type: 'failed', error: null }),
    );
  });
  thread.on('error', () => port.send({ type: 'failed', error: null }));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
