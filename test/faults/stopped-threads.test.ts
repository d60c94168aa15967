import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newJobId } from '../../electron/host/core-host.ts';
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

const wave = '2026-03-31';
/** So many that the thread is at work on them when it ends. */
const RUNS = 60;

/** Ends the newest thread of a name, as a fault in it or want of memory would. */
function watchThreads(): (name: string) => Promise<number> {
  const newest = new Map<string, Worker>();
  const watch = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('worker' in message)) return;
    const { worker } = message;
    // A thread has its name only once it was made.
    if (worker instanceof Worker) queueMicrotask(() => newest.set(worker.threadName ?? '', worker));
  };
  subscribe('worker_threads', watch);
  onTestFinished(() => void unsubscribe('worker_threads', watch));
  return async (name) => {
    const thread = newest.get(name);
    if (!thread) throw new Error(`No thread called ${name} was started.`);
    return thread.terminate();
  };
}

describe('when the compute thread dies', () => {
  it('pending runs are refused in words, and the next one has a new thread', async () => {
    const endThread = watchThreads();
    const folder = makeFolder();
    const host = await startTestHost(folder);
    await createProject(host, join(folder, 'a.rungs'));
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    const run = { jobId: newJobId(), ...representation(datasetId) };
    for (let death = 0; death < 3; death++) {
      const runs = Array.from({ length: RUNS }, () => refusalOf(host, 'analysis.run', run));
      await runs[0];
      await endThread('compute-worker');
      const refusals = (await Promise.all(runs)).filter((refusal) => refusal !== null);
      expect(refusals.length).toBeGreaterThan(0);
      for (const refusal of refusals) expectWords(refusal, 'analysis/stopped');
      expect(await refusalOf(host, 'analysis.run', run)).toBeNull();
    }
    expect((await host.ask('finding.list', {})).length).toBe(0);
    await expectWhole(host);
  });

  it('between two runs, nothing is lost', async () => {
    const endThread = watchThreads();
    const folder = makeFolder();
    const host = await startTestHost(folder);
    await createProject(host, join(folder, 'a.rungs'));
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    const request = representation(datasetId);
    expect(await refusalOf(host, 'analysis.run', { jobId: newJobId(), ...request })).toBeNull();
    await endThread('compute-worker');
    // A run that sets out in the very moment of the death is one under way.
    const run = { jobId: newJobId(), ...request };
    await expect.poll(() => refusalOf(host, 'analysis.run', run), { timeout: 30_000 }).toBeNull();
    expect(await host.ask('finding.pin', request)).toStrictEqual({ findingId: 'finding-1' });
  });
});

describe('when the project thread dies', () => {
  it('pending requests are refused in words, and the project reopens with every finished step', async () => {
    const endThread = watchThreads();
    const folder = makeFolder();
    const project = join(folder, 'a.rungs');
    const host = await startTestHost(folder);
    const events: string[] = [];
    host.onEvent((name) => void events.push(name));
    await createProject(host, project);
    const datasetId = await importWave(host, wave);
    await assignWave(host, datasetId, wave);
    events.length = 0;
    const underWay = importWave(host, '2025-03-31').catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await endThread('project-worker');
    expect(await underWay).toMatchObject({ failure: { code: 'project/stopped', incidentId: null } });
    expect(events).toContain('project.changed');
    expect(await host.ask('project.state', {})).toBeNull();
    await reopenProject(host, project);
    expect(await datasetIds(host)).toStrictEqual([datasetId]);
    const run = { jobId: newJobId(), ...representation(datasetId) };
    expect(await refusalOf(host, 'analysis.run', run)).toBeNull();
    await expectWhole(host);
  });

  it('closing still completes', async () => {
    const endThread = watchThreads();
    const folder = makeFolder();
    const host = await startTestHost(folder);
    await createProject(host, join(folder, 'a.rungs'));
    await endThread('project-worker');
    await host.close();
    expectWords(await refusalOf(host, 'project.state', {}), 'app/closing');
  });
});
