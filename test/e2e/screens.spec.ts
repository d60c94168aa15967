import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './core-window.ts';
import { answersStates, importStates } from './data-states.ts';
import { everywhereStates, findingStates } from './finding-states.ts';
import { startStates } from './start-states.ts';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

test.use({ viewport: { width: 1280, height: 860 } });

const states = [...startStates, ...importStates, ...answersStates, ...findingStates, ...everywhereStates];

/** What a screen reader finds on each screen, in its order: kept beside this spec and read through by a person. */
const readAloud = new Set([
  ...[
    'start',
    'start-recent',
    'start-create',
    'import-empty',
    'import-map',
    'import-report',
    'import-files',
    'import-join',
    'checks',
    'checks-done',
  ],
  ...[
    'answers-open',
    'answers-order',
    'answers-reason',
    'health',
    'health-by-grade',
    'analyses',
    'representation-by-grade',
  ],
  ...[
    'representation-filtered',
    'representation-weighted',
    'representation-weighted-by-grade',
    'representation-weights-refused',
    'weight',
    'benchmark-list',
    'pinned-exported',
    'palette',
    'warning-and-waves',
  ],
]);

for (const { name, scenario, hash, act } of states) {
  test(`${name} has no serious barrier`, async ({ page, openWindow }) => {
    const core = await openWindow(scenario, hash);
    await act?.(page, core);
    await core.settled();
    if (readAloud.has(name)) expect(await page.locator('body').ariaSnapshot()).toMatchSnapshot(`${name}.yml`);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    const barriers = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(' '))]);
    expect(barriers).toEqual([]);
    const widths = await page.evaluate(() =>
      ['html', 'main'].map((name) => {
        const element = document.querySelector(name);
        return element ? element.scrollWidth - element.clientWidth : 0;
      }),
    );
    expect(widths).toEqual([0, 0]);
    // In a window of this size only the middle scrolls: a second scroll bar would come and go beside it.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  });
}
