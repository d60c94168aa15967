import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Output } from '../../core/contract/requests.ts';
import { reopen } from '../../core/results/seal.ts';
import { type DatasetKind, datasetKinds, type FieldId } from '../../core/table/fields.ts';
import { askingOf, type Ask } from '../../electron/base/ask.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';
import { inFolder, rungs } from '../command-line.ts';

/** For each kind of dataset, an extract of such a system: headings with what they mean, and a row of values. */
const extracts: Readonly<
  Record<DatasetKind, readonly (readonly [string, FieldId, (row: number) => string])[]>
> = {
  workforce: [
    ['Person Number', 'person-id', (row) => `P${row}`],
    ['Grade', 'grade', (row) => `Grade ${row % 4}`],
    ['Annual Salary', 'pay', (row) => String(24_000 + 400 * row)],
    ['Hire Date', 'hire-date', (row) => `20${10 + (row % 12)}-04-01`],
    ['Parental occupation', 'seb-occupation', (row) => occupation(row)],
  ],
  applications: [
    ['Candidate ID', 'person-id', (row) => `C${row}`],
    ['Application Stage', 'stage', (row) => ['Applied', 'Interview', 'Offer'][row % 3] ?? ''],
    ['Application Date', 'stage-date', (row) => `2026-01-${String(1 + (row % 28)).padStart(2, '0')}`],
    ['Application Outcome', 'outcome', (row) => ['Rejected', 'Hired'][row % 2] ?? ''],
    ['Entry Route', 'entry-route', (row) => ['Graduate', 'Direct'][row % 2] ?? ''],
    ['Parental occupation', 'seb-occupation', (row) => occupation(row)],
  ],
  learners: [
    ['Learner ID', 'person-id', (row) => `L${row}`],
    ['Programme Name', 'programme', (row) => ['Data analyst', 'Paralegal'][row % 2] ?? ''],
    ['Apprenticeship Level', 'level', (row) => String(3 + (row % 2))],
    ['Programme Start Date', 'started', () => '2024-09-01'],
    ['Completed', 'completed', (row) => ['Yes', 'No'][row % 2] ?? ''],
  ],
  'job-events': [
    ['Employee_ID', 'person-id', (row) => `P${row % 60}`],
    ['job_effective_date', 'promotion-date', (row) => `2025-${String(1 + (row % 12)).padStart(2, '0')}-01`],
    ['is_promotion', 'promoted', (row) => ['true', 'false'][row % 2] ?? ''],
  ],
  survey: [
    ['Employee ID', 'person-id', (row) => `P${row}`],
    ['Parental occupation', 'seb-occupation', (row) => occupation(row)],
    [
      'Type of school attended (ages 11-15)',
      'school-type',
      (row) => ['State school', 'Independent'][row % 2] ?? '',
    ],
    ['Survey weight', 'weight', (row) => (row % 2 === 0 ? '0.8' : '1.2')],
  ],
  leavers: [
    ['Worker_ID', 'person-id', (row) => `P${row}`],
    ['Termination_Date', 'leave-date', (row) => `2025-${String(1 + (row % 12)).padStart(2, '0')}-15`],
    ['Grade', 'grade', (row) => `Grade ${row % 4}`],
  ],
  outreach: [
    ['Participant ID', 'person-id', (row) => `O${row}`],
    ['Programme Name', 'programme', (row) => ['School visits', 'Mentoring'][row % 2] ?? ''],
    ['Eligible for free school meals?', 'free-meals', (row) => ['Yes', 'No'][row % 2] ?? ''],
  ],
};

function occupation(row: number): string {
  return (
    [
      'Modern professional & traditional professional occupations',
      'Clerical and intermediate occupations',
      'Technical and craft occupations',
    ][row % 3] ?? ''
  );
}

const ROWS = 120;

function writeExtract(folder: string, kind: DatasetKind): string {
  const columns = extracts[kind];
  const rows = Array.from({ length: ROWS }, (_, row) => columns.map(([, , value]) => value(row)).join(','));
  const path = join(folder, `${kind}.csv`);
  writeFileSync(path, `${[columns.map(([heading]) => heading).join(','), ...rows].join('\n')}\n`);
  return path;
}

type Project = { readonly ask: Ask; readonly tokens: FileTokens; readonly folder: string };

async function inProject(work: (project: Project) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const tokens = new FileTokens();
    const host = await startCoreHost({
      tokens,
      userDataFolder: folder,
      forkReader: forkReaderUnderNode,
      info: { version: '', banner: null, sampleOnly: false },
      now: () => '2026-03-31T12:00:00.000Z',
      log: () => undefined,
    });
    try {
      const ask = askingOf(host.request);
      await ask('project.create-temporary', { name: 'Kinds', policy: '10-5' });
      await work({ ask, tokens, folder });
    } finally {
      await host.close();
    }
  });
}

const jobId = '00000000-0000';

/** As the window does it: look, keep the guesses, import. */
async function importKind(
  { ask, tokens, folder }: Project,
  kind: DatasetKind,
  wave: string,
): Promise<Output<'dataset.import'>['value']> {
  const token = tokens.issue(writeExtract(folder, kind));
  const { value } = await ask('extract.inspect', { jobId, token });
  const columns = value.columns.map(({ name }, index) => ({
    column: name,
    field: value.guesses[index]?.leaveOut ? null : (value.guesses[index]?.field ?? null),
  }));
  return (await ask('dataset.import', { jobId, token, label: `${kind} ${wave}`, kind, wave, columns })).value;
}

const kinds = datasetKinds.map(({ id }) => id);

describe('every kind of dataset', () => {
  it('comes in from the window by its guesses alone, and has a report to print', () =>
    inProject(async (project) => {
      for (const kind of kinds) {
        const { datasetId, rows } = await importKind(project, kind, '2026-03-31');
        expect({ kind, rows }).toEqual({ kind, rows: ROWS });
        const state = await project.ask('project.state', {});
        const dataset = state?.datasets.find(({ id }) => id === datasetId);
        expect(dataset).toMatchObject({ kind, wave: '2026-03-31' });
        expect(dataset?.fields.map(({ column, field }) => [column, field])).toEqual(
          extracts[kind].map(([heading, field]) => [heading, field]),
        );
        const analysis = { analysisId: 'import-report', datasetId, options: {}, filters: [] };
        const { sealed } = await project.ask('analysis.run', { jobId, ...analysis });
        const { sentences, context } = reopen(sealed).value;
        expect(sentences[0]).toBe(
          `120 rows came in with ${extracts[kind].length} columns in use and 0 left out.`,
        );
        expect(context.kind).toBe(datasetKinds.find(({ id }) => id === kind)?.label);
      }
    }));

  it('comes in from the command line', () =>
    inFolder(async (folder) => {
      const project = join(folder, 'kinds.rungs');
      const env = { RUNGS_PASSPHRASE: 'of every kind', RUNGS_USER_DATA: folder };
      expect((await rungs(['create', project], env)).code).toBe(0);
      for (const kind of kinds) {
        const { code, out, error } = await rungs(
          [
            ...['import', project, writeExtract(folder, kind), '--kind', kind, '--wave', '2026-03-31'],
            ...extracts[kind].flatMap(([heading, field]) => ['--map', `${heading}=${field}`]),
          ],
          env,
        );
        expect({ kind, code, error }).toEqual({ kind, code: 0, error: '' });
        expect(out).toContain('120 rows in, 0 set aside, 0 columns left out');
      }
    }));
});

describe('two snapshots of one kind', () => {
  it.each(kinds)('are waves, in the order of their dates: %s', (kind) =>
    inProject(async (project) => {
      const later = await importKind(project, kind, '2026-03-31');
      const earlier = await importKind(project, kind, '2025-03-31');
      const state = await project.ask('project.state', {});
      expect(state?.datasets.map(({ id, wave }) => [id, wave])).toEqual([
        [earlier.datasetId, '2025-03-31'],
        [later.datasetId, '2026-03-31'],
      ]);
      for (const { id, wave, hasKeyQuestion } of state?.datasets ?? []) {
        const analysisId = hasKeyQuestion ? 'representation' : 'import-report';
        const request = { jobId, analysisId, datasetId: id, options: {}, filters: [] };
        const { sealed } = await project.ask('analysis.run', request);
        expect(reopen(sealed).value.context.wave).toBe(wave);
      }
      const listed = await project.ask('check.list', { datasetId: later.datasetId });
      expect(listed.value.rows).toBe(ROWS);
    }),
  );
});
