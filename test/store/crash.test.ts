import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import { lookInside, makeProject, refusalOf, reopen } from './sample.ts';

const KILLS = 20;

/** Runs a child until it has said `lines` lines, lets it go on for some milliseconds more, kills it; answers all it said. */
async function killAfter(
  child: string,
  args: readonly string[],
  lines: number,
  milliseconds: number,
): Promise<readonly string[]> {
  const running = spawn(process.execPath, [join(import.meta.dirname, 'children', child), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const closed = once(running, 'close');
  await new Promise<void>((resolve) => {
    running.once('close', resolve);
    running.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > lines) resolve();
    });
  });
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  running.kill('SIGKILL');
  const [code, signal]: unknown[] = await closed;
  expect([code, signal]).toStrictEqual([null, 'SIGKILL']);
  return said.split('\n').filter((line) => line !== '');
}

describe('a process killed at work', () => {
  it(`loses no finished command and leaves no half of one, ${KILLS} times`, async () => {
    const { path, store } = makeProject();
    store.close();
    let recorded = ['project.create'];
    let kills = 0;
    let withLog = 0;
    for (; kills < KILLS; kills++) {
      const milliseconds = Math.round(Math.random() * 40);
      const finished = await killAfter('work-until-killed.ts', [path], 1 + (kills % 7), milliseconds);
      if (existsSync(`${path}-wal`)) withLog += 1;
      expect(refusalOf(() => reopen(path, 'wrong'))).toBe('project/wrong-passphrase');
      const opened = reopen(path);
      const commands = opened.auditEntries().map((entry) => entry.command);
      const about = `killed ${milliseconds} ms after command ${1 + (kills % 7)}`;
      const before = [...recorded, ...finished];
      expect({ about, commands: commands.slice(0, before.length) }).toStrictEqual({
        about,
        commands: before,
      });
      // The command under way may be there too, whole, before the entry of this opening.
      expect([`1 more, ${about}`, `2 more, ${about}`]).toContain(
        `${commands.length - before.length} more, ${about}`,
      );
      expect({ about, ...describeDatasets(opened) }).toStrictEqual({ about, ...wholeDatasets(opened) });
      opened.close();
      expect({ about, ...countHalves(path) }).toStrictEqual({ about, arriving: 0, strayChunks: 0 });
      recorded = commands;
    }
    expect(kills).toBe(KILLS);
    expect(withLog).toBeGreaterThan(0);
    expect(countInterruptedImports(path)).toBeGreaterThan(0);
  });

  it('keeps the old or the new passphrase when it was changing it', async () => {
    const { path, store } = makeProject();
    store.changePassphrase('a passphrase for tests', 'p', '2026-03-31T09:00:00.000Z');
    store.close();
    let passphrase = 'p';
    for (let kill = 0; kill < 8; kill++) {
      const milliseconds = Math.round(Math.random() * 40);
      const said = await killAfter(
        'change-passphrase-until-killed.ts',
        [path, passphrase],
        1 + (kill % 3),
        milliseconds,
      );
      const last = said.at(-1) ?? passphrase;
      const opening = [last, `${last}+`].filter(
        (each) => refusalOf(() => reopen(path, each).close()) === 'not refused',
      );
      expect(opening, `killed ${milliseconds} ms after ${last}`).toHaveLength(1);
      passphrase = opening[0] ?? '';
      const opened = reopen(path, passphrase);
      expect(opened.verify().isWhole).toBe(true);
      opened.close();
      expect(readdirSync(dirname(path))).toStrictEqual(['a.rungs']);
    }
  });
});

function countInterruptedImports(path: string): number {
  const store = reopen(path);
  const opened = z.object({ unfinishedImports: z.number() });
  const openings = store.auditEntries().filter((entry) => entry.command === 'project.open');
  store.close();
  return openings.reduce((sum, entry) => sum + opened.parse(entry.detail).unfinishedImports, 0);
}

function describeDatasets(store: ProjectStore) {
  const datasets = store.datasets();
  const newest = datasets.at(-1);
  const column = newest ? store.loadColumn(newest.id, 'pay') : null;
  const values = column?.type === 'number' ? column.values : new Float64Array();
  return {
    datasets: datasets.length,
    newestRows: values.length,
    isNewestFull: values.every((value) => String(value) === newest?.sha256),
    isWhole: store.verify().isWhole,
  };
}

/** What the record says there must be. */
function wholeDatasets(store: ProjectStore) {
  const commands = store.auditEntries().map((entry) => entry.command);
  const count = (command: string) => commands.filter((each) => each === command).length;
  return {
    datasets: count('dataset.import') - count('dataset.remove'),
    newestRows: store.datasets().at(-1)?.rows ?? 0,
    isNewestFull: true,
    isWhole: true,
  };
}

function countHalves(path: string) {
  const count = z.object({ count: z.number() });
  return lookInside(path, (database) => ({
    arriving: database.only(count, "SELECT count(*) AS count FROM datasets WHERE state = 'arriving'").count,
    strayChunks: database.only(
      count,
      `SELECT count(*) AS count FROM column_chunks c LEFT JOIN dataset_columns d ON d.id = c.column_id
       LEFT JOIN datasets s ON s.id = d.dataset_id WHERE s.id IS NULL`,
    ).count,
  }));
}
