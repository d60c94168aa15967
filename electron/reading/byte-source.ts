import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../core/errors.ts';
import type { ByteSource } from '../../core/ports.ts';

/** Errors: file/missing, file/no-permission, file/is-folder, file/unreadable. */
export function openSource(path: string): ByteSource & { readonly close: () => void } {
  const descriptor = withClearErrors(() => openSync(path, 'r'));
  const facts = fstatSync(descriptor);
  if (facts.isDirectory()) {
    closeSync(descriptor);
    throw new AppError('file/is-folder', 'That is a folder, not a file.', 'Choose a file inside it.');
  }
  return {
    size: facts.size,
    read: (offset, into) => withClearErrors(() => readSync(descriptor, into, 0, into.length, offset)),
    close: () => closeSync(descriptor),
  };
}

function withClearErrors<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT')
      throw new AppError('file/missing', 'The file is not there.', 'Check where it is and choose it again.');
    if (code === 'EACCES' || code === 'EPERM') {
      throw new AppError(
        'file/no-permission',
        'This computer does not let you read the file.',
        'Ask for permission, or copy it to a folder of your own.',
      );
    }
    if (code === 'EISDIR')
      throw new AppError('file/is-folder', 'That is a folder, not a file.', 'Choose a file inside it.');
    throw new AppError(
      'file/unreadable',
      'The file could not be read to its end.',
      'Copy it to this computer and choose the copy.',
    );
  }
}
