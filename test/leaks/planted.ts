import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words that occur nowhere else. Each is somebody's secret: a name, an answer, what a column is called, a passphrase. */
export const planted = {
  name: 'Quillemina Zephyrson 7c1f',
  answer: 'Kept a lighthouse at Skerry 7c1f',
  header: 'Parental occupation at 14 form 7c1f',
  grade: 'Underwarden 7c1f',
  passphrase: 'lantern-oil passphrase 7c1f',
} as const;

/** An extract of its own folder, which is the only place that may hold the words in plain. */
export function plantExtract(folder: string, rows: number): string {
  mkdirSync(folder, { recursive: true });
  const lines = Array.from({ length: rows }, (_, row) =>
    [
      `${planted.name} ${row}`,
      row % 3 === 0 ? planted.answer : 'Plumber',
      planted.grade,
      30_000 + (row % 97),
    ].join(','),
  );
  const file = join(folder, 'extract.csv');
  writeFileSync(file, [`Full name,${planted.header},Grade,Base salary`, ...lines, ''].join('\n'));
  return file;
}

/** As text is held on disk: in one byte a letter or in two, either way round. */
const needles = Object.entries(planted).flatMap(([kind, text]) => {
  const twoBytes = Buffer.from(text, 'utf16le');
  return [Buffer.from(text), twoBytes, Buffer.from(twoBytes).swap16()].map((bytes) => ({ kind, bytes }));
});

export function findPlanted(bytes: Buffer): readonly string[] {
  return [...new Set(needles.filter((needle) => bytes.includes(needle.bytes)).map(({ kind }) => kind))];
}

export type Search = { readonly files: number; readonly found: readonly string[] };

/** Looks into every file of the folders, whatever it is called. */
export function searchFolders(folders: readonly string[]): Search {
  const files = folders.filter((folder) => existsSync(folder)).flatMap(listFiles);
  const found = files.flatMap((file) => findPlanted(readIfThere(file)).map((kind) => `${kind} in ${file}`));
  return { files: files.length, found };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}

/** A file may go while we look. */
function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Everything a process may write to by default, under one roof; the extract stands outside. */
export function privatePlaces(roof: string): { readonly env: Readonly<Record<string, string>> } {
  const place = (name: string): string => {
    const folder = join(roof, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  };
  return {
    env: {
      HOME: place('home'),
      TMPDIR: place('tmp'),
      SQLITE_TMPDIR: place('sqlite-tmp'),
      XDG_CONFIG_HOME: place('config'),
      XDG_CACHE_HOME: place('cache'),
      XDG_DATA_HOME: place('data'),
      XDG_STATE_HOME: place('state'),
      XDG_RUNTIME_DIR: place('runtime'),
      RUNGS_USER_DATA: place('user-data'),
      NODE_DISABLE_COMPILE_CACHE: '1',
    },
  };
}

/** What is in shared memory that was not there before. */
export function watchSharedMemory(): () => Search {
  const folder = '/dev/shm';
  const before = new Set(existsSync(folder) ? listFiles(folder) : []);
  return () => {
    const files = (existsSync(folder) ? listFiles(folder) : []).filter((file) => !before.has(file));
    const found = files.flatMap((file) => findPlanted(readIfThere(file)).map((kind) => `${kind} in ${file}`));
    return { files: files.length, found };
  };
}
