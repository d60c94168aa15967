import type { MessagePort } from 'node:worker_threads';
import type { Failure } from '../../core/contract/requests.ts';
import { checkSealed, type Sealed } from '../../core/results/seal.ts';
import { AppError } from '../../core/errors.ts';
import type { ComputeAnswer, ComputeTask, FromCompute, ToCompute } from '../messages/compute-messages.ts';
import type { Job } from '../base/job.ts';

/** An error already worded and logged in the thread where it happened. */
export class WordedError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

type Run = {
  readonly message: ToCompute;
  readonly onPercent: (percent: number) => void;
  readonly resolve: (sealed: Sealed) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * The project thread's side of the compute thread. The thread is started on first use, so that an import does not pay
 * for it, and again after it died.
 */
export class ComputeLink {
  readonly #log: (line: string) => void;
  readonly #askForThread: () => void;
  readonly #runs = new Map<number, Run>();
  #port: MessagePort | null = null;
  #isAskedFor = false;
  #nextId = 0;

  constructor(log: (line: string) => void, askForThread: () => void) {
    this.#log = log;
    this.#askForThread = askForThread;
  }

  connect(port: MessagePort): void {
    port.on('message', (message: FromCompute) => this.#receive(message));
    port.on('close', () => this.#disconnect(port));
    for (const { message } of this.#runs.values()) port.postMessage(message);
    this.#port = port;
    this.#isAskedFor = false;
  }

  /** Starts the thread ahead of its first task. */
  prepare(): void {
    if (this.#port || this.#isAskedFor) return;
    this.#isAskedFor = true;
    this.#askForThread();
  }

  /** Errors: those of the analysis, analysis/stopped, app/cancelled. */
  run(task: ComputeTask, job: Job, onPercent: (percent: number) => void): Promise<Sealed> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const message: ToCompute = { id, task, cancelled: job.cancelled };
      this.#runs.set(id, { message, onPercent, resolve, reject });
      if (this.#port) this.#port.postMessage(message);
      else this.prepare();
    });
  }

  #receive(message: FromCompute): void {
    if ('percent' in message) this.#runs.get(message.id)?.onPercent(message.percent);
    else this.#settle(message);
  }

  #settle(answer: ComputeAnswer): void {
    const run = this.#runs.get(answer.id);
    this.#runs.delete(answer.id);
    if (answer.ok) return run?.resolve(checkSealed(answer.sealed));
    if (answer.logLine !== null) this.#log(answer.logLine);
    run?.reject(new WordedError(answer.error));
  }

  #disconnect(port: MessagePort): void {
    if (this.#port !== port) return;
    this.#port = null;
    for (const { reject } of this.#runs.values()) reject(stopped());
    this.#runs.clear();
  }
}

const stopped = (): AppError =>
  new AppError(
    'analysis/stopped',
    'The computation took more memory than it is allowed, or stopped.',
    'Run it again; if it stops again, choose fewer fields or filter the people first.',
  );
