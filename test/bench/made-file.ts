import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from './extract/extract.ts';

/** The path of a file that the bench keeps, made once, in a process whose round does not count. */
export async function madeFile(
  name: string,
  make: (path: string) => void | Uint8Array | Promise<void | Uint8Array>,
): Promise<string> {
  const path = join(benchFolder, name);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  const bytes = await make(unfinished);
  if (bytes) writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
  return path;
}
