import { fork } from 'node:child_process';
import type { ChildProcess, Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { refuseUnknown } from './not-implemented.ts';

type ForkOptions = {
  readonly execArgv?: readonly string[];
  readonly serviceName?: string;
  readonly stdio?: 'inherit' | 'ignore';
};

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(modulePath: string, values: readonly string[], options: ForkOptions) {
    super();
    const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    this.#child = fork(beside('./utility-child.ts'), [modulePath, ...values], {
      serialization: 'advanced',
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--import',
        beside('./boringssl.ts'),
        ...(options.execArgv ?? []),
      ],
      stdio: ['ignore', options.stdio ?? 'inherit', options.stdio ?? 'inherit', 'ipc'],
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as Serializable);
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL');
  }
}

export const utilityProcess = refuseUnknown('utilityProcess', {
  fork: (modulePath: string, values: readonly string[] = [], options: ForkOptions = {}) =>
    refuseUnknown('UtilityProcess', new UtilityProcess(modulePath, values, options)),
});
