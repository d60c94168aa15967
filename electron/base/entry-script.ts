import { fileURLToPath } from 'node:url';

/** The script of a thread or process: a .ts in the root of electron/, or a .js beside this very code in the bundle. */
export function entryScript(name: string): string {
  const place = import.meta.url.endsWith('.ts') ? `../${name}.ts` : `./${name}.js`;
  return fileURLToPath(new URL(place, import.meta.url));
}
