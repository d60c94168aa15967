import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EventName } from '../../core/contract/events.ts';
import { type Answer, type Failure, type RequestName, requests } from '../../core/contract/requests.ts';
import { AppError } from '../../core/errors.ts';
import type { Request } from '../base/ask.ts';
import { CoreThreads, type PrintInHost } from './core-threads.ts';
import { wordError } from '../base/failures.ts';
import type { FileTokens } from '../base/file-tokens.ts';
import type { ProjectRequest } from '../messages/project-messages.ts';
import { Job } from '../base/job.ts';
import type { ForkReader } from '../reading/child.ts';
import { RecentProjects } from './recent-projects.ts';
import { SCRYPT_COST } from '../store/file-key.ts';
import { importSample } from './sample.ts';

/** Starts the workers and answers requests, for the window and for the command line alike. */
export type CoreHost = {
  readonly request: Request;
  readonly onEvent: (listener: (name: EventName, payload: unknown) => void) => void;
  /** Closes the project and stops all threads. */
  readonly close: () => Promise<void>;
};

export type CoreHostOptions = {
  readonly tokens: FileTokens;
  /** Folder of the sample organisation and of the list of recent projects. */
  readonly userDataFolder: string;
  readonly forkReader: ForkReader;
  /** The answer to `app.info`. */
  readonly info: { readonly version: string; readonly banner: string | null; readonly sampleOnly: boolean };
  /** Current ISO time; fixed where the command line states one. */
  readonly now: () => string;
  /** Local log: codes and counts only. */
  readonly log: (line: string) => void;
  /** Absent for a host without a window to print in. */
  readonly print?: PrintInHost;
  /** scrypt's N for the passphrases of projects. Tests alone give another one, to save time. */
  readonly scryptCost?: number;
};

export async function startCoreHost(options: CoreHostOptions): Promise<CoreHost> {
  const { tokens, log, userDataFolder, forkReader } = options;
  const recent = new RecentProjects(join(userDataFolder, 'recent-projects.json'));
  /** Running imports of the sample: many requests under one job id, cancellable between any two. */
  const samples = new Map<string, Job>();
  const listeners: ((name: EventName, payload: unknown) => void)[] = [];
  const threads = new CoreThreads({
    userDataFolder,
    programVersion: options.info.version,
    scryptCost: options.scryptCost ?? SCRYPT_COST,
    forkReader,
    log,
    print: options.print ?? null,
    onEvent: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
  });
  const call = (name: ProjectRequest, input: unknown, path: string | null) =>
    threads.call({ name, input, path, now: options.now() });

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
      case 'job.cancel': {
        const { jobId } = requests['job.cancel'].input.parse(input);
        samples.get(jobId)?.cancel();
        threads.cancel(jobId);
        return { ok: true, value: {} };
      }
      case 'project.try-sample': {
        const { jobId } = requests['project.try-sample'].input.parse(input);
        const job = new Job(() => undefined);
        samples.set(jobId, job);
        const makeProject = () => call('project.try-sample', input, null);
        return importSample({ tokens, request }, makeProject, jobId, job).finally(() =>
          samples.delete(jobId),
        );
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
    close: () => threads.close(),
  };
}

function pathIn(input: unknown, tokens: FileTokens): string | null {
  if (typeof input !== 'object' || input === null || !('token' in input)) return null;
  return typeof input.token === 'string' ? tokens.pathOf(input.token) : null;
}

const malformed: Failure = {
  code: 'app/malformed-request',
  what: 'That request was not understood.',
  whatToDo: 'Nothing was changed. Look over what you entered, dates and names above all, and try again.',
  fields: {},
  incidentId: null,
};

/** A new id for a job. */
export function newJobId(): string {
  return randomUUID();
}
