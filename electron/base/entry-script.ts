import { fileURLToPath } from 'node:url';

/** Script of a thread or process: a .ts in the root of electron/, or in the bundle a .js beside this code. */
export function entryScript(name: string): string {
  const place = import.meta.url.endsWith('.ts') ? `../${name}.ts` : `./${name}.js`;
  return fileURLToPath(new URL(place, import.meta.url));
}
