/** Private to this module, so that no other code can construct a Protected. */
const ticket = Symbol('ticket');

let make: <T>(value: T) => Protected<T>;

/** A value that has passed disclosure control. Charts, tables, sentences, reports and exports accept nothing else. */
export class Protected<T> {
  readonly #value: T;

  private constructor(value: T, shown: symbol) {
    if (shown !== ticket) throw new TypeError('Only disclosure control makes something protected.');
    this.#value = value;
  }

  static {
    make = (value) => new Protected(value, ticket);
  }

  get value(): T {
    return this.#value;
  }

  /** A value computed from protected figures alone is protected. */
  derive<U>(compute: (value: T) => U): Protected<U> {
    return new Protected(compute(this.#value), ticket);
  }

  /** A list of protected values is protected. */
  static all<U>(list: readonly Protected<U>[]): Protected<readonly U[]> {
    return new Protected(
      list.map((each) => each.#value),
      ticket,
    );
  }
}

/** For protect() and reopen() alone (an architecture test says so). */
export function admit<T>(value: T): Protected<T> {
  return make(value);
}
