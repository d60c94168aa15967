import { fork } from 'node:child_process';
import {
  entryBeside,
  type ForkReader,
  forkReaderUnderNode,
  type ReaderChild,
} from '../../electron/reader-child.ts';
import type { FromReader } from '../../electron/reader-messages.ts';

/** The ordinary reader, with something that happens just before one of its messages arrives. */
export function readerWith(before: (message: FromReader, child: ReaderChild) => void): ForkReader {
  return () => {
    const child = forkReaderUnderNode();
    return {
      ...child,
      onMessage: (listener) =>
        child.onMessage((message) => {
          before(message as FromReader, child);
          listener(message);
        }),
    };
  };
}

/** The ordinary reader with too little memory for its work. */
export const forkSmallReader: ForkReader = () => {
  const child = fork(entryBeside('reader-process'), [], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=16', '--max-semi-space-size=1'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    send: (message) => void child.send(message as never),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
};
