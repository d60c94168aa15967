import { AppError } from '../../core/errors.ts';

/** A long-running task with progress and cancel. */
export class Job {
  /** Cancel flag, shared with worker threads: 1 once cancelled. */
  readonly cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #onCancel: (() => void)[] = [];
  readonly #report: (done: number, total: number, label: string) => void;

  constructor(report: (done: number, total: number, label: string) => void) {
    this.#report = report;
  }

  report(done: number, total: number, label: string): void {
    this.#report(done, total, label);
  }

  cancel(): void {
    Atomics.store(this.cancelled, 0, 1);
    for (const stop of this.#onCancel.splice(0)) stop();
  }

  onCancel(stop: () => void): void {
    this.#onCancel.push(stop);
  }

  /** Errors: app/cancelled. */
  checkCancelled(): void {
    if (Atomics.load(this.cancelled, 0) === 1) throw cancelledError();
  }
}

export function cancelledError(): AppError {
  return new AppError('app/cancelled', 'Stopped, as you asked.', 'Nothing was changed.');
}
