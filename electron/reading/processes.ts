import type { ForkReader, ReaderChild } from './child.ts';
import { buffersOf, type FromReader, type ReadTask, type ToReader } from '../messages/reader-messages.ts';
import { fromReader } from './message-schema.ts';

export type ReaderListener = {
  readonly onMessage: (readerId: number, message: FromReader, buffers: ArrayBuffer[]) => void;
  readonly onGone: (readerId: number) => void;
};

/** The host's side of the reader processes, one per file being read. */
export class ReaderProcesses {
  readonly #fork: ForkReader;
  readonly #listener: ReaderListener;
  readonly #children = new Map<number, ReaderChild>();

  constructor(fork: ForkReader, listener: ReaderListener) {
    this.#fork = fork;
    this.#listener = listener;
  }

  start(readerId: number, task: ReadTask): void {
    const child = this.#fork();
    this.#children.set(readerId, child);
    child.onMessage((words) => {
      const { success, data: message } = fromReader.safeParse(words);
      if (success) {
        this.#listener.onMessage(readerId, message, message.type === 'chunk' ? buffersOf(message.chunk) : []);
      } else {
        child.kill();
      }
    });
    child.onExit(() => {
      if (this.#children.delete(readerId)) this.#listener.onGone(readerId);
    });
    this.#send(child, { type: 'read', task });
  }

  chunkTaken(readerId: number): void {
    const child = this.#children.get(readerId);
    if (child) this.#send(child, { type: 'chunk-taken' });
  }

  stop(readerId: number): void {
    const child = this.#children.get(readerId);
    this.#children.delete(readerId);
    child?.kill();
  }

  stopAll(): void {
    for (const readerId of this.#children.keys()) this.stop(readerId);
  }

  #send(child: ReaderChild, message: ToReader): void {
    child.send(message);
  }
}
