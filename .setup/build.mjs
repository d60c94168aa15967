import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build as bundle } from 'vite';
import { noticesOf, packageFolders } from './notices.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const withoutWindow = ['cli', 'project-worker', 'compute-worker', 'reader-process', 'reader-thread'];
/** Packages that electron-builder.yml takes from node_modules. */
const copied = ['better-sqlite3', '@fontsource/atkinson-hyperlegible-next'];
const external = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];
const common = { configFile: false, logLevel: 'warn', envDir: false, publicDir: false };

/** Three builds into dist/: the window, the processes of Electron and Node, and preload. */
export async function build() {
  // A command line of these or of other sources may be running from beside them.
  for (const name of ['main', 'preload', 'renderer'])
    rmSync(join(dist, name), { recursive: true, force: true });
  const bundles = await Promise.all([
    buildWindow(),
    buildProcesses(['main', ...withoutWindow], join(dist, 'main')),
    buildPreload(),
  ]);
  listWindowFiles();
  writeNotices(dist, bundles, copied);
}

/** What the command line needs, into a folder of its own, and the core for tests that ask it without a process. */
export async function buildCommandLine(folder) {
  const names = [...withoutWindow, 'host/core-host', 'reading/child'];
  writeNotices(folder, [await buildProcesses(names, folder)], []);
}

/** Beside what they are about: the licences of all that was bundled, and of what is copied as it is. */
function writeNotices(folder, bundles, names) {
  const modules = bundles.flat().flatMap(({ output }) => output.flatMap(({ moduleIds = [] }) => moduleIds));
  const folders = [...packageFolders(modules), ...names.map((name) => join(root, 'node_modules', name))];
  writeFileSync(join(folder, 'NOTICES.txt'), noticesOf(folders));
}

function buildWindow() {
  return bundle({
    ...common,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: join(dist, 'renderer'),
      emptyOutDir: true,
      target: 'chrome146',
      modulePreload: { polyfill: false },
      // The policy has no data: for fonts, so every font stays a file of its own.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
    },
  });
}

function buildProcesses(names, outDir) {
  return bundle({
    ...common,
    root,
    // Everything but the native module is bundled, so that the package carries no node_modules besides it.
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: Object.fromEntries(
          names.map((name) => [basename(name), join(root, 'electron', `${name}.ts`)]),
        ),
        external,
        // Chunks lie beside the entries: files that start a process look for it beside themselves.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

function buildPreload() {
  return bundle({
    ...common,
    root,
    ssr: { noExternal: true },
    build: {
      outDir: join(dist, 'preload'),
      target: 'chrome146',
      minify: false,
      ssr: join(root, 'electron', 'preload.ts'),
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  });
}

/** The app: scheme serves exactly these files. */
function listWindowFiles() {
  const folder = join(dist, 'renderer');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  writeFileSync(join(dist, 'window-files.json'), `${JSON.stringify(files.toSorted(), null, 1)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const startedAt = performance.now();
  await build();
  console.log(`Built in ${Math.round(performance.now() - startedAt)} ms.`);
}
