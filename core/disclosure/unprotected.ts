import type { Draft } from './draft.ts';

const contents = new WeakMap<Unprotected, Draft>();

/** The true counts and figures of one analysis. It can be made by anyone and read only by protect(). */
export class Unprotected {
  readonly #brand = 'unprotected';

  constructor(tables: Draft['tables'], figures: Draft['figures'] = [], curves: Draft['curves'] = []) {
    contents.set(this, { tables, figures, curves });
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
export function readUnprotected(draft: Unprotected): Draft {
  const content = contents.get(draft);
  if (!content) throw new TypeError('Not a draft.');
  return content;
}
