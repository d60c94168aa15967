import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The process that reads a file nobody trusts: a utility process under Electron, a child process elsewhere. */
export type ReaderChild = {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
};

export type ForkReader = () => ReaderChild;

/** Beside this file: the bundle holds .js, the sources .ts. */
export function entryBeside(name: string): string {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return fileURLToPath(new URL(`./${name}${extension}`, import.meta.url));
}

const READER_MEMORY_MB = 1_024;
/** A reader makes few objects: with room for more V8 would only collect them later. */
const READER_YOUNG_MB = 2;

export const readerFlags = [
  `--max-old-space-size=${READER_MEMORY_MB}`,
  `--max-semi-space-size=${READER_YOUNG_MB}`,
];

export const forkReaderUnderNode: ForkReader = () => {
  const child = fork(entryBeside('reader-process'), [], {
    serialization: 'advanced',
    execArgv: readerFlags,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    send: (message) => void child.send(message as never),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
};
