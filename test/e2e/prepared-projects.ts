import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completePlaces } from '../../core/background/own-scheme.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import type { Input } from '../../core/contract/requests.ts';
import type { Ask } from '../../electron/base/ask.ts';
import { eventsCsv, KEY_QUESTION, staffCsv } from './made-up-staff.ts';

/** How things stand when the window opens. */
export type Scenario = {
  readonly project?: 'none' | 'empty' | 'imported';
  /** Every answer to the key question has a group. */
  readonly isGrouped?: boolean;
  readonly policy?: 'none' | '10-5';
  readonly hasKeyQuestion?: boolean;
  /** A second file, with job events. */
  readonly hasEvents?: boolean;
  readonly waves?: 1 | 2;
  /** Junior grades answer less, and the file has weights. */
  readonly isUneven?: boolean;
  /** A grouping of the organisation's own is in use. */
  readonly hasOwnScheme?: boolean;
  /** The checks come to nothing. */
  readonly isClean?: boolean;
  /** A mapping was saved before, by another project. */
  readonly hasSavedMapping?: boolean;
  /** The project lies in a folder that is copied to a cloud. */
  readonly isInCloud?: boolean;
};

export const PASSPHRASE = 'correct horse battery staple';
export const PROJECT_FILE = 'Harrowmere Group.rungs';

type Columns = Input<'dataset.import'>['columns'];
type Maker = { readonly ask: Ask; readonly tokenOf: (path: string) => string; readonly folder: string };

const jobId = '00000000-0000-4000-8000-000000000000';

const staffColumns: Columns = [
  { column: 'Person Number', field: 'person-id' },
  { column: 'Full Name', field: null },
  { column: 'Grade', field: 'grade' },
  { column: 'Function', field: 'function' },
  { column: 'Sex or gender', field: 'sex' },
  { column: 'Hire Date', field: 'hire-date' },
  { column: 'Base Salary', field: 'pay' },
  { column: KEY_QUESTION, field: 'seb-occupation' },
  { column: 'Promoted', field: 'promoted' },
  { column: 'Cost Centre', field: null },
];

/** A file beside the projects; written once. */
function fileNamed(folder: string, name: string, write: () => string): string {
  const path = join(folder, name);
  if (!existsSync(path)) writeFileSync(path, write());
  return path;
}

/** The extract that a person chooses in a spec. */
export function chosenExtract(folder: string): string {
  const text = () => staffCsv({ year: 2026, isClean: false, isUneven: false });
  return fileNamed(folder, 'staff-2026-03-31.csv', text);
}

/** Puts a copy of the project of a scenario into a folder; it is made by real requests once in each folder of projects. */
export async function placeProject(maker: Maker, scenario: Scenario, folder: string): Promise<string> {
  const { isInCloud, hasSavedMapping: _saved, ...made } = scenario;
  const kept = join(maker.folder, `${Buffer.from(JSON.stringify(made)).toString('base64url')}.rungs`);
  if (!existsSync(kept)) await makeProject(maker, made, kept);
  const place = isInCloud ? join(folder, 'Dropbox') : folder;
  mkdirSync(place, { recursive: true });
  const path = join(place, PROJECT_FILE);
  copyFileSync(kept, path);
  return path;
}

async function makeProject(maker: Maker, scenario: Scenario, path: string): Promise<void> {
  const { ask, tokenOf } = maker;
  const policy = scenario.policy ?? '10-5';
  await ask('project.create', {
    token: tokenOf(path),
    name: 'Harrowmere Group',
    passphrase: PASSPHRASE,
    policy,
  });
  if (scenario.project !== 'empty') await fill(maker, scenario);
  await ask('project.close', {});
}

async function fill(maker: Maker, scenario: Scenario): Promise<void> {
  const { ask } = maker;
  const datasets = scenario.waves === 2 ? ([2025, 2026] as const) : ([2026] as const);
  for (const year of datasets) {
    const datasetId = await importStaff(maker, scenario, year);
    if (scenario.isGrouped) {
      await ask('answers.assign', {
        datasetId,
        assignments: [
          { answer: 'Lorry driver', meaning: { kind: 'group', group: 'working-class' } },
          { answer: 'Professional', meaning: { kind: 'group', group: 'professional' } },
        ],
      });
    }
  }
  if (scenario.hasEvents) await importEvents(maker);
  if (scenario.hasOwnScheme) {
    const basedOn = 'smc-2021-three';
    const places = completePlaces(schemeOf(basedOn), { technical: 'intermediate' });
    const { schemeId } = await ask('scheme.create', { label: 'Craft as intermediate', basedOn, places });
    await ask('project.choose-scheme', { schemeId });
  }
}

async function importStaff(maker: Maker, scenario: Scenario, year: 2025 | 2026): Promise<string> {
  const { isClean = false, isUneven = false, hasKeyQuestion = true } = scenario;
  const name = `staff-${year}${isClean ? '-clean' : ''}${isUneven ? '-uneven' : ''}.csv`;
  const path = fileNamed(maker.folder, name, () => staffCsv({ year, isClean, isUneven }));
  const columns: Columns = [
    ...staffColumns.map((each) =>
      each.column === KEY_QUESTION && !hasKeyQuestion ? { ...each, field: null } : each,
    ),
    ...(isUneven ? [{ column: 'Weight', field: 'weight' } as const] : []),
  ];
  const wave = `${year}-03-31`;
  return importFile(maker, path, { label: `Staff, March ${year}`, kind: 'workforce', wave, columns });
}

async function importEvents(maker: Maker): Promise<void> {
  const path = fileNamed(maker.folder, 'job-history.csv', eventsCsv);
  const columns: Columns = [
    { column: 'Employee Number', field: 'person-id' },
    { column: 'Event Date', field: 'promotion-date' },
    { column: 'Promotion', field: 'promoted' },
    { column: 'Ethnic group', field: 'ethnicity' },
  ];
  await importFile(maker, path, { label: 'Job history', kind: 'job-events', wave: '2026-03-31', columns });
}

async function importFile(
  { ask, tokenOf }: Maker,
  path: string,
  dataset: Omit<Input<'dataset.import'>, 'token' | 'jobId'>,
): Promise<string> {
  const token = tokenOf(path);
  await ask('extract.inspect', { jobId, token });
  const { value } = await ask('dataset.import', { jobId, token, ...dataset });
  return value.datasetId;
}

/** The mapping of a project whose answers are grouped, as a file. */
export async function saveMapping(maker: Maker, folder: string): Promise<string> {
  const path = join(maker.folder, 'Staff mapping.json');
  if (existsSync(path)) return path;
  const { ask, tokenOf } = maker;
  const project = await placeProject(maker, { isGrouped: true }, folder);
  const state = await ask('project.open', { token: tokenOf(project), passphrase: PASSPHRASE });
  await ask('mapping.save', { token: tokenOf(path), datasetId: state.datasets[0]?.id ?? '' });
  await ask('project.close', {});
  return path;
}
