import { fileURLToPath } from 'node:url';

/** The script of a thread or process beside this file: the bundle holds .js, the sources .ts. */
export function entryBeside(name: string): string {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return fileURLToPath(new URL(`./${name}${extension}`, import.meta.url));
}
