import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EncryptedDatabase } from '../../electron/store/database.ts';
import { PAGE_BYTES } from '../../electron/store/file-header.ts';
import { makeKey } from '../../electron/store/file-key.ts';
import {
  importAnswers,
  lookInside,
  makeFolder,
  makeProject,
  NOW,
  PASSPHRASE,
  refusalOf,
  reopen,
  TEST_COST,
} from './sample.ts';

/** A closed project with a dataset in it, and its bytes. */
function makeClosedProject(): { path: string; bytes: Buffer } {
  const { path, store } = makeProject();
  importAnswers(
    store,
    Array.from({ length: 200 }, (_, row) => `Band ${row}`),
  );
  store.close();
  return { path, bytes: readFileSync(path) };
}

async function openInChild(path: string, options: { readonly uid?: number } = {}): Promise<unknown> {
  const child = fork(join(import.meta.dirname, 'children', 'hold-project.ts'), [path], {
    ...options,
    execArgv: [],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [answer]: unknown[] = await once(child, 'message');
  return answer;
}

describe('opening a project', () => {
  it('with a wrong passphrase is refused, and the right one still works', () => {
    const { path } = makeClosedProject();
    expect(refusalOf(() => reopen(path, `${PASSPHRASE} `))).toBe('project/wrong-passphrase');
    expect(refusalOf(() => reopen(path, ''))).toBe('project/wrong-passphrase');
    expect(readdirSync(dirname(path))).toStrictEqual(['a.rungs']);
    const store = reopen(path);
    expect(store.datasets()).toHaveLength(1);
    store.close();
  });

  it('takes a passphrase whichever way a keyboard composes its letters', () => {
    const { path, store } = makeProject();
    store.changePassphrase(PASSPHRASE, 'caf\u00e9', NOW);
    store.close();
    const opened = reopen(path, 'cafe\u0301');
    expect(opened.isPassphrase('caf\u00e9')).toBe(true);
    expect(opened.isPassphrase('cafe')).toBe(false);
    opened.close();
  });

  it('that is not there, or is a folder, says so', () => {
    const folder = makeFolder();
    expect(refusalOf(() => reopen(join(folder, 'none.rungs')))).toBe('project/missing-file');
    expect(refusalOf(() => reopen(join(folder, 'no', 'none.rungs')))).toBe('project/missing-file');
    expect(refusalOf(() => reopen(folder))).toBe('project/foreign-file');
  });

  const plain = Buffer.alloc(PAGE_BYTES);
  plain.write('SQLite format 3\0');
  plain.writeUInt16BE(PAGE_BYTES, 16);
  const foreignFiles: readonly (readonly [string, Buffer])[] = [
    ['an empty file', Buffer.alloc(0)],
    ['a few bytes', Buffer.from('hello')],
    ['a text file', Buffer.from('name,grade\n'.repeat(4_000))],
    ['a plain database', plain],
    ['zeros', Buffer.alloc(4 * PAGE_BYTES)],
  ];
  it.each(foreignFiles)('says of %s that it is not a project', (_, bytes) => {
    const path = join(makeFolder(), 'a.rungs');
    writeFileSync(path, bytes);
    expect(refusalOf(() => reopen(path))).toBe('project/foreign-file');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('says so of an encrypted file of another program', () => {
    const path = join(makeFolder(), 'a.rungs');
    const other = new EncryptedDatabase(path, makeKey(PASSPHRASE, TEST_COST), 'scratch');
    other.script('CREATE TABLE t (a); PRAGMA user_version = 1');
    other.close();
    expect(refusalOf(() => reopen(path))).toBe('project/foreign-file');
  });

  it('made by a newer version is refused and left alone', () => {
    const { path } = makeClosedProject();
    lookInside(path, (database) => database.script('PRAGMA user_version = 99'));
    const bytes = readFileSync(path);
    expect(refusalOf(() => reopen(path))).toBe('project/newer-version');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

describe('a damaged project', () => {
  it.each([24, 5_000, PAGE_BYTES, 3 * PAGE_BYTES, 3 * PAGE_BYTES + 77])(
    'cut short to %i bytes says so',
    (length) => {
      const { path, bytes } = makeClosedProject();
      writeFileSync(path, bytes.subarray(0, length));
      expect(refusalOf(() => reopen(path))).toBe('project/damaged-file');
    },
  );

  it('is told from a wrong passphrase when the damage is in the first page', () => {
    const { path, bytes } = makeClosedProject();
    for (const at of [120, 3_000, 9_999, PAGE_BYTES - 50]) {
      writeFileSync(path, flip(bytes, at));
      expect(
        refusalOf(() => reopen(path)),
        `byte ${at}`,
      ).toBe('project/damaged-file');
      expect(
        refusalOf(() => reopen(path, 'wrong')),
        `byte ${at}`,
      ).toBe('project/wrong-passphrase');
    }
  });

  it('never passes for whole, wherever a bit is flipped', () => {
    const { path, bytes } = makeClosedProject();
    const pages = bytes.length / PAGE_BYTES;
    const header = Array.from({ length: 24 }, (_, at) => at);
    const places = Array.from({ length: 3 * pages }, (_, turn) => {
      const page = Math.floor(turn / 3);
      return page * PAGE_BYTES + ((turn * 7_919) % PAGE_BYTES);
    });
    const codes = new Map<string, number>();
    for (const at of [...header, ...places]) {
      writeFileSync(path, flip(bytes, at));
      const outcome = openAndVerify(path);
      codes.set(outcome, (codes.get(outcome) ?? 0) + 1);
      expect(outcome, `byte ${at}`).not.toBe('whole');
    }
    const expected = [
      'not whole',
      'project/damaged-file',
      'project/foreign-file',
      'project/wrong-passphrase',
    ];
    expect([...codes.keys()].toSorted()).toStrictEqual(expected);
    writeFileSync(path, bytes);
    expect(openAndVerify(path)).toBe('whole');
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(flipped.readUInt8(at) ^ 0x10, at);
  return flipped;
}

function openAndVerify(path: string): string {
  let outcome = 'whole';
  const refusal = refusalOf(() => {
    const store = reopen(path);
    try {
      if (!store.verify().isWhole) outcome = 'not whole';
    } finally {
      store.close();
    }
  });
  return refusal === 'not refused' ? outcome : refusal;
}

describe('one project, one process', () => {
  it('is refused to a second process until the first closes it', async () => {
    const { path, store } = makeProject();
    expect(await openInChild(path)).toBe('project/in-use');
    store.chooseScheme('still at work', NOW);
    store.close();
    expect(await openInChild(path)).toBe('open');
    expect(refusalOf(() => reopen(path))).toBe('project/in-use');
  });

  it('is refused a second time in the same process, without loosening the lock', async () => {
    const { path, store } = makeProject();
    expect(refusalOf(() => reopen(path))).toBe('project/in-use');
    expect(await openInChild(path)).toBe('project/in-use');
    store.close();
    reopen(path).close();
  });
});

describe('where nothing may be written', () => {
  /** Nobody: the superuser may write everywhere, so that as root the test hands the file to a plain account. */
  const account = process.getuid?.() === 0 ? { uid: 65_534 } : {};

  it.skipIf(process.platform === 'win32')(
    'a project in a read-only folder is refused (Windows has no such mode)',
    async () => {
      const { path } = makeClosedProject();
      chmodSync(path, 0o666);
      chmodSync(dirname(path), 0o555);
      onTestFinished(() => chmodSync(dirname(path), 0o755));
      expect(await openInChild(path, account)).toBe('project/read-only');
      chmodSync(dirname(path), 0o777);
      expect(await openInChild(path, account)).toBe('open');
    },
  );

  it.skipIf(process.platform === 'win32')(
    'a read-only project is refused (Windows has no such mode)',
    async () => {
      const { path } = makeClosedProject();
      chmodSync(path, 0o444);
      chmodSync(dirname(path), 0o777);
      expect(await openInChild(path, account)).toBe('project/read-only');
    },
  );
});

describe('creating a project', () => {
  it('never takes the place of a file that is there', () => {
    const { path, store } = makeProject();
    store.close();
    const bytes = readFileSync(path);
    expect(refusalOf(() => makeProject(path))).toBe('project/exists');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('in a folder that is not there says so', () => {
    const path = join(makeFolder(), 'no', 'a.rungs');
    expect(refusalOf(() => makeProject(path))).toBe('project/missing-file');
    expect(existsSync(path)).toBe(false);
  });

  it('takes nothing over from a project of that name that was deleted', () => {
    const { path, store } = makeProject();
    importAnswers(store, ['Band 1']);
    store.chooseScheme('old', NOW);
    const log = readFileSync(`${path}-wal`);
    expect(log.length).toBeGreaterThan(0);
    store.close();
    rmSync(path);
    writeFileSync(`${path}-wal`, log);
    const { store: created } = makeProject(path);
    expect(created.datasets()).toStrictEqual([]);
    created.close();
    const opened = reopen(path);
    expect(opened.verify()).toMatchObject({ entries: 2, isWhole: true });
    opened.close();
  });

  it('copes with what a crash left beside it and with an unusual name', () => {
    const folder = join(makeFolder(), "it's 100% ünüsual?x=1#y");
    mkdirSync(folder);
    const path = join(folder, "a'b?mode=ro#.rungs");
    writeFileSync(`${path}-next`, 'left over');
    const { store } = makeProject(path);
    store.changePassphrase(PASSPHRASE, 'other', NOW);
    store.close();
    expect(readdirSync(folder)).toStrictEqual(["a'b?mode=ro#.rungs"]);
    reopen(path, 'other').close();
  });
});
