import { fork, type Serializable } from 'node:child_process';
import { Readable } from 'node:stream';
import { entryScript } from '../base/entry-script.ts';
import { FrameReader } from './frames.ts';
import { freeBytes } from '../messages/reader-messages.ts';
import { READER_PIPE } from './pipe.ts';

/** The process that reads an untrusted file: a utility process under Electron, a child process elsewhere. */
export type ReaderChild = {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
};

export type ForkReader = () => ReaderChild;

const READER_MEMORY_MB = 1_024;
/** Young generation of a reader, in MB: readers make few objects. */
const READER_YOUNG_MB = 2;

export const readerFlags = [
  `--max-old-space-size=${READER_MEMORY_MB}`,
  `--max-semi-space-size=${READER_YOUNG_MB}`,
];

export const forkReaderUnderNode: ForkReader = () => forkNodeReader(readerFlags);

/** Node's IPC channel carries tasks only; answers come through the pipe. */
export function forkNodeReader(
  flags: readonly string[],
  stderr: 'inherit' | 'ignore' = 'inherit',
): ReaderChild {
  const child = fork(entryScript('reader-process'), [], {
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', stderr, 'ipc', 'pipe'],
  });
  const pipe = child.stdio[READER_PIPE];
  if (!(pipe instanceof Readable)) throw new Error('The reader has no pipe.');
  const kill = () => {
    pipe.destroy();
    child.kill('SIGKILL');
  };
  pipe.on('error', kill);
  child.on('error', kill);
  return {
    // A send to a reader that has just exited is ignored: its exit is reported below.
    send: (message) => void child.send(message as Serializable, () => undefined),
    onMessage(listener) {
      const frames = new FrameReader((message) => {
        if (!pipe.destroyed) listener(message);
      });
      pipe.on('data', (piece: Buffer) => {
        try {
          frames.take(piece);
        } catch {
          kill();
        }
        freeBytes(piece);
      });
    },
    // 'close' comes after all output was read.
    onExit: (listener) => void child.on('close', listener),
    kill,
  };
}
