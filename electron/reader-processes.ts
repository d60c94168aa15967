import type { ForkReader, ReaderChild } from './reader-child.ts';
import { buffersOf, type FromReader, type ReadTask, type ToReader } from './reader-messages.ts';

export type ReaderListener = {
  readonly onMessage: (readerId: number, message: FromReader, buffers: ArrayBuffer[]) => void;
  readonly onGone: (readerId: number) => void;
};

/** The host's side of the reader processes: one per file that is being read. */
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
    // Only our own reader code speaks on this channel; a broken file can at worst make it fall silent.
    child.onMessage((message) => {
      const known = message as FromReader;
      this.#listener.onMessage(readerId, known, known.type === 'chunk' ? buffersOf(known.chunk) : []);
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
