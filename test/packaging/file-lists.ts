import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import type { Target } from './packed-files.ts';

const root = resolve(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
/** What electron-builder itself uses, so that its lists mean here what they mean there. */
const builder = createRequire(require.resolve('electron-builder/package.json'));

type FileSet = { readonly from: string; readonly to: string; readonly filter: string };
type Settings = Readonly<Record<'win' | 'mac' | 'linux', { readonly files: readonly FileSet[] }>> & {
  readonly files: readonly string[];
};
type Filter = (path: string, stat: Stats) => boolean;
type Matchers = {
  readonly getNodeModuleFileMatcher: (
    from: string,
    to: string,
    expand: (pattern: string) => string,
    own: { readonly files: readonly FileSet[] },
    packager: object,
  ) => { readonly createFilter: () => Filter };
};

/** The files of some packages in node_modules that electron-builder would take for a target, without packing. */
export function packedModules(packages: readonly string[], { platform, arch }: Target): readonly string[] {
  const { load } = builder('js-yaml') as { readonly load: (text: string) => Settings };
  const { getNodeModuleFileMatcher } = builder('app-builder-lib/out/fileMatcher') as Matchers;
  const settings = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const expand = (pattern: string): string =>
    // As electron-builder expands them: the platform is that of the machine at hand.
    pattern
      .replaceAll('${arch}', arch)
      .replaceAll('${os}', platform)
      .replaceAll('${platform}', process.platform);
  const packager = { config: settings, debugLogger: { isEnabled: false } };
  const isPacked = getNodeModuleFileMatcher(root, root, expand, settings[platform], packager).createFilter();
  const list = (path: string): readonly string[] => {
    const stat = statSync(path);
    if (!isPacked(path, stat)) return [];
    if (stat.isFile()) return [relative(root, path)];
    return readdirSync(path).flatMap((name) => list(join(path, name)));
  };
  const own = settings[platform].files.flatMap(({ from, to, filter }) => {
    const wanted = readdirSync(join(root, from)).filter((name) => name === expand(filter));
    return wanted.map((name) => `${to}/${name}`);
  });
  return [...packages.flatMap((name) => list(join(root, 'node_modules', name))), ...own];
}
