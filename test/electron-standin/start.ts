import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { boot } from './boot.ts';
import { startBrowser } from './browser-start.ts';

/** Node runs the real main process; only the name `electron` leads here. */
const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main)?$/.test(specifier) ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

const require = createRequire(import.meta.url);
const { version } = require('electron/package.json') as { readonly version: string };
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: version } });
process.argv = [join(import.meta.dirname, 'electron'), ...process.argv.slice(2)];
if (boot.inspectPort !== null) inspector.open(boot.inspectPort, '127.0.0.1');

await import(standIn);
for (const module of boot.requiredFirst) require(resolve(module));
process.argv = [join(import.meta.dirname, 'electron'), ...boot.appArguments];
// Electron is not ready before the main module has finished loading either.
await import(pathToFileURL(boot.entryFile).href);
await startBrowser();
