import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newJobId } from '../../electron/host/core-host.ts';
import { SCRYPT_COST } from '../../electron/store/file-key.ts';
import { rungs } from '../command-line.ts';
import { assignWave, importWave, representation } from './day.ts';
import {
  createProject,
  datasetIds,
  expectWhole,
  expectWords,
  makeFolder,
  refusalOf,
  reopenProject,
  startTestHost,
} from './fixture.ts';
import { PASSPHRASE } from './host.ts';

const wave = '2026-03-31';
const secret = { RUNGS_PASSPHRASE: PASSPHRASE };

describe('a project that is open already', () => {
  it('is refused to every other process until it is closed', async () => {
    const folder = makeFolder();
    const project = join(folder, 'a.rungs');
    // The command line opens it too, with the cost that it always takes.
    const host = await startTestHost(folder, { scryptCost: SCRYPT_COST });
    await createProject(host, project);
    const refused = await rungs(['verify', project], secret);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.error).toMatch(/open in another window or program/);
    await expectWhole(host);
    await host.ask('project.close', {});
    expect((await rungs(['verify', project], secret)).out).toContain('whole');
    await reopenProject(host, project);
  });
});

describe('a forgotten passphrase', () => {
  it('cannot be recovered, and the refusal says so', async () => {
    const folder = makeFolder();
    const project = join(folder, 'a.rungs');
    await rungs(['create', project], secret);
    const { code, error } = await rungs(['verify', project], { RUNGS_PASSPHRASE: 'guess' });
    expect(error).toMatch(/does not open the project.*forgotten passphrase cannot be recovered/);
    expect(code).toBe(1);
  });
});

describe('a clock that was set back', () => {
  it('keeps the entries in their order and the record whole, and verify mentions it', async () => {
    const folder = makeFolder();
    const project = join(folder, 'a.rungs');
    let now = '2026-03-31T09:00:00.000Z';
    const host = await startTestHost(folder, { now: () => now });
    await createProject(host, project);
    await host.ask('project.choose-benchmark', { benchmarkId: 'uk-2020-02' });
    expect((await host.ask('project.verify', {})).sentence).not.toContain('earlier');
    now = '2020-01-01T00:00:00.000Z';
    await host.ask('project.choose-benchmark', { benchmarkId: 'uk-2021-05' });
    const datasetId = await importWave(host, wave);
    await host.ask('project.close', {});
    await reopenProject(host, project);
    expect((await host.ask('project.state', {}))?.benchmarkId).toBe('uk-2021-05');
    expect(await datasetIds(host)).toStrictEqual([datasetId]);
    const { entries, isWhole, sentence } = await host.ask('project.verify', {});
    expect({ entries, isWhole }).toStrictEqual({ entries: 5, isWhole: true });
    expect(sentence).toMatch(
      /each following from the one before\. Entry 3 is dated earlier than one before it\.$/,
    );
  });

  it('leaves benchmarks of your own in the order they were added', async () => {
    const folder = makeFolder();
    let now = '2026-03-31T09:00:00.000Z';
    const host = await startTestHost(folder, { now: () => now });
    await createProject(host, join(folder, 'a.rungs'));
    for (const [index, time] of ['2026', '2020', '2023'].entries()) {
      now = `${time}-01-01T00:00:00.000Z`;
      await host.ask('benchmark.add', {
        label: `Own ${index + 1}`,
        population: 'People',
        sourceTitle: 'Source',
        sourceUrl: '',
        sourceDate: '2026',
        professional: 40,
        intermediate: 20,
        workingClass: 40,
      });
    }
    const own = (await host.ask('benchmark.list', {})).filter(({ custom }) => custom);
    expect(own.map(({ label }) => label)).toStrictEqual(['Own 1', 'Own 2', 'Own 3']);
  });
});

describe('an analysis', () => {
  it('cancelled before, during and after its computation changes nothing, and can be repeated', async () => {
    const folder = makeFolder();
    const host = await startTestHost(folder);
    await createProject(host, join(folder, 'a.rungs'));
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    const runWith = (jobId: string) =>
      refusalOf(host, 'analysis.run', { jobId, ...representation(datasetId) });
    // Others stand before it in the queue, so that it is stopped before it has begun.
    const [first, second, third] = [newJobId(), newJobId(), newJobId()];
    const queue = [runWith(first), runWith(second), runWith(third)];
    await host.ask('job.cancel', { jobId: third });
    const [one, two, three] = await Promise.all(queue);
    expect([one, two]).toStrictEqual([null, null]);
    expectWords(three ?? null, 'app/cancelled');
    let cancelled = 0;
    for (let milliseconds = 0; milliseconds < 40; milliseconds += 4) {
      const jobId = newJobId();
      const run = runWith(jobId);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await host.ask('job.cancel', { jobId });
      const refusal = await run;
      if (refusal === null) continue;
      expectWords(refusal, 'app/cancelled');
      cancelled += 1;
    }
    expect(cancelled).toBeGreaterThan(0);
    expect(await host.ask('finding.list', {})).toStrictEqual([]);
    expect(await runWith(newJobId())).toBeNull();
    await expectWhole(host);
  });
});
