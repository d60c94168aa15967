/** Memory and time limits of the reader process, enforced from outside whatever its own budget says. */

const MEBIBYTE = 2 ** 20;

/** Node and the readers alone take 90 MB; from source, with type stripping, 130. */
const FREE_RESIDENT_BYTES = 288 * MEBIBYTE;
/** Unpacked text and numbers take several times the bytes of a compressed file. */
const RESIDENT_PER_BYTE = 32;
/** Processor time without progress: every reader reads on in its file, or reports, more often. */
const MOST_SILENT_SECONDS = 7;
const BETWEEN_LOOKS_MS = 50;
const MICROSECONDS = 1_000_000;

export type ReaderUse = {
  readonly residentBytes: number;
  readonly processorSeconds: number;
  /** Progress counter of the reader. */
  readonly steps: number;
};

/** Decides whether the reader of a file of that size exceeds its limits. */
export class ReaderLimits {
  readonly #mostResidentBytes: number;
  #steps = -1;
  #silentSince = 0;

  constructor(fileBytes: number) {
    this.#mostResidentBytes = FREE_RESIDENT_BYTES + RESIDENT_PER_BYTE * fileBytes;
  }

  isBeyond({ residentBytes, processorSeconds, steps }: ReaderUse): boolean {
    if (steps !== this.#steps) {
      this.#steps = steps;
      this.#silentSince = processorSeconds;
    }
    return (
      residentBytes > this.#mostResidentBytes || processorSeconds - this.#silentSince > MOST_SILENT_SECONDS
    );
  }
}

/** Polls this process; calls `stop` once it exceeds its limits. */
export function watchReader(fileBytes: number, steps: () => number, stop: () => void): void {
  const limits = new ReaderLimits(fileBytes);
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage();
    const use = {
      residentBytes: process.memoryUsage.rss(),
      processorSeconds: (user + system) / MICROSECONDS,
      steps: steps(),
    };
    if (!limits.isBeyond(use)) return;
    clearInterval(timer);
    stop();
  }, BETWEEN_LOOKS_MS);
  timer.unref();
}
