import type { Page } from '@playwright/test';
import type { OpenWindow } from './core-window.ts';
import type { Scenario } from './prepared-projects.ts';
import type { SteeredCore } from './steered-core.ts';

export type ScreenState = {
  readonly name: string;
  readonly scenario: Parameters<OpenWindow>[0];
  readonly hash?: string;
  /** What a person does, or what happens, to come to this state. */
  readonly act?: (page: Page, core: SteeredCore) => Promise<void>;
};

export const none: Scenario = { project: 'none' };
export const empty: Scenario = { project: 'empty' };
export const grouped: Scenario = { isGrouped: true };

export const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();

export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}

export function tellProgress(page: Page, core: SteeredCore, done: number, label: string): Promise<void> {
  const news = { jobId: core.jobId(), done, total: 2_400, label };
  return page.evaluate((progress) => globalThis.tellWindow('job.progress', progress), news);
}

export async function whenAsked(core: SteeredCore, name: string): Promise<void> {
  while (!core.asked.some((each) => each === name)) await new Promise((resolve) => setTimeout(resolve, 20));
}
