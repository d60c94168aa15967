import { parentPort } from 'node:worker_threads';
import type { Answer, Input, Output, RequestName } from '../core/contract/requests.ts';
import { AppError } from '../core/errors.ts';
import { ComputeLink, WordedError } from './links/compute-link.ts';
import { wordError } from './base/failures.ts';
import { analysesHandlers } from './handlers/analyses.ts';
import { answersHandlers } from './handlers/answers.ts';
import { codingHandlers } from './handlers/coding.ts';
import { benchmarksHandlers } from './handlers/benchmarks.ts';
import { checksHandlers } from './handlers/checks.ts';
import { exportsHandlers } from './handlers/exports.ts';
import { extractHandlers } from './handlers/extract.ts';
import { historyHandlers } from './handlers/history.ts';
import { joinsHandlers } from './handlers/joins.ts';
import { findingsHandlers } from './handlers/findings.ts';
import { projectHandlers } from './handlers/project.ts';
import { schemesHandlers } from './handlers/schemes.ts';
import { Job } from './base/job.ts';
import { PrintLink } from './links/print-link.ts';
import type { FromProject, ProjectRequest, ToProject } from './messages/project-messages.ts';
import { type Call, ProjectSession } from './project/session.ts';
import { ReaderLink } from './links/reader-link.ts';

/** The thread that owns the open project file. */
type Handlers = {
  readonly [Name in ProjectRequest]: (
    session: ProjectSession,
    input: Input<Name>,
    call: Call,
  ) => Output<Name> | Promise<Output<Name>>;
};

const handlers: Handlers = {
  ...projectHandlers,
  ...extractHandlers,
  ...joinsHandlers,
  ...checksHandlers,
  ...schemesHandlers,
  ...answersHandlers,
  ...codingHandlers,
  ...benchmarksHandlers,
  ...analysesHandlers,
  ...findingsHandlers,
  ...exportsHandlers,
  ...historyHandlers,
};

const post = (message: FromProject): void => parentPort?.postMessage(message);
const log = (line: string): void => post({ type: 'log', line });
const reader = new ReaderLink(post);
const printer = new PrintLink(post);
const compute = new ComputeLink(log, () => post({ type: 'compute-wanted' }));
const jobs = new Map<string, Job>();
let session: ProjectSession | null = null;

parentPort?.on('message', (message: ToProject) => {
  switch (message.type) {
    case 'start':
      session = new ProjectSession({
        reader,
        compute,
        print: printer.print,
        userDataFolder: message.userDataFolder,
        programVersion: message.programVersion,
        scryptCost: message.scryptCost,
        onChange: () => post({ type: 'event', name: 'project.changed', payload: {} }),
      });
      break;
    case 'compute':
      compute.connect(message.port);
      break;
    case 'call':
      void answerCall(message);
      break;
    case 'cancel':
      jobs.get(message.jobId)?.cancel();
      break;
    case 'reader':
      reader.receive(message.readerId, message.message);
      break;
    case 'reader-gone':
      reader.gone(message.readerId);
      break;
    case 'printed':
      printer.receive(message.printId, message.pdf);
      break;
    case 'stop':
      session?.close();
      post({ type: 'stopped' });
      break;
  }
});

async function answerCall(message: Extract<ToProject, { type: 'call' }>): Promise<void> {
  const answer = await answerOf(message);
  post({ type: 'answer', id: message.id, answer });
}

async function answerOf(message: Extract<ToProject, { type: 'call' }>): Promise<Answer<RequestName>> {
  const { name, input } = message;
  const jobId = jobIdOf(input);
  const job = new Job((done, total, label) => {
    if (jobId !== null) post({ type: 'event', name: 'job.progress', payload: { jobId, done, total, label } });
  });
  if (jobId !== null) jobs.set(jobId, job);
  try {
    if (!session) throw new Error('The project thread was called before it started.');
    const call: Call = { now: message.now, job, path: () => pathOf(message.path) };
    return { ok: true, value: await handle(session, name, input, call) };
  } catch (error) {
    return { ok: false, error: error instanceof WordedError ? error.failure : wordError(error, log) };
  } finally {
    if (jobId !== null) jobs.delete(jobId);
  }
}

/** The host has parsed the input by this request's schema. */
function handle<Name extends ProjectRequest>(
  session: ProjectSession,
  name: Name,
  input: unknown,
  call: Call,
): Output<Name> | Promise<Output<Name>> {
  return handlers[name](session, input as Input<Name>, call);
}

function jobIdOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('jobId' in input)) return null;
  return typeof input.jobId === 'string' ? input.jobId : null;
}

function pathOf(path: string | null): string {
  if (path === null) {
    throw new AppError('file/unknown-token', 'That file is no longer at hand.', 'Choose it again.');
  }
  return path;
}
