import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuses } from './packed-files.ts';

const root = resolve(import.meta.dirname, '..', '..');
const settings = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const require = createRequire(import.meta.url);

describe('the settings of the package', () => {
  it('name the Electron that the project is tested with', () => {
    const { version } = require('electron/package.json') as { readonly version: string };
    expect(settings).toContain(`electronVersion: ${version}\n`);
  });

  it('state every fuse as the check of the package expects it', () => {
    const section = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(settings)?.[1] ?? '';
    const stated = [...section.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name = '', value]) => [
      name
        .toLowerCase()
        .replace('arguments', '')
        .replace('environmentvariable', '')
        .replace(/^enable/, ''),
      value === 'true' ? '1' : '0',
    ]);
    const expected = fuses.map(([name, , state]) => [
      name
        .toLowerCase()
        .replace('arguments', '')
        .replace('environmentvariable', '')
        .replace(/^enable/, ''),
      state,
    ]);
    expect(Object.fromEntries(stated)).toEqual(Object.fromEntries(expected));
    expect(stated).toHaveLength(8);
  });

  it('publish nothing and look for no update', () => {
    expect(settings).toMatch(/^publish: null$/m);
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    expect(manifest).not.toMatch(/electron-updater|update-electron-app/);
  });

  it('ask macOS for nothing but just-in-time compilation', () => {
    const plist = readFileSync(join(root, '.setup', 'entitlements.mac.plist'), 'utf8');
    expect([...plist.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
    ]);
    expect(settings.match(/\.setup\/entitlements\.mac\.plist/g)).toHaveLength(2);
    expect(settings).toMatch(/^ {2}hardenedRuntime: true$/m);
  });

  it('cover Windows, macOS and Linux', () => {
    expect(settings).toContain('target: [nsis, zip]');
    expect(settings).toContain('target: [dmg, zip]');
    expect(settings).toContain('target: [AppImage, deb, tar.gz]');
  });
});
