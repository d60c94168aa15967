import type { Page } from '@playwright/test';
import type { FakeCore } from './fake-core.ts';
import type { Scenario } from './fake-project.ts';
import { decisionsThatClose } from './fake-people.ts';

export type ScreenState = {
  readonly name: string;
  readonly scenario: Scenario;
  readonly hash?: string;
  /** What a person does, or what happens, to come to this state. */
  readonly act?: (page: Page, core: FakeCore) => Promise<void>;
};

export const none: Scenario = { project: 'none' };
export const empty: Scenario = { project: 'empty' };
export const grouped: Scenario = { decisions: decisionsThatClose };

export const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();

export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}

export function tellProgress(page: Page, core: FakeCore, done: number, label: string): Promise<void> {
  const news = { jobId: core.jobId(), done, total: 2_400, label };
  return page.evaluate((progress) => globalThis.tellWindow('job.progress', progress), news);
}

export async function whenAsked(core: FakeCore, name: string): Promise<void> {
  while (!core.asked.some((each) => each === name)) await new Promise((resolve) => setTimeout(resolve, 20));
}
