import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol-types.ts';

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;
type Events = Protocol.Events;

type Reply = {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};
type Notice = { readonly method: string; readonly params: unknown; readonly sessionId?: string };
type Waiting = {
  readonly method: string;
  readonly session: DevToolsSession;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
};

/** One attached target: commands go in, events come out. */
export class DevToolsSession {
  readonly id: string | undefined;
  readonly #connection: Connection;
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  constructor(connection: Connection, id: string | undefined) {
    this.#connection = connection;
    this.id = id;
  }

  send<Method extends keyof Commands>(
    method: Method,
    parameters?: Commands[Method],
  ): Promise<Results[Method]> {
    return this.#connection.send(this, method, parameters) as Promise<Results[Method]>;
  }

  /** A listener that fails says so on stderr, unless Chromium went away meanwhile. */
  listen<Name extends keyof Events>(
    name: Name,
    listener: (payload: Events[Name]) => void | Promise<void>,
  ): void {
    this.#emitter.on(name, (payload: Events[Name]) => {
      Promise.resolve()
        .then(() => listener(payload))
        .catch((error: unknown) => this.#connection.reportFault(name, error));
    });
  }

  receive(name: string, payload: unknown): void {
    this.#emitter.emit(name, payload);
  }
}

/** Chromium's protocol over its pipe (descriptors 3 and 4, JSON ended by a zero byte): no port is opened. */
export class Connection {
  readonly root = new DevToolsSession(this, undefined);
  readonly #input: Writable;
  readonly #sessions = new Map<string, DevToolsSession>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #closing = Promise.withResolvers<void>();
  #lastId = 0;
  #isClosed = false;

  constructor(chromium: ChildProcess) {
    this.#input = chromium.stdio[3] as Writable;
    this.#input.on('error', () => this.#close());
    const output = chromium.stdio[4] as Readable;
    const pieces: Buffer[] = [];
    output.on('data', (data: Buffer) => this.#read(data, pieces));
    output.on('close', () => this.#close());
    chromium.on('exit', () => this.#close());
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get closed(): Promise<void> {
    return this.#closing.promise;
  }

  session(id: string): DevToolsSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new DevToolsSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  send(session: DevToolsSession, method: string, parameters: unknown): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: Chromium has gone`));
    const id = ++this.#lastId;
    const message = { id, method, params: parameters ?? {}, ...(session.id && { sessionId: session.id }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, session, resolve, reject });
      this.#input.write(`${JSON.stringify(message)}\0`);
    });
  }

  reportFault(name: string, error: unknown): void {
    if (!this.#isClosed) console.error(`electron stand-in: ${name}:`, error);
  }

  #read(data: Buffer, pieces: Buffer[]): void {
    let from = 0;
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, from)) {
      pieces.push(data.subarray(from, end));
      this.#receive(JSON.parse(Buffer.concat(pieces).toString('utf8')) as Reply | Notice);
      pieces.length = 0;
      from = end + 1;
    }
    if (from < data.length) pieces.push(data.subarray(from));
  }

  #receive(message: Reply | Notice): void {
    if ('id' in message) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result);
      return;
    }
    if (message.method === 'Target.detachedFromTarget') {
      this.#forget((message.params as Events['Target.detachedFromTarget']).sessionId);
    }
    const session = message.sessionId === undefined ? this.root : this.session(message.sessionId);
    session.receive(message.method, message.params);
  }

  #forget(sessionId: string): void {
    const session = this.#sessions.get(sessionId);
    this.#sessions.delete(sessionId);
    this.#refuseWaiting((waiting) => waiting.session === session);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closing.resolve();
    this.#refuseWaiting(() => true);
  }

  #refuseWaiting(concerns: (waiting: Waiting) => boolean): void {
    for (const [id, waiting] of this.#waiting) {
      if (!concerns(waiting)) continue;
      this.#waiting.delete(id);
      waiting.reject(new Error(`${waiting.method}: the target has gone`));
    }
  }
}
