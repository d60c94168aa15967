import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { notImplemented } from './not-implemented.ts';

/** The child's side of utilityProcess: process.parentPort instead of Node's own channel, which Electron lacks. */
const [modulePath = ''] = process.argv.splice(2, 1);
const parentPort = new EventEmitter();
const send = process.send?.bind(process);
const post = { postMessage: (message: unknown) => void send?.(message) };
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'parentPort', { value: Object.assign(parentPort, post) });
Object.defineProperty(process, 'send', { value: undefined });
process.on('newListener', (name) => {
  if (name === 'message') notImplemented("process.on('message') in a utility process");
});
await import(pathToFileURL(modulePath).href);
