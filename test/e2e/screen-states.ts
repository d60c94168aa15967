import type { Page } from '@playwright/test';
import type { FakeCore } from './fake-core.ts';
import type { Scenario } from './fake-handlers.ts';
import { decisionsThatClose } from './fake-people.ts';

export type ScreenState = {
  readonly name: string;
  readonly scenario: Scenario;
  readonly hash?: string;
  /** What a person does, or what happens, to come to this state. */
  readonly act?: (page: Page, core: FakeCore) => Promise<void>;
};

const none: Scenario = { project: 'none' };
const empty: Scenario = { project: 'empty' };
const grouped: Scenario = { decisions: decisionsThatClose };

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}

function tellProgress(page: Page, core: FakeCore, done: number, label: string): Promise<void> {
  const news = { jobId: core.jobId(), done, total: 2_400, label };
  return page.evaluate((progress) => globalThis.tellWindow('job.progress', progress), news);
}

async function whenAsked(core: FakeCore, name: string): Promise<void> {
  while (!core.asked.some((each) => each === name)) await new Promise((resolve) => setTimeout(resolve, 20));
}

const start: readonly ScreenState[] = [
  { name: 'start', scenario: none },
  {
    name: 'start-recent',
    scenario: {
      ...none,
      recent: [
        { token: 'a'.repeat(32), name: 'Social mobility 2026.rungs', openedAt: '2026-11-20T10:00:00Z' },
        { token: 'b'.repeat(32), name: 'Apprentices.rungs', openedAt: '2026-09-02T10:00:00Z' },
      ],
    },
  },
  {
    name: 'start-sample-only',
    scenario: {
      ...none,
      info: {
        sampleOnly: true,
        banner: 'This build is for trying out. It opens the sample organisation only.',
      },
    },
  },
  {
    name: 'start-sample-running',
    scenario: none,
    async act(page, core) {
      core.hold('project.try-sample');
      await press(/Try the sample/)(page);
      await whenAsked(core, 'project.try-sample');
      await tellProgress(page, core, 900, 'Importing staff of March 2026');
    },
  },
  {
    name: 'start-sample-failed',
    scenario: none,
    async act(page, core) {
      core.refuse('project.try-sample');
      await press(/Try the sample/)(page);
    },
  },
  { name: 'start-with-project', scenario: grouped, hash: '#/start' },
  { name: 'start-create', scenario: none, act: press('Make an empty project') },
  {
    name: 'start-create-problems',
    scenario: none,
    async act(page) {
      await press(/Open my file/)(page);
      await page.getByLabel('Passphrase', { exact: true }).fill('horse');
      await page.getByText('No protection').click();
      await press('Make the project')(page);
    },
  },
  {
    name: 'start-open-refused',
    scenario: none,
    async act(page, core) {
      core.refuse('project.open', {
        code: 'project/wrong-passphrase',
        what: 'The passphrase does not open this project.',
        whatToDo: 'Type it again; capital letters count.',
        incidentId: null,
      });
      await press(/Open a project/)(page);
      await page.getByLabel('Passphrase').fill('wrong');
      await press('Open project')(page);
    },
  },
];

const importing: readonly ScreenState[] = [
  { name: 'import-empty', scenario: empty, hash: '#/import' },
  {
    name: 'import-reading',
    scenario: empty,
    hash: '#/import',
    async act(page, core) {
      core.hold('extract.inspect');
      await press('Choose a file')(page);
      await whenAsked(core, 'extract.inspect');
      await tellProgress(page, core, 1_450, 'Reading the whole file once');
    },
  },
  {
    name: 'import-refused',
    scenario: empty,
    hash: '#/import',
    async act(page, core) {
      core.refuse('extract.inspect', {
        code: 'intake/ragged',
        what: 'Most rows have another number of cells than the headings.',
        whatToDo:
          'Check that the columns are separated by the same character throughout, and save the extract again.',
        fields: { rows: [2, 3, 4], rowsAffected: 2_310 },
        incidentId: null,
      });
      await press('Choose a file')(page);
    },
  },
  { name: 'import-map', scenario: empty, hash: '#/import', act: press('Choose a file') },
  {
    name: 'import-map-picker',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await press(/Meaning of Directorate/)(page);
    },
  },
  {
    name: 'import-map-differently',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await page.getByText('Read the file differently').click();
      await page.getByText('Look at the first').click();
    },
  },
  {
    name: 'import-map-repeated',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await press(/Meaning of Directorate/)(page);
      await page.getByRole('menuitemradio', { name: 'Grade', exact: true }).click();
      await press(/^Import 2,400 rows/)(page);
    },
  },
  {
    name: 'import-refused-late',
    scenario: empty,
    hash: '#/import',
    async act(page, core) {
      core.refuse('dataset.import', {
        code: 'intake/file-changed',
        what: 'The file has changed since it was read.',
        whatToDo: 'Choose it again.',
        incidentId: null,
      });
      await press('Choose a file')(page);
      await press(/^Import 2,400 rows/)(page);
    },
  },
  {
    name: 'import-report',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await press(/^Import 2,400 rows/)(page);
      await page.getByRole('heading', { level: 1, name: /is in$/ }).waitFor();
    },
  },
  { name: 'import-files', scenario: { ...grouped, waves: 2 }, hash: '#/import' },
  { name: 'import-remove', scenario: grouped, hash: '#/import', act: press(/^Remove/) },
];

const grouping: readonly ScreenState[] = [
  { name: 'answers-empty', scenario: empty, hash: '#/answers' },
  { name: 'answers-no-question', scenario: { hasKeyQuestion: false }, hash: '#/answers' },
  { name: 'answers-open', scenario: {}, hash: '#/answers' },
  { name: 'answers-placed', scenario: grouped, hash: '#/answers' },
  { name: 'answers-menu', scenario: {}, hash: '#/answers', act: press(/^Lorry driver,/) },
  {
    name: 'answers-reason',
    scenario: {},
    hash: '#/answers',
    async act(page) {
      await page.getByRole('button', { name: /^Lorry driver/ }).focus();
      await page.keyboard.press('x');
    },
  },
  {
    name: 'answers-unverified-scheme',
    scenario: grouped,
    hash: '#/answers',
    act: (page) => choose(page, 'Scheme', /2020/),
  },
  {
    name: 'answers-refused',
    scenario: {},
    hash: '#/answers',
    async act(page, core) {
      core.refuse('answers.assign');
      await page.getByRole('button', { name: /^Lorry driver/ }).focus();
      await page.keyboard.press('w');
    },
  },
];

const findings: readonly ScreenState[] = [
  { name: 'health-empty', scenario: empty, hash: '#/health' },
  { name: 'health-waiting', scenario: {}, hash: '#/health' },
  { name: 'health', scenario: grouped, hash: '#/health' },
  {
    name: 'health-by-grade',
    scenario: grouped,
    hash: '#/health',
    act: (page) => choose(page, 'By', 'Grade'),
  },
  { name: 'analyses-empty', scenario: empty, hash: '#/analyses' },
  { name: 'analyses-waiting', scenario: {}, hash: '#/analyses' },
  { name: 'analyses', scenario: grouped, hash: '#/analyses' },
  { name: 'analyses-missing', scenario: { hasKeyQuestion: false }, hash: '#/analyses' },
  { name: 'representation', scenario: grouped, hash: '#/analyses/representation' },
  {
    name: 'representation-by-grade',
    scenario: grouped,
    hash: '#/analyses/representation',
    act: (page) => choose(page, 'By', 'Grade'),
  },
  {
    name: 'representation-loading',
    scenario: grouped,
    hash: '#/analyses',
    async act(page, core) {
      core.hold('analysis.run');
      await page.getByRole('link', { name: /Who works here/ }).click();
    },
  },
  {
    name: 'representation-stale',
    scenario: grouped,
    hash: '#/analyses/representation',
    async act(page, core) {
      await page.getByRole('img').waitFor();
      core.hold('analysis.run');
      await choose(page, 'By', 'Grade');
      await tellProgress(page, core, 800, '');
    },
  },
  {
    name: 'representation-failed',
    scenario: grouped,
    hash: '#/analyses/representation',
    async act(page, core) {
      core.refuse('analysis.run');
      await choose(page, 'By', 'Grade');
    },
  },
  {
    name: 'representation-filtered',
    scenario: { ...grouped, policy: 'none' },
    hash: '#/analyses/representation',
    async act(page) {
      await press('Add a filter')(page);
      await page.getByText('E Senior leader').click();
      await press('Apply')(page);
    },
  },
  { name: 'filter', scenario: grouped, hash: '#/analyses/representation', act: press('Add a filter') },
  {
    name: 'benchmark-list',
    scenario: grouped,
    hash: '#/analyses/representation',
    act: press(/Compared with$/),
  },
  {
    name: 'benchmark-own',
    scenario: grouped,
    hash: '#/analyses/representation',
    async act(page) {
      await press('Type in your own')(page);
      await page.getByLabel('Professional, %').fill('50');
      await page.getByLabel('Intermediate, %').fill('20');
      await page.getByLabel('Working class, %').fill('25');
    },
  },
  { name: 'pinned-empty', scenario: grouped, hash: '#/pinned' },
  {
    name: 'pinned-exported',
    scenario: grouped,
    hash: '#/analyses/representation',
    async act(page) {
      await press('Pin this finding')(page);
      await page.getByRole('link', { name: 'Pinned. See all' }).click();
      await page.getByText('Tables (CSV)').click();
      await press('Export to a folder')(page);
      await page.getByText('report.html').waitFor();
    },
  },
];

const everywhere: readonly ScreenState[] = [
  { name: 'palette', scenario: grouped, hash: '#/health', act: (page) => page.keyboard.press('Control+k') },
  {
    name: 'warning-and-waves',
    scenario: {
      ...grouped,
      waves: 2,
      warnings: ['This project lies in a folder that is copied to a cloud. Move it to one that is not.'],
    },
    hash: '#/analyses',
  },
];

export const screenStates: readonly ScreenState[] = [
  ...start,
  ...importing,
  ...grouping,
  ...findings,
  ...everywhere,
];
