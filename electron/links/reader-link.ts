import { AppError } from '../../core/errors.ts';
import type { ChunkSink } from '../../core/intake/reader.ts';
import { cancelledError, type Job } from '../base/job.ts';
import type { FromProject } from '../messages/project-messages.ts';
import {
  type FromReader,
  type ReadOutcome,
  type ReadTask,
  releaseChunk,
} from '../messages/reader-messages.ts';

type Reading = {
  readonly sink: ChunkSink | null;
  readonly job: Job;
  readonly label: string;
  readonly resolve: (outcome: ReadOutcome) => void;
  readonly reject: (error: unknown) => void;
};

/** The project thread's side of the reader processes. */
export class ReaderLink {
  readonly #post: (message: FromProject) => void;
  readonly #readings = new Map<number, Reading>();
  #nextId = 0;

  constructor(post: (message: FromProject) => void) {
    this.#post = post;
  }

  /** Reads a file in its own process. Errors: those of the reader, intake/reader-stopped, app/cancelled. */
  read(task: ReadTask, sink: ChunkSink | null, job: Job, label: string): Promise<ReadOutcome> {
    const readerId = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#readings.set(readerId, { sink, job, label, resolve, reject });
      job.onCancel(() => this.#end(readerId, (reading) => reading.reject(cancelledError())));
      this.#post({ type: 'read', readerId, task });
    });
  }

  receive(readerId: number, message: FromReader): void {
    const reading = this.#readings.get(readerId);
    if (!reading) return;
    try {
      this.#take(readerId, reading, message);
    } catch (error) {
      this.#end(readerId, () => reading.reject(error));
    }
  }

  gone(readerId: number): void {
    this.#end(readerId, (reading) =>
      reading.reject(
        new AppError(
          'intake/reader-stopped',
          'Reading the file took more memory than it is allowed, or the reader stopped.',
          'Leave columns out of the extract, or save it anew as CSV, and try again.',
        ),
      ),
    );
  }

  #take(readerId: number, reading: Reading, message: FromReader): void {
    switch (message.type) {
      case 'begin':
        reading.sink?.begin(message.columns);
        break;
      case 'chunk':
        reading.sink?.chunk(message.chunk);
        releaseChunk(message.chunk);
        this.#post({ type: 'chunk-taken', readerId });
        break;
      case 'end':
        reading.sink?.end(message.dictionaries);
        break;
      case 'progress':
        reading.job.report(message.done, message.total, reading.label);
        break;
      case 'done':
        this.#end(readerId, () => reading.resolve(message.outcome));
        break;
      case 'failed': {
        const { error } = message;
        this.#end(readerId, () =>
          reading.reject(
            error
              ? new AppError(error.code, error.what, error.whatToDo, error.fields)
              : new Error('The reader failed unexpectedly.'),
          ),
        );
        break;
      }
    }
  }

  #end(readerId: number, settle: (reading: Reading) => void): void {
    const reading = this.#readings.get(readerId);
    if (!reading) return;
    this.#readings.delete(readerId);
    this.#post({ type: 'reader-stop', readerId });
    settle(reading);
  }
}
