import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: '../test-results/e2e',
  workers: 1,
  timeout: 30_000,
  forbidOnly: true,
  snapshotPathTemplate: '{testDir}/e2e/reading-order/{arg}{ext}',
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
});
