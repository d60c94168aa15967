import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { FakeCore, Scenario } from './fake-core.ts';
import { decisionsThatClose } from './fake-people.ts';
import { expect, test } from './fake-window.ts';

type State = {
  readonly name: string;
  readonly scenario: Scenario;
  readonly hash?: string;
  /** What a person does to come to this state. */
  readonly act?: (page: Page, core: FakeCore) => Promise<void>;
};

const grouped: Scenario = { decisions: decisionsThatClose };
const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

const states: readonly State[] = [
  { name: 'start', scenario: { project: 'none' } },
  { name: 'answers-open', scenario: {}, hash: '#/answers' },
  { name: 'health', scenario: grouped, hash: '#/health' },
  { name: 'analyses', scenario: grouped, hash: '#/analyses' },
  { name: 'representation', scenario: grouped, hash: '#/analyses/representation' },
  { name: 'import-filled', scenario: grouped, hash: '#/import' },
  {
    name: 'import-map',
    scenario: grouped,
    hash: '#/import',
    act: async (page) => page.getByRole('button', { name: 'Import another file' }).click(),
  },
];

for (const { name, scenario, hash, act } of states) {
  test(`${name} can be seen and has no serious barrier`, async ({ page, openWindow }) => {
    await page.setViewportSize({ width: 1280, height: 860 });
    const core = await openWindow(scenario, hash);
    await act?.(page, core);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  });
}
