import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const sources = ['core', 'electron', 'renderer'].flatMap((part) =>
  readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html)$/.test(name) && !/\.(test|spec)\.tsx?$/.test(name))
    .map((name) => ({ path: join(part, name), text: readFileSync(join(root, part, name), 'utf8') })),
);

/** What Electron's checklist or plain sense forbids, and why a search finds it. */
const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'opens nothing in another program',
    /openExternal|openPath|showItemInFolder|\bshell\b[^;]*from 'electron'/,
  ],
  ['fetches no update and sends no crash report', /autoUpdater|crashReporter|\bnetLog\b/],
  ['has no remote module and no webview', /@electron\/remote|<webview|webviewTag: true/],
  [
    'weakens no preference',
    /sandbox: false|contextIsolation: false|nodeIntegration: true|webSecurity: false/,
  ],
  [
    'enables no features of Blink',
    /enableBlinkFeatures|experimentalFeatures: true|allowRunningInsecureContent: true/,
  ],
  ['ignores no certificate', /certificate-error|setCertificateVerifyProc|ignore-certificate-errors/],
  ['runs no text as code', /\beval\(|new Function\(|setTimeout\(\s*['"`]|runInNewContext|executeJavaScript/],
  [
    'makes no element from text',
    /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write/,
  ],
  ['starts no shell', /\bexec\(\s*['"`]|execSync|spawnSync|shell: true/],
  ['keeps nothing in the browser', /localStorage|sessionStorage|indexedDB|document\.cookie/],
  ['loads no extension into SQLite and no unsafe mode', /loadExtension|unsafeMode|writable_schema/],
];

describe('the sources', () => {
  it('are all read: an empty look proves nothing', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.some(({ path }) => path.endsWith('security.ts'))).toBe(true);
  });

  it.each(forbidden)('%s', (_, pattern) => {
    // exec() of SQLite takes fixed SQL and is only in the store; its own tests hold it there.
    const found = sources.filter(
      ({ path, text }) => !path.includes('store') && pattern.test(withoutComments(text)),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('choose another cost of a passphrase nowhere: the window and the command line leave it as it is', () => {
    const naming = sources.filter(
      ({ path, text }) => !path.includes('store') && /SCRYPT_COST|scryptCost/.test(withoutComments(text)),
    );
    const passedOn =
      /^(host\/core-(host|threads)|messages\/project-messages|project-worker|project\/session|handlers\/project)\.ts$/;
    const outside = naming.map(({ path }) => path.replaceAll('\\', '/').replace(/^electron\//, ''));
    expect(outside.filter((path) => !passedOn.test(path))).toEqual([]);
    const host = naming.find(({ path }) => path.endsWith('core-host.ts'));
    expect(host?.text).toContain('scryptCost: options.scryptCost ?? SCRYPT_COST');
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}
