import { randomBytes } from 'node:crypto';
import { AppError } from '../../core/errors.ts';

/** Tokens for paths that a person picked; a token means nothing outside this process. */
export class FileTokens {
  readonly #paths = new Map<string, string>();

  issue(path: string): string {
    for (const [token, known] of this.#paths) if (known === path) return token;
    const token = randomBytes(16).toString('hex');
    this.#paths.set(token, path);
    return token;
  }

  /** Errors: file/unknown-token. */
  pathOf(token: string): string {
    const path = this.#paths.get(token);
    if (path === undefined) {
      throw new AppError('file/unknown-token', 'That file is no longer at hand.', 'Choose it again.');
    }
    return path;
  }
}
