/** What may be in the package, file by file; anything else is a stranger. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/window-files\.json$/,
  /^dist\/main\/[\w-]+\.js$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/renderer\/index\.html$/,
  /^dist\/renderer\/assets\/[\w-]+\.(js|css|svg|woff|woff2)$/,
  /^assets\/demo\/recipe\.json$/,
  /^assets\/demo\/staff-\d{4}-\d{2}-\d{2}\.csv$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
  /^node_modules\/better-sqlite3\/prebuilds\/(linux|darwin|win32)-(x64|arm64)\.node$/,
  /^node_modules\/@fontsource\/atkinson-hyperlegible-next\/(package\.json|LICENSE)$/,
  /^node_modules\/@fontsource\/atkinson-hyperlegible-next\/files\/atkinson-hyperlegible-next-latin-(400|600)-normal\.woff2$/,
];

/** Without one of these the app would not start, read a file, open a project or write a report. */
const needed: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/main\/main\.js$/,
  /^dist\/main\/(project-worker|compute-worker|reader-process)\.js$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/renderer\/index\.html$/,
  /^assets\/demo\/recipe\.json$/,
  /^node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
  /-latin-400-normal\.woff2$/,
];

export function findStrangers(paths: readonly string[]): readonly string[] {
  return paths.filter(
    (path) => !allowed.some((pattern) => pattern.test(path)) || path === 'dist/main/cli.js',
  );
}

export function findMissing(paths: readonly string[]): readonly string[] {
  return needed
    .filter((pattern) => !paths.some((path) => pattern.test(path)))
    .map((pattern) => pattern.source);
}

/** What is packed for, as electron-builder names it. */
export type Target = { readonly platform: 'linux' | 'mac' | 'win'; readonly arch: 'x64' | 'arm64' };

const NODE_NAMES = { linux: 'linux', mac: 'darwin', win: 'win32' } as const;

/** Why the binaries among the files are not the one that the target starts. */
export function findNativeFaults(paths: readonly string[], { platform, arch }: Target): readonly string[] {
  const native = paths.filter((path) => /\.(node|dll|so|dylib|exe)$/.test(path));
  const wanted = `node_modules/better-sqlite3/prebuilds/${NODE_NAMES[platform]}-${arch}.node`;
  return native.length === 1 && native[0] === wanted
    ? []
    : [`the native files are ${native.join(', ') || 'none'}, not ${wanted}`];
}

/** Libraries that the notices do not name. `dependencies` are those of package.json, `installed` says what is behind a name. */
export function findUnnamed(
  notices: string,
  dependencies: readonly string[],
  installed: (name: string) => string,
): readonly string[] {
  return dependencies.filter((name) => !notices.includes(`\n${installed(name)} `));
}

/** Traces of the workshop inside a shipped text: its folders, source maps, tests. */
export function findTraces(text: string, workshop: string): readonly string[] {
  const traces = [workshop, 'sourceMappingURL=', 'electron-standin', 'shared/cases', 'vitest', '@playwright'];
  return traces.filter((trace) => text.includes(trace));
}

/** Electron's fuses by their place in the wire, and how each must be: '1' on, '0' off. */
export const fuses: readonly (readonly [name: string, at: number, state: '0' | '1'])[] = [
  ['RunAsNode', 0, '0'],
  ['EnableCookieEncryption', 1, '1'],
  ['EnableNodeOptionsEnvironmentVariable', 2, '0'],
  ['EnableNodeCliInspectArguments', 3, '0'],
  ['EnableEmbeddedAsarIntegrityValidation', 4, '1'],
  ['OnlyLoadAppFromAsar', 5, '1'],
  ['LoadBrowserProcessSpecificV8Snapshot', 6, '0'],
  ['GrantFileProtocolExtraPrivileges', 7, '0'],
];
