import { join } from 'node:path';
import { builtinModules } from 'node:module';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
/** Inside node_modules, so that native modules are found from there. */
const folder = join(root, 'node_modules', '.cache', 'rungs', 'bench');
const workers = ['project-worker', 'compute-worker', 'reader-process', 'reader-thread'];

/**
 * Bundles the sides with the product's threads and processes as the product itself is bundled: run from its sources,
 * every thread would also hold a compiler. Answers the script that runs a side.
 */
export async function buildSides(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    envDir: false,
    publicDir: false,
    root,
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: {
          'run-side': join(import.meta.dirname, 'run-side.ts'),
          ...Object.fromEntries(workers.map((name) => [name, join(root, 'electron', `${name}.ts`)])),
        },
        external: ['electron', 'better-sqlite3', '@duckdb/node-api', 'exceljs', /^node:/, ...builtinModules],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return join(folder, 'run-side.js');
}
