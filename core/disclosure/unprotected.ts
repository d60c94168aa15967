import type { DraftTable } from './draft.ts';

const contents = new WeakMap<Unprotected, readonly DraftTable[]>();

/** The true counts of one analysis. It can be made by anyone and read only by protect(). */
export class Unprotected {
  readonly #brand = 'unprotected';

  constructor(tables: readonly DraftTable[]) {
    contents.set(this, tables);
  }

  /** A draft that ends up in a message, a log or a string says nothing. */
  toJSON(): string {
    return this.#brand;
  }

  toString(): string {
    return this.#brand;
  }
}

/** For protect() alone (an architecture test says so). */
export function readUnprotected(draft: Unprotected): readonly DraftTable[] {
  const tables = contents.get(draft);
  if (!tables) throw new TypeError('Not a draft.');
  return tables;
}
