// The command line as a bundle, made once for what the sources are now: from the sources themselves every thread and
// process would turn all of TypeScript into JavaScript again. Plain enough for Node 20; only making it needs Node 24.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = ['core', 'electron', '.setup', 'package-lock.json'];
const PREFIX = 'command-line-';

/** Where the bundle of these sources is, or would be: beside the other builds, as far from the assets. */
export function commandLineFile() {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesOf)) hash.update(path).update(readFileSync(join(root, path)));
  return join(root, 'dist', `${PREFIX}${hash.digest('hex').slice(0, 16)}`, 'cli.js');
}

function filesOf(path) {
  if (/\.(json|mjs)$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.(ts|mjs|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted((one, other) => (one < other ? -1 : 1));
}

/** Others may be making the same at the same time: whoever is first has made it. */
async function makeCommandLine() {
  const folder = dirname(commandLineFile());
  if (existsSync(folder)) return;
  const { buildCommandLine } = await import('./build.mjs');
  const unfinished = `${folder}.${process.pid}`;
  await buildCommandLine(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await makeCommandLine();
  console.log(commandLineFile());
}
