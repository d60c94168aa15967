import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { EventName } from '../core/contract/events.ts';
import { type Answer, type Failure, type RequestName, requests } from '../core/contract/requests.ts';
import { AppError } from '../core/errors.ts';
import { wordError } from './failures.ts';
import type { FileTokens } from './file-tokens.ts';
import type { FromProject, ProjectRequest, ToProject } from './project-messages.ts';
import { entryBeside, type ForkReader } from './reader-child.ts';
import { ReaderProcesses } from './reader-processes.ts';
import { RecentProjects } from './recent-projects.ts';
import { importSample } from './sample.ts';

/** Starts the workers and answers requests, for the window and for the command line alike. */
export type CoreHost = {
  /** Parses the input strictly, runs, parses the output; never rejects. */
  readonly request: (name: RequestName, input: unknown) => Promise<Answer<RequestName>>;
  readonly onEvent: (listener: (name: EventName, payload: unknown) => void) => void;
  /** Closes the project and stops the workers. */
  readonly close: () => Promise<void>;
};

export type CoreHostOptions = {
  readonly tokens: FileTokens;
  /** Where the sample organisation and the list of recent projects are kept. */
  readonly userDataFolder: string;
  readonly forkReader: ForkReader;
  /** Answers `app.info`. */
  readonly info: { readonly version: string; readonly banner: string | null; readonly sampleOnly: boolean };
  /** ISO time; the command line may state it. */
  readonly now: () => string;
  /** Local log: codes and counts only. */
  readonly log: (line: string) => void;
};

/** Room for the heap of a worker; columns stand outside it, on shared memory. */
const WORKER_HEAP_MB = 1_024;

export async function startCoreHost(options: CoreHostOptions): Promise<CoreHost> {
  const { tokens, log } = options;
  const recent = new RecentProjects(join(options.userDataFolder, 'recent-projects.json'));
  const resourceLimits = { maxOldGenerationSizeMb: WORKER_HEAP_MB };
  const project = new Worker(entryBeside('project-worker'), { resourceLimits });
  const compute = new Worker(entryBeside('compute-worker'), { resourceLimits });
  const listeners: ((name: EventName, payload: unknown) => void)[] = [];
  const waiting = new Map<number, (answer: Answer<RequestName>) => void>();
  let nextCall = 0;
  let onStopped: () => void = () => undefined;

  const post = (message: ToProject, transfer: ArrayBuffer[] = []): void =>
    project.postMessage(message, transfer);
  const readers = new ReaderProcesses(options.forkReader, {
    onMessage: (readerId, message, buffers) => post({ type: 'reader', readerId, message }, buffers),
    onGone: (readerId) => post({ type: 'reader-gone', readerId }),
  });
  project.on('message', (message: FromProject) => {
    switch (message.type) {
      case 'answer':
        waiting.get(message.id)?.(message.answer);
        waiting.delete(message.id);
        break;
      case 'event':
        for (const listener of listeners) listener(message.name, message.payload);
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
      case 'log':
        log(message.line);
        break;
      case 'stopped':
        onStopped();
        break;
    }
  });
  const failAll = (error: unknown): void => {
    const failure = wordError(error, log);
    for (const resolve of waiting.values()) resolve({ ok: false, error: failure });
    waiting.clear();
  };
  project.on('error', failAll);
  compute.on('error', (error) => void wordError(error, log));
  connect(project, compute, options.userDataFolder);

  const call = (name: ProjectRequest, input: unknown, path: string | null): Promise<Answer<RequestName>> =>
    new Promise((resolve) => {
      const id = nextCall++;
      waiting.set(id, resolve);
      post({ type: 'call', id, name, input, path, now: options.now() });
    });

  const answer = async (name: RequestName, input: unknown): Promise<Answer<RequestName>> => {
    switch (name) {
      case 'app.info':
        return { ok: true, value: options.info };
      case 'file.pick':
        throw new AppError(
          'app/no-dialog',
          'There is no window to choose a file in.',
          'Name the file instead.',
        );
      case 'project.recent':
        return {
          ok: true,
          value: recent
            .list()
            .map(({ path, name, openedAt }) => ({ token: tokens.issue(path), name, openedAt })),
        };
      case 'job.cancel':
        post({ type: 'cancel', jobId: requests['job.cancel'].input.parse(input).jobId });
        return { ok: true, value: {} };
      case 'project.try-sample': {
        const { jobId } = requests['project.try-sample'].input.parse(input);
        return importSample({ tokens, request }, () => call('project.try-sample', input, null), jobId);
      }
      default: {
        const path = pathIn(input, tokens);
        const answered = await call(name, input, path);
        const isOpened = name === 'project.create' || name === 'project.open';
        if (isOpened && answered.ok && path !== null) recent.remember(path, options.now());
        return answered;
      }
    }
  };

  async function request(name: RequestName, input: unknown): Promise<Answer<RequestName>> {
    try {
      const parsed = requests[name].input.safeParse(input);
      if (!parsed.success) return { ok: false, error: malformed };
      const answered = await answer(name, parsed.data);
      if (answered.ok) requests[name].output.parse(answered.value);
      return answered;
    } catch (error) {
      return { ok: false, error: wordError(error, log) };
    }
  }

  return {
    request,
    onEvent: (listener) => void listeners.push(listener),
    async close() {
      readers.stopAll();
      await new Promise<void>((resolve) => {
        onStopped = resolve;
        project.once('exit', () => resolve());
        post({ type: 'stop' });
      });
      await Promise.all([project.terminate(), compute.terminate()]);
    },
  };
}

/** The two threads speak to each other directly: columns and results do not pass through this one. */
function connect(project: Worker, compute: Worker, userDataFolder: string): void {
  const { port1, port2 } = new MessageChannel();
  compute.postMessage(port2, [port2]);
  const start: ToProject = { type: 'start', compute: port1, userDataFolder };
  project.postMessage(start, [port1]);
}

function pathIn(input: unknown, tokens: FileTokens): string | null {
  if (typeof input !== 'object' || input === null || !('token' in input)) return null;
  return typeof input.token === 'string' ? tokens.pathOf(input.token) : null;
}

const malformed: Failure = {
  code: 'app/malformed-request',
  what: 'That request was not understood.',
  whatToDo: 'Reload the window and try again.',
  fields: {},
  incidentId: null,
};

/** A fresh name for a piece of long work. */
export function newJobId(): string {
  return randomUUID();
}
