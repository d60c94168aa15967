import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

export type Host = 'electron' | 'standin';

/** E2E_HOST decides; without it Electron where its binary is, else the stand-in. */
export function chooseHost(): Host {
  const stated = process.env['E2E_HOST'];
  if (stated === 'electron' || stated === 'standin') return stated;
  if (stated) throw new Error(`E2E_HOST is ${stated}; it must be electron or standin.`);
  return existsSync(join(electronPackage, 'path.txt')) ? 'electron' : 'standin';
}
