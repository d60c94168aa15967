import { fork, type Serializable } from 'node:child_process';
import { Readable } from 'node:stream';
import { entryScript } from '../base/entry-script.ts';
import { FrameReader } from './frames.ts';
import { freeBytes } from '../messages/reader-messages.ts';
import { READER_PIPE } from './pipe.ts';

/** The process that reads a file nobody trusts: a utility process under Electron, a child process elsewhere. */
export type ReaderChild = {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
};

export type ForkReader = () => ReaderChild;

const READER_MEMORY_MB = 1_024;
/** A reader makes few objects: with room for more V8 would only collect them later. */
const READER_YOUNG_MB = 2;

export const readerFlags = [
  `--max-old-space-size=${READER_MEMORY_MB}`,
  `--max-semi-space-size=${READER_YOUNG_MB}`,
];

export const forkReaderUnderNode: ForkReader = () => forkNodeReader(readerFlags);

/** Node's own channel carries only what the reader is told. */
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
    // A reader that has just gone is told nothing; that it has gone is said below.
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
    // All that it wrote has been read by then.
    onExit: (listener) => void child.on('close', listener),
    kill,
  };
}
