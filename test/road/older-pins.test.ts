import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { seal } from '../../core/results/seal.ts';
import { resultsSchema } from '../../core/report/json/results-file.ts';
import { Job } from '../../electron/base/job.ts';
import { exportsHandlers } from '../../electron/handlers/exports.ts';
import { findingsHandlers } from '../../electron/handlers/findings.ts';
import { ComputeLink } from '../../electron/links/compute-link.ts';
import { ReaderLink } from '../../electron/links/reader-link.ts';
import { pinnedInputsOf } from '../../electron/project/pins/pinned-inputs.ts';
import { ProjectSession } from '../../electron/project/session.ts';
import { admitted, representationResult } from '../report/fixture.ts';
import { importAnswers, lookInside, makeFolder, makeProject, NOW, reopen } from '../store/sample.ts';

const older = readFileSync(join(import.meta.dirname, '..', 'disclosure', 'older-result.sealed'));
const [pinned] = admitted(representationResult);
const sealed = seal(pinned ?? expect.fail());
const job = new Job(() => undefined);
const inputs = { data: '', answers: '', grouping: '', benchmark: '', program: '' };

/** A project with one finding of today and one whose sealed bytes are put in behind its back. */
function projectWith(bytes: Uint8Array): ProjectSession {
  const { path, store } = makeProject();
  const datasetId = importAnswers(store, ['A', 'B']);
  for (const options of [{}, { by: 'grade' }]) {
    const request = { analysisId: 'representation', datasetId, options, filters: [] };
    store.pinFinding({ request, inputs, sealed }, NOW);
  }
  store.close();
  lookInside(path, (database) => database.run('UPDATE findings SET sealed = ? WHERE id = 2', bytes));
  const session = new ProjectSession({
    reader: new ReaderLink(() => undefined),
    compute: new ComputeLink(
      () => undefined,
      () => undefined,
    ),
    print: () => Promise.resolve(null),
    userDataFolder: makeFolder(),
    programVersion: '1.0.0',
    scryptCost: 2 ** 10,
    onChange: () => undefined,
  });
  session.use(reopen(path));
  // Made from what is in the project today: it is not asked again.
  const request = { analysisId: 'representation', datasetId, options: {}, filters: [] };
  const today = { request, inputs: pinnedInputsOf(session, request), sealed };
  session.store.pinFindingAgain(session.store.findings()[0]?.id ?? '', today, NOW);
  onTestFinished(() => session.close());
  return session;
}

describe('a pinned finding that cannot be opened', () => {
  it.each([
    ['of an earlier version', older, 'result/older', 'made by an earlier version of Rungs', /usable|people/],
    ['that is damaged', older.subarray(0, -1), 'disclosure/not-sealed', 'is damaged', null],
  ])('%s says so, and the others stand', async (_, bytes, code, words, headline) => {
    const session = projectWith(bytes);
    const [whole, refused] = findingsHandlers['finding.list'](session);
    expect(whole).toMatchObject({ refusal: null, sealed: expect.any(Uint8Array) });
    expect(refused).toMatchObject({
      ...{ question: 'Who works here, compared with the benchmark?', sealed: null },
      refusal: { code, what: expect.stringContaining(words), whatToDo: 'Run it again.' },
      headline: headline && expect.stringMatching(headline),
    });

    const call = { now: NOW, job, path: () => makeFolder() };
    const findingId = refused?.id ?? '';
    const check = await findingsHandlers['finding.check'](session, { findingId }, call);
    expect(check).toEqual({
      ...{ isStale: true, now: null },
      causes: [expect.stringMatching(`${words}.* Run it again.`)],
    });

    const folder = makeFolder();
    const exported = await exportsHandlers['finding.export'](
      session,
      { jobId: 'job', token: 'token', formats: ['json', 'html'] },
      { ...call, path: () => folder },
    );
    const sentence = `Left out: “Who works here, compared with the benchmark?”, pinned on`;
    expect(exported.leftOut).toEqual([expect.stringMatching(words)]);
    expect(exported.leftOut[0]?.startsWith(sentence)).toBe(true);
    const json = readFileSync(join(folder, 'results.json'), 'utf8');
    expect(resultsSchema.parse(JSON.parse(json))).toMatchObject({
      ...{ leftOut: exported.leftOut, results: [{ name: 'representation' }] },
    });
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain(sentence);
    expect(session.store.ledger().releases).toHaveLength(1);

    findingsHandlers['finding.remove'](session, { findingId: whole?.id ?? '' }, call);
    const alone = exportsHandlers['finding.export'](
      session,
      { jobId: 'job', token: 'token', formats: ['json'] },
      { ...call, path: () => folder },
    );
    await expect(alone).rejects.toThrow(
      /^The pinned finding has no figures to export\. .* Run it again, or remove it/,
    );
  });
});
