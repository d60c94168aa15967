import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: '../test-results/e2e',
  // Every test has a project folder, a process and a browser of its own.
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // The built core, as Node itself loads it.
  build: { external: ['**/dist/**'] },
  forbidOnly: true,
  snapshotPathTemplate: '{testDir}/e2e/reading-order/{arg}{ext}',
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
});
