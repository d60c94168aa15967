import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { EventName } from '../../core/contract/events.ts';
import type { Answer, Failure, RequestName } from '../../core/contract/requests.ts';
import { AppError } from '../../core/errors.ts';
import { failureOf, wordError } from '../base/failures.ts';
import type { FromProject, ProjectRequest, ToProject } from '../messages/project-messages.ts';
import { entryScript } from '../base/entry-script.ts';
import type { ForkReader } from '../reading/child.ts';
import { ReaderProcesses } from '../reading/processes.ts';

export type ThreadOptions = {
  readonly userDataFolder: string;
  readonly programVersion: string;
  /** scrypt's N for the passphrases of projects. */
  readonly scryptCost: number;
  readonly forkReader: ForkReader;
  readonly onEvent: (name: EventName, payload: unknown) => void;
  readonly log: (line: string) => void;
  readonly print: PrintInHost | null;
};

/** Prints a report's HTML as PDF. */
export type PrintInHost = (html: string) => Promise<Uint8Array>;

export type ProjectCall = {
  readonly name: ProjectRequest;
  readonly input: unknown;
  /** Path behind the input's file token. */
  readonly path: string | null;
  readonly now: string;
};

/** The project thread and its reader processes. After the thread has died, messages of its readers are dropped. */
type ProjectThread = { readonly worker: Worker; readonly readers: ReaderProcesses };

/** Heap limit of a thread in MB; columns are outside the heap, in shared memory. */
const THREAD_HEAP_MB = 1_024;
/** Young generation, in MB. V8's default of 48 MB only puts off collecting garbage. */
const THREAD_YOUNG_MB = 8;

/**
 * Owns the project thread and the compute thread. Either may crash or run out of memory: pending calls are then
 * rejected, and the next call starts a new thread.
 */
export class CoreThreads {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<number, (answer: Answer<RequestName>) => void>();
  #project: ProjectThread | null = null;
  #compute: Worker | null = null;
  #nextCall = 0;
  #isClosing = false;
  #onStopped: () => void = () => undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.#startProject();
  }

  call(call: ProjectCall): Promise<Answer<RequestName>> {
    if (this.#isClosing) return Promise.resolve({ ok: false, error: closing });
    if (!this.#project) this.#startProject();
    return new Promise((resolve) => {
      const id = this.#nextCall++;
      this.#waiting.set(id, resolve);
      this.#post({ type: 'call', id, ...call });
    });
  }

  cancel(jobId: string): void {
    this.#post({ type: 'cancel', jobId });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const project = this.#project;
    if (project) {
      project.readers.stopAll();
      await new Promise<void>((resolve) => {
        this.#onStopped = resolve;
        this.#post({ type: 'stop' });
      });
    }
    this.#answerAll(closing);
    await Promise.all([project?.worker.terminate(), this.#compute?.terminate()]);
  }

  #startProject(): void {
    const worker = this.#startThread('project-worker');
    const post = (message: ToProject, transfer: ArrayBuffer[] = []) => worker.postMessage(message, transfer);
    const giveUp = (readerId: number) => {
      this.#options.log('reader stopped');
      post({ type: 'reader-gone', readerId });
    };
    const readers = new ReaderProcesses(this.#options.forkReader, {
      onMessage: (readerId, message, buffers) => {
        // A failure without words was unforeseen, most often out of memory.
        if (message.type === 'failed' && message.error === null) giveUp(readerId);
        else post({ type: 'reader', readerId, message }, buffers);
      },
      onGone: giveUp,
    });
    worker.on('message', (message: FromProject) => this.#receive(message, readers));
    worker.once('exit', () => this.#forgetProject(readers));
    this.#project = { worker, readers };
    const { userDataFolder, programVersion, scryptCost } = this.#options;
    this.#post({ type: 'start', userDataFolder, programVersion, scryptCost });
  }

  /** Connects both threads directly, so that columns and results do not pass through this one. */
  #startCompute(): void {
    void this.#compute?.terminate();
    const compute = this.#startThread('compute-worker');
    const { port1, port2 } = new MessageChannel();
    compute.postMessage(port2, [port2]);
    this.#compute = compute;
    this.#post({ type: 'compute', port: port1 }, [port1]);
  }

  #startThread(name: string): Worker {
    const thread = new Worker(entryScript(name), {
      name,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB, maxYoungGenerationSizeMb: THREAD_YOUNG_MB },
    });
    thread.on('error', (error) => void wordError(error, this.#options.log));
    return thread;
  }

  #forgetProject(readers: ReaderProcesses): void {
    this.#project = null;
    readers.stopAll();
    this.#onStopped();
    this.#answerAll(this.#isClosing ? closing : projectStopped);
    if (!this.#isClosing) this.#options.onEvent('project.changed', {});
  }

  #receive(message: FromProject, readers: ReaderProcesses): void {
    switch (message.type) {
      case 'answer':
        this.#waiting.get(message.id)?.(message.answer);
        this.#waiting.delete(message.id);
        break;
      case 'event':
        this.#options.onEvent(message.name, message.payload);
        break;
      case 'compute-wanted':
        this.#startCompute();
        break;
      case 'read':
        readers.start(message.readerId, message.task);
        break;
      case 'chunk-taken':
        readers.chunkTaken(message.readerId);
        break;
      case 'reader-stop':
        readers.stop(message.readerId);
        break;
      case 'print':
        void this.#print(message.printId, message.html);
        break;
      case 'log':
        this.#options.log(message.line);
        break;
      case 'stopped':
        this.#onStopped();
        break;
    }
  }

  /** Null where the window cannot print; the project thread then tries an installed browser. */
  async #print(printId: number, html: string): Promise<void> {
    const { print, log } = this.#options;
    const pdf = print && (await print(html).catch((error: unknown) => void wordError(error, log)));
    this.#post({ type: 'printed', printId, pdf: pdf ?? null });
  }

  #post(message: ToProject, transfer: readonly MessagePort[] = []): void {
    this.#project?.worker.postMessage(message, transfer);
  }

  #answerAll(error: Failure): void {
    for (const answer of this.#waiting.values()) answer({ ok: false, error });
    this.#waiting.clear();
  }
}

const closing = failureOf(
  new AppError(
    'app/closing',
    'Rungs was closed before this was done.',
    'Start it again and repeat the step; nothing was changed.',
  ).detail,
);

const projectStopped = failureOf(
  new AppError(
    'project/stopped',
    'The part of Rungs that works on the project stopped, and with it the project was closed.',
    'Open the project again; every finished step is kept.',
  ).detail,
);
