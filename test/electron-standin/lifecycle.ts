import type { Connection } from './connection.ts';

const started = Promise.withResolvers<void>();

/** What several parts need to know about each other without importing each other. */
export const lifecycle = {
  isReady: false,
  isQuitting: false,
  isExiting: false,
  started: started.promise,
  markReady: () => {
    lifecycle.isReady = true;
    started.resolve();
  },
};

let current: Connection | undefined;

export function setConnection(connection: Connection): void {
  current = connection;
}

export function connection(): Connection {
  if (!current) throw new Error('electron stand-in: used before the app was ready');
  return current;
}

export function hasConnection(): boolean {
  return current !== undefined && !current.isClosed;
}
