import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';

const recentSchema = z.array(z.strictObject({ path: z.string(), openedAt: z.string() }));
type Recent = z.infer<typeof recentSchema>[number];

const MOST = 8;

/** Paths of projects opened lately; nothing of their content. */
export class RecentProjects {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  list(): readonly (Recent & { readonly name: string })[] {
    return this.#read()
      .filter(({ path }) => existsSync(path))
      .map((recent) => ({ ...recent, name: basename(recent.path, '.rungs') }));
  }

  /** A list that cannot be written stays as it was: the project is open already. */
  remember(path: string, openedAt: string): void {
    const others = this.#read().filter((recent) => recent.path !== path);
    const next = `${this.#file}.next`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(next, JSON.stringify([{ path, openedAt }, ...others].slice(0, MOST)));
      renameSync(next, this.#file);
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
    }
  }

  /** An unreadable list is replaced by an empty one. */
  #read(): readonly Recent[] {
    try {
      return recentSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return [];
    }
  }
}
