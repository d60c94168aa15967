import type { Draft } from './draft.ts';

const contents = new WeakMap<Unprotected, Draft>();

/** True counts and figures of an analysis. Anyone can construct it; only protect() can read it. */
export class Unprotected {
  readonly #brand = 'unprotected';

  constructor(tables: Draft['tables'], figures: Draft['figures'] = [], curves: Draft['curves'] = []) {
    contents.set(this, { tables, figures, curves });
  }

  /** Serialises to nothing, so that a draft in a message, log or string discloses nothing. */
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
