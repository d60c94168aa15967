import {
  forkNodeReader,
  type ForkReader,
  forkReaderUnderNode,
  type ReaderChild,
} from '../../electron/reading/child.ts';
import type { FromReader } from '../../electron/messages/reader-messages.ts';
import { fromReader } from '../../electron/reading/message-schema.ts';

/** The ordinary reader, with something that happens just before one of its messages arrives. */
export function readerWith(before: (message: FromReader, child: ReaderChild) => void): ForkReader {
  return () => {
    const child = forkReaderUnderNode();
    return {
      ...child,
      onMessage: (listener) =>
        child.onMessage((message) => {
          before(fromReader.parse(message), child);
          listener(message);
        }),
    };
  };
}

/** A reader that a file has taken over: in place of one of its messages it says something else. */
export function readerSaying(type: FromReader['type'], instead: unknown): ForkReader {
  return () => {
    const child = forkReaderUnderNode();
    return {
      ...child,
      onMessage: (listener) =>
        child.onMessage((message) => listener(fromReader.parse(message).type === type ? instead : message)),
    };
  };
}

/** The ordinary reader with too little memory for its work. */
export const forkSmallReader: ForkReader = () =>
  forkNodeReader(['--max-old-space-size=16', '--max-semi-space-size=1'], 'ignore');
