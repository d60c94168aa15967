type Reply = { readonly isFine: boolean; readonly value: unknown };
type Settlement = Reply & { readonly id: number };
type Callable = (...values: readonly unknown[]) => unknown;

/**
 * Half of Electron's contextBridge; one half runs in the page's own world, one in preload's isolated world.
 * The worlds share the document, so synchronous events carry structured clones across; functions and promises
 * cross as numbers. The class also travels as text: it uses nothing from outside itself.
 */
export class WorldBridge {
  static readonly FUNCTION = '\u0001function';
  static readonly PROMISE = '\u0001promise';
  readonly #outgoing: string;
  readonly #functions = new Map<number, Callable>();
  readonly #functionIds = new WeakMap<Callable, number>();
  readonly #promises = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #replies: (Reply | undefined)[] = [];
  // Kept before the page can replace them.
  readonly #dispatch = window.dispatchEvent.bind(window);
  readonly #Event = CustomEvent;
  #lastId = 0;

  constructor(secret: string, here: string, there: string) {
    this.#outgoing = `${secret}.${there}.`;
    const receivers = {
      call: ({ id, values }: { id: number; values: unknown[] }) => this.#answerCall(id, values),
      reply: (reply: Reply) => void (this.#replies[this.#replies.length - 1] = reply),
      settle: (settlement: Settlement) => this.#settle(settlement),
      expose: ({ name, api }: { name: string; api: unknown }) => {
        Object.defineProperty(window, name, { value: this.#decode(api, true), enumerable: true });
      },
    };
    for (const [name, receive] of Object.entries(receivers)) {
      const onEvent = (event: Event) => {
        event.stopImmediatePropagation();
        receive((event as CustomEvent<never>).detail);
      };
      window.addEventListener(`${secret}.${here}.${name}`, onEvent, true);
    }
  }

  expose(name: string, api: unknown): void {
    this.#send('expose', { name, api: this.#encode(api) });
  }

  #send(name: string, detail: unknown): void {
    this.#dispatch(new this.#Event(this.#outgoing + name, { detail }));
  }

  #encode(value: unknown): unknown {
    if (typeof value === 'function')
      return { [WorldBridge.FUNCTION]: this.#numberFunction(value as Callable) };
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Promise) return { [WorldBridge.PROMISE]: this.#numberPromise(value) };
    if (Array.isArray(value)) return value.map((part) => this.#encode(part));
    if (!this.#isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#encode(part)]));
  }

  #decode(value: unknown, isFrozen: boolean): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const parts = value.map((part) => this.#decode(part, isFrozen));
      return isFrozen ? Object.freeze(parts) : parts;
    }
    if (!this.#isPlain(value)) return value;
    const tagged = value as { readonly [key: string]: number | undefined };
    const functionId = tagged[WorldBridge.FUNCTION];
    if (functionId !== undefined) return (...values: unknown[]) => this.#call(functionId, values);
    const promiseId = tagged[WorldBridge.PROMISE];
    if (promiseId !== undefined) return this.#awaitSettlement(promiseId);
    const parts = Object.entries(value).map(([key, part]) => [key, this.#decode(part, isFrozen)] as const);
    const copy = Object.fromEntries(parts);
    return isFrozen ? Object.freeze(copy) : copy;
  }

  #isPlain(value: object): boolean {
    return Object.prototype.toString.call(value) === '[object Object]';
  }

  #numberFunction(called: Callable): number {
    const id = this.#functionIds.get(called) ?? ++this.#lastId;
    this.#functionIds.set(called, id);
    this.#functions.set(id, called);
    return id;
  }

  #numberPromise(promise: Promise<unknown>): number {
    const id = ++this.#lastId;
    promise.then(
      (value) => this.#send('settle', { id, isFine: true, value: this.#encode(value) }),
      (error: unknown) => this.#send('settle', { id, isFine: false, value: this.#wordError(error) }),
    );
    return id;
  }

  #awaitSettlement(id: number): Promise<unknown> {
    const settled = Promise.withResolvers<unknown>();
    this.#promises.set(id, settled);
    return settled.promise;
  }

  #settle({ id, isFine, value }: Settlement): void {
    const settled = this.#promises.get(id);
    this.#promises.delete(id);
    if (isFine) settled?.resolve(this.#decode(value, false));
    else settled?.reject(value);
  }

  #call(id: number, values: readonly unknown[]): unknown {
    this.#replies.push(undefined);
    this.#send('call', { id, values: values.map((value) => this.#encode(value)) });
    const reply = this.#replies.pop();
    if (!reply) throw new Error('An object could not be cloned.');
    if (!reply.isFine) throw reply.value;
    return this.#decode(reply.value, false);
  }

  #answerCall(id: number, values: readonly unknown[]): void {
    try {
      const called = this.#functions.get(id);
      const value = called?.(...values.map((part) => this.#decode(part, false)));
      this.#send('reply', { isFine: true, value: this.#encode(value) });
    } catch (error) {
      this.#send('reply', { isFine: false, value: this.#wordError(error) });
    }
  }

  #wordError(error: unknown): Error {
    return new Error(error instanceof Error ? error.message : String(error));
  }
}
