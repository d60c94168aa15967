import type { EventPayload } from '../../core/contract/events.ts';
import type { Failure, Input, Output, RequestName, Requests } from '../../core/contract/requests.ts';
import type { WindowApi } from '../../core/contract/window-api.ts';

declare global {
  var rungs: WindowApi;
}

export type JobName = {
  [Name in RequestName]: Requests[Name]['kind'] extends 'job' ? Name : never;
}[RequestName];
export type QueryName = {
  [Name in RequestName]: Requests[Name]['kind'] extends 'query' ? Name : never;
}[RequestName];
export type JobInput<Name extends JobName> = Omit<Input<Name>, 'jobId'>;
export type Progress = EventPayload<'job.progress'>;

/** A refused request, with its failure. */
class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.what);
    this.name = 'Refusal';
    this.failure = failure;
  }
}

export async function ask<Name extends RequestName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const answer = await globalThis.rungs.requests[name](input);
  if (!answer.ok) throw new Refusal(answer.error);
  return answer.value;
}

export type Job<T> = { readonly done: Promise<T>; readonly cancel: () => void };

export function startJob<Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
  onProgress: (progress: Progress) => void = () => {},
): Job<Output<Name>> {
  const jobId = crypto.randomUUID();
  const stopListening = globalThis.rungs.on['job.progress']((progress) => {
    if (progress.jobId === jobId) onProgress(progress);
  });
  return {
    done: ask(name, { ...input, jobId } as Input<Name>).finally(stopListening),
    cancel: () => void ask('job.cancel', { jobId }).catch(() => {}),
  };
}

export function onProjectChange(listener: () => void): () => void {
  return globalThis.rungs.on['project.changed'](listener);
}

export type PickedFile = { readonly token: string; readonly name: string };

export function adoptFile(file: File): Promise<PickedFile | null> {
  return globalThis.rungs.adoptFile(file);
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Refusal && error.failure.code === 'app/cancelled';
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure;
  return {
    code: 'app/unexpected',
    what: 'Something went wrong that Rungs did not expect.',
    whatToDo: 'Try again. Your project is as it was before.',
    fields: {},
    incidentId: null,
  };
}
