import type { MessagePort } from 'node:worker_threads';
import type { Failure } from '../core/contract/requests.ts';
import { checkSealed, type Sealed } from '../core/disclosure/seal.ts';
import { AppError } from '../core/errors.ts';
import type { ComputeTask, FromCompute, ToCompute } from './compute-messages.ts';
import type { Job } from './job.ts';

/** A failure that was already worded and logged where it happened. */
export class WordedError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The project thread's side of the compute thread. */
export class ComputeLink {
  readonly #port: MessagePort;
  readonly #waiting = new Map<
    number,
    { resolve: (sealed: Sealed) => void; reject: (error: unknown) => void }
  >();
  #nextId = 0;

  constructor(port: MessagePort, log: (line: string) => void) {
    this.#port = port;
    port.on('message', (answer: FromCompute) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.ok) return waiting?.resolve(checkSealed(answer.sealed));
      if (answer.logLine !== null) log(answer.logLine);
      waiting?.reject(new WordedError(answer.error));
    });
    port.on('close', () => {
      for (const { reject } of this.#waiting.values()) {
        reject(new AppError('analysis/stopped', 'The computation stopped.', 'Run it again.'));
      }
      this.#waiting.clear();
    });
  }

  run(task: ComputeTask, job: Job): Promise<Sealed> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const message: ToCompute = { id, task, cancelled: job.cancelled };
      this.#port.postMessage(message);
    });
  }
}
