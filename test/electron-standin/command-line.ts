import { boot } from './boot.ts';

export class CommandLine {
  readonly #switches = new Map<string, string>();

  constructor(stated: readonly string[]) {
    for (const each of stated) {
      const [name = '', ...value] = each.slice(2).split('=');
      this.#switches.set(name, value.join('='));
    }
  }

  get switches(): ReadonlyMap<string, string> {
    return this.#switches;
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value);
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }
}

export const commandLine = new CommandLine(boot.switches);
