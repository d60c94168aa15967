import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Suites that kill processes, fill disks, count sockets or put a double in place of a module. */
const apart = [
  'test/faults/**',
  'test/leaks/**',
  'test/readers/mutants/**',
  'test/security/devtools.test.ts',
];

/** Files share the modules that one process has loaded: reading them again for each was four fifths of the time. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 180_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // The built core, as Node itself loads it.
    server: { deps: { external: [/\/dist\/command-line-/] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{core,electron,renderer,test}/**/*.test.ts'],
          exclude: ['test/e2e/**', 'node_modules/**', ...apart],
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: apart.map((path) => (path.endsWith('**') ? `${path}/*.test.ts` : path)),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
