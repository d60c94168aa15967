import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** One line of what a day at work has done: a step is begun, and finished once its answer is there. */
const entry = z.strictObject({
  position: z.number().int(),
  phase: z.string(),
  /** Name of its entry in the project's record; null for a step that leaves none. */
  command: z.string().nullable(),
  isFinished: z.boolean(),
  /** The dataset or finding that the step made or removed. */
  recordId: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof entry>;

/** On disk when it returns; a line is only ever added. */
export function appendToJournal(path: string, added: JournalEntry): void {
  const descriptor = openSync(path, 'a');
  try {
    writeSync(descriptor, `${JSON.stringify(added)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A last line that the kill cut off was never finished and is left out. */
export function readJournal(path: string): readonly JournalEntry[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => entry.parse(JSON.parse(line)));
}

export type Progress = { readonly finished: readonly JournalEntry[]; readonly underWay: JournalEntry | null };

export function progressOf(journal: readonly JournalEntry[]): Progress {
  const last = journal.at(-1);
  return {
    finished: journal.filter((each) => each.isFinished),
    underWay: last && !last.isFinished ? last : null,
  };
}
