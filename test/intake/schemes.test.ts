import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { reopen } from '../../core/results/seal.ts';
import { createProject } from '../../electron/store/project-store.ts';
import { inFolder } from '../command-line.ts';
import { PASSPHRASE, startHost, type TestHost } from '../faults/host.ts';
import { TEST_COST } from '../store/constants.ts';

const jobId = '01234567-89ab-cdef';
const jobs = [
  ...Array.from({ length: 60 }, () => 'Technical and craft occupations'),
  ...Array.from({ length: 80 }, () => 'Clerical and intermediate occupations'),
  ...Array.from({ length: 100 }, () => 'Routine manual and service occupations'),
  ...Array.from({ length: 40 }, () => 'I prefer not to say'),
];
const technical = { technical: 'intermediate' } as const;

/** A project of 280 people, with everything that can be done to its groupings. */
async function inProject(
  work: (project: {
    readonly ask: TestHost['ask'];
    readonly datasetId: string;
    readonly run: () => Promise<Result>;
    readonly refusal: (work: Promise<unknown>) => Promise<string>;
  }) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const host = await startHost(folder);
    try {
      const { ask, tokenOf } = host;
      writeFileSync(join(folder, 'staff.csv'), `Parent\n${jobs.join('\n')}\n`);
      await ask('project.create-temporary', { name: 'Groupings', policy: 'none' });
      const token = tokenOf(join(folder, 'staff.csv'));
      await ask('extract.inspect', { jobId, token });
      const { value } = await ask('dataset.import', {
        ...{ jobId, token, label: 'Staff', kind: 'workforce', wave: '2026-03-31' },
        columns: [{ column: 'Parent', field: 'seb-occupation' }],
      });
      const { datasetId } = value;
      const request = { analysisId: 'representation', datasetId, options: {}, filters: [] };
      await work({
        ask,
        datasetId,
        run: async () => reopen((await ask('analysis.run', { jobId, ...request })).sealed).value,
        refusal: (refused) =>
          refused.then(
            () => 'not refused',
            (error: unknown) => (error instanceof Error ? error.message : ''),
          ),
      });
    } finally {
      await host.close();
    }
  });
}

describe('a grouping of one’s own in a project', () => {
  it('stands among the others, moves people and leaves raw answers as they are', () =>
    inProject(async ({ ask, datasetId }) => {
      const before = await ask('answers.list', { datasetId });
      const { schemeId, project } = await ask('scheme.create', {
        ...{ label: 'Craft as intermediate', basedOn: 'smc-2021-three', places: technical },
      });
      expect(project.schemeId).toBe('smc-2021-three');
      const listed = (await ask('scheme.list', {})).find(({ id }) => id === schemeId);
      expect(listed).toMatchObject({ version: 1, confidence: 'own', basedOn: 'smc-2021-three' });
      const { value } = await ask('scheme.compare', { datasetId, schemeId });
      expect(value).toEqual({
        people: 60,
        moves: [{ from: 'working-class', to: 'intermediate', people: 60 }],
      });
      await ask('project.choose-scheme', { schemeId });
      const after = await ask('answers.list', { datasetId });
      const raw = ({ answers }: typeof before.value) =>
        answers.map(({ answer, count, meaning }) => ({ answer, count, meaning }));
      expect(raw(after.value)).toEqual(raw(before.value));
      expect(after.value.answers.find(({ count }) => count === 60)?.background).toBe('intermediate');
    }));

  it('prints the version that was in force, and goes back to an earlier one', () =>
    inProject(async ({ ask, run }) => {
      const { schemeId } = await ask('scheme.create', {
        ...{ label: 'Ours', basedOn: 'smc-2021-three', places: technical },
      });
      await ask('project.choose-scheme', { schemeId });
      expect((await run()).context.scheme).toMatchObject({ id: schemeId, version: 1, confidence: 'own' });
      await ask('scheme.change', { schemeId, places: { routine: 'no-class' } });
      const changed = await run();
      expect(changed.context.scheme.version).toBe(2);
      expect(changed.estimates.find(({ measure }) => measure === 'share')?.base).toBe(140);
      await ask('scheme.change', { schemeId, places: technical });
      expect((await run()).context.scheme.version).toBe(1);
    }));

  it('fits a benchmark that was typed in for it, until an answer is moved again', () =>
    inProject(async ({ ask, run }) => {
      const { schemeId } = await ask('scheme.create', {
        ...{ label: 'Ours', basedOn: 'smc-2021-three', places: technical },
      });
      await ask('project.choose-scheme', { schemeId });
      expect((await run()).sentences[0]).toMatch(/Not like for like/);
      await ask('benchmark.add', {
        ...{ label: 'Our sector', population: 'Sector', sourceTitle: 'Survey', sourceUrl: '' },
        ...{ sourceDate: '2025', professional: 20, intermediate: 40, workingClass: 40 },
      });
      await ask('project.choose-benchmark', { benchmarkId: 'own-1' });
      expect((await run()).sentences[0]).not.toMatch(/Not like for like/);
      await ask('scheme.change', { schemeId, places: { ...technical, routine: 'no-class' } });
      const { sentences, context } = await run();
      expect(sentences[0]).toMatch(/Not like for like/);
      expect(context.benchmark?.cautions[0]).toMatch(/another grouping/);
    }));

  it('is neither removed nor renamed where something would lose its name', () =>
    inProject(async ({ ask, datasetId, refusal }) => {
      const { schemeId } = await ask('scheme.create', {
        ...{ label: 'Ours', basedOn: 'smc-2021-three', places: technical },
      });
      await ask('project.choose-scheme', { schemeId });
      expect(await refusal(ask('scheme.remove', { schemeId }))).toMatch(/is the one in use/);
      const request = { analysisId: 'representation', datasetId, options: {}, filters: [] };
      const { findingId } = await ask('finding.pin', request);
      await ask('project.choose-scheme', { schemeId: 'smc-2021-three' });
      expect(await refusal(ask('scheme.remove', { schemeId }))).toMatch(/One pinned finding names/);
      expect(await refusal(ask('scheme.rename', { schemeId, label: 'B' }))).toMatch(/One pinned finding/);
      await ask('finding.remove', { findingId });
      await ask('scheme.rename', { schemeId, label: 'B' });
      await ask('scheme.remove', { schemeId });
      expect((await ask('scheme.list', {})).some(({ id }) => id === schemeId)).toBe(false);
      expect(await refusal(ask('project.choose-scheme', { schemeId }))).toMatch(/not known/);
      await ask('scheme.restore', { schemeId });
      expect((await ask('scheme.list', {})).find(({ id }) => id === schemeId)?.label).toBe('B');
      expect((await ask('project.verify', {})).isWhole).toBe(true);
    }));

  it('that this version does not know keeps nobody from opening the project and choosing another', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'later.rungs');
      const project = { name: 'Later', passphrase: PASSPHRASE, policyId: 'none', isSample: false } as const;
      const store = createProject(path, { ...project, now: '2026-03-31T09:00:00.000Z' }, TEST_COST);
      store.chooseScheme('scheme-9', '2026-03-31T09:00:00.000Z');
      store.close();
      const host = await startHost(folder);
      try {
        const opened = await host.ask('project.open', { token: host.tokenOf(path), passphrase: PASSPHRASE });
        expect(opened.groupingId).toBe('scheme-9');
        const chosen = await host.ask('project.choose-scheme', { schemeId: 'smc-2020-three' });
        expect(chosen.groupingId).toBe('smc-2020-three');
      } finally {
        await host.close();
      }
    }));

  it('is refused in the words of the core', () =>
    inProject(async ({ ask, refusal }) => {
      const draft = { label: 'Ours', basedOn: 'smc-2021-three', places: {} };
      expect(await refusal(ask('scheme.create', { ...draft, basedOn: 'x' }))).toMatch(/comes with Rungs/);
      expect(await refusal(ask('scheme.create', { ...draft, label: '' }))).toMatch(/has no name/);
      expect(await refusal(ask('scheme.create', { ...draft, label: 'a'.repeat(81) }))).toMatch(
        /not understood/,
      );
      expect(await refusal(ask('scheme.create', { ...draft, places: { retired: 'professional' } }))).toMatch(
        /cannot be moved/,
      );
      expect(await refusal(ask('scheme.change', { schemeId: 'smc-2021-three', places: {} }))).toMatch(
        /no such grouping/,
      );
    }));
});
