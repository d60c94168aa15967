import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export type Manifest = {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
  readonly main: string;
};

/** What the command line says: electron [switches] [-r module] [--inspect=port] <app folder or file> [arguments]. */
export type Boot = {
  /** Chromium reads every switch, before and after the app's path. */
  readonly switches: readonly string[];
  readonly requiredFirst: readonly string[];
  readonly inspectPort: number | null;
  readonly appPath: string;
  readonly entryFile: string;
  readonly manifest: Manifest;
  readonly appArguments: readonly string[];
};

export function readBoot(argv: readonly string[]): Boot {
  const switches: string[] = [];
  const requiredFirst: string[] = [];
  let inspectPort: number | null = null;
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? '';
    if (argument === '-r') requiredFirst.push(argv[++at] ?? '');
    else if (argument.startsWith('--inspect=')) inspectPort = Number(argument.slice('--inspect='.length));
    else if (argument.startsWith('--')) switches.push(argument);
    else {
      const rest = argv.slice(at + 1);
      switches.push(...rest.filter((each) => each.startsWith('--')));
      const appArguments = argv.slice(at);
      return { switches, requiredFirst, inspectPort, appArguments, ...findApp(resolve(argument)) };
    }
  }
  throw new Error('electron stand-in: name the folder of an app');
}

function findApp(path: string): Pick<Boot, 'appPath' | 'entryFile' | 'manifest'> {
  if (statSync(path).isDirectory()) {
    const manifest = readManifest(path);
    return { appPath: path, entryFile: join(path, manifest.main), manifest };
  }
  let appPath = dirname(path);
  while (!existsSync(join(appPath, 'package.json'))) appPath = dirname(appPath);
  return { appPath, entryFile: path, manifest: readManifest(appPath) };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

export const boot: Boot = readBoot(process.argv.slice(2));
