import { defineConfig } from '@playwright/test';

/** The window on the core, without the application around it. */
const onCore = ['access', 'answers', 'checks', 'left-work', 'schemes', 'screens'].map(
  (name) => `e2e/${name}.spec.ts`,
);
/** What a page may do, in one application for many tests. */
const ofPages = [
  ...['drop', 'eval-csp', 'forged-sender', 'malformed-message', 'navigation', 'network-request'],
  ...['oversized-message', 'path-traversal', 'permissions', 'popup', 'second-window'],
  'webview-and-window-api',
].map((name) => `security/${name}.spec.ts`);

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  // A worker goes on with what it has started: specs that share are not taken in turns with others.
  projects: [
    {
      name: 'application',
      testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
      testIgnore: [...onCore, ...ofPages],
    },
    { name: 'pages', testMatch: ofPages },
    { name: 'core', testMatch: onCore },
  ],
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
