import { EventEmitter } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { boot } from './boot.ts';
import { commandLine } from './command-line.ts';
import { connection, hasConnection, lifecycle } from './lifecycle.ts';
import { notImplemented, refuseUnknown } from './not-implemented.ts';
import { closeAllWindows } from './open-windows.ts';
import { preventable } from './preventable.ts';
import { lockInstance } from './single-instance.ts';

class App extends EventEmitter {
  readonly commandLine = refuseUnknown('app.commandLine', commandLine);
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  #hasLock = false;

  whenReady(): Promise<void> {
    return lifecycle.started;
  }

  isReady(): boolean {
    return lifecycle.isReady;
  }

  getName(): string {
    return boot.manifest.productName ?? boot.manifest.name;
  }

  getVersion(): string {
    return boot.manifest.version;
  }

  getAppPath(): string {
    return boot.appPath;
  }

  getPath(name: string): string {
    const stated = this.#paths.get(name);
    if (stated !== undefined) return stated;
    switch (name) {
      case 'home':
        return homedir();
      case 'temp':
        return tmpdir();
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
      case 'userData':
        // Never the folder of the real application: this is another program with another lock.
        return join(this.getPath('appData'), `${this.getName()} stand-in`);
      default:
        return notImplemented(`app.getPath('${name}')`);
    }
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  /** Every page of Chromium is sandboxed already, unless root runs it. */
  enableSandbox(): void {
    if (lifecycle.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(): boolean {
    this.#hasLock ||= lockInstance(this.getPath('userData'), () => {
      this.emit('second-instance', preventable({}), [], process.cwd(), null);
    });
    return this.#hasLock;
  }

  quit(): void {
    if (lifecycle.isQuitting) return;
    lifecycle.isQuitting = true;
    void this.#quitUnlessPrevented();
  }

  exit(code = 0): void {
    void leave(code);
  }

  async #quitUnlessPrevented(): Promise<void> {
    const isHeldBack =
      this.#isPrevented('before-quit') || !(await closeAllWindows()) || this.#isPrevented('will-quit');
    // At once, as a listener that held it back quits again as soon as it is done.
    lifecycle.isQuitting = !isHeldBack;
    if (isHeldBack) return;
    this.emit('quit', preventable({}), 0);
    await leave(0);
  }

  #isPrevented(name: string): boolean {
    const event = preventable({});
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

async function leave(code: number): Promise<never> {
  lifecycle.isExiting = true;
  if (hasConnection()) {
    const patience = new Promise((resolve) => setTimeout(resolve, 3_000));
    await Promise.race([
      connection()
        .root.send('Browser.close')
        .catch(() => {}),
      patience,
    ]);
    await Promise.race([connection().closed, patience]);
  }
  process.exit(code);
}

export const app = refuseUnknown('app', new App());
