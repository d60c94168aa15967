import type { Page } from '@playwright/test';
import { choose, empty, grouped, press, type ScreenState, tellProgress } from './screen-state.ts';

async function weightToAsked(page: Page, first: string, second: string): Promise<void> {
  await press('Weight the answers')(page);
  await choose(page, 'Weight by', 'Everyone asked');
  await choose(page, 'So that they match in', first);
  await choose(page, 'and', second);
  await press('Apply')(page);
  await page.getByRole('columnheader', { name: 'Unweighted share' }).first().waitFor();
}

export const findingStates: readonly ScreenState[] = [
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
  { name: 'import-report-finding', scenario: grouped, hash: '#/analyses/import-report' },
  { name: 'import-report-before-grouping', scenario: {}, hash: '#/analyses/import-report' },
  { name: 'representation', scenario: grouped, hash: '#/analyses/representation' },
  {
    name: 'representation-by-grade',
    scenario: grouped,
    hash: '#/analyses/representation',
    act: (page) => choose(page, 'By', 'Grade'),
  },
  {
    // The seldom changed choices by keyboard; a table behind each picture.
    name: 'pay-all-choices',
    scenario: grouped,
    hash: '#/analyses/pay',
    async act(page) {
      await page.getByRole('img').first().waitFor();
      await page.getByText('More choices').focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('Seed').waitFor();
      await page
        .getByText('Hourly pay by background', { exact: true })
        .first()
        .waitFor({ state: 'attached' });
    },
  },
  {
    name: 'representation-beside',
    scenario: { ...grouped, waves: 2 },
    hash: '#/analyses/representation',
    async act(page) {
      await choose(page, 'Beside', 'Staff, March 2025, 31 March 2025');
      await page.getByText('Backgrounds in each dataset, compared').first().waitFor();
    },
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
  {
    name: 'representation-weighted',
    scenario: { ...grouped, isUneven: true, policy: 'none' },
    hash: '#/analyses/representation',
    act: (page) => weightToAsked(page, 'Grade', 'Sex or gender'),
  },
  {
    name: 'representation-weighted-by-grade',
    scenario: { ...grouped, isUneven: true, policy: 'none' },
    hash: '#/analyses/representation',
    // Each result is announced before the next is asked for: two live regions take turns.
    async act(page, core) {
      await core.settled();
      await press('Weight the answers')(page);
      await press('Apply')(page);
      await core.settled();
      await choose(page, 'By', 'Grade');
      await page.getByRole('columnheader', { name: 'Effective answers' }).first().waitFor();
    },
  },
  {
    name: 'representation-weights-refused',
    scenario: { ...grouped, isUneven: true },
    hash: '#/analyses/representation',
    async act(page) {
      await press('Add a filter')(page);
      await page.getByText('E Senior leader').click();
      await press('Apply')(page);
      await weightToAsked(page, 'Function', 'Sex or gender');
    },
  },
  { name: 'weight', scenario: grouped, hash: '#/analyses/representation', act: press('Weight the answers') },
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

export const everywhereStates: readonly ScreenState[] = [
  { name: 'palette', scenario: grouped, hash: '#/health', act: (page) => page.keyboard.press('Control+k') },
  {
    name: 'warning-and-waves',
    scenario: {
      ...grouped,
      waves: 2,
      isInCloud: true,
    },
    hash: '#/analyses',
  },
];
