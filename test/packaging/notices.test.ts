import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noticesOf, packageFolders } from '../../.setup/notices.mjs';
import { commandLine, root } from '../command-line.ts';
import { findUnnamed } from './packed-files.ts';

const require = createRequire(import.meta.url);
const workshop = mkdtempSync(join(tmpdir(), 'rungs-notices-'));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

function library(name: string, license: string | null, text: string | null): string {
  const folder = join(workshop, 'node_modules', name);
  mkdirSync(join(folder, 'lib'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  writeFileSync(join(folder, 'lib', 'package.json'), '{"type":"module"}');
  if (text !== null) writeFileSync(join(folder, 'LICENCE.md'), text);
  return folder;
}

/** Shown in the window alone, or copied beside the bundle. */
const ELSEWHERE = ['@fontsource/', 'better-sqlite3', 'react'];

describe('the notices', () => {
  it('name every library of the command line, with its version, licence and text', () => {
    const notices = readFileSync(join(dirname(commandLine()), 'NOTICES.txt'), 'utf8');
    const { dependencies } = require('../../package.json') as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const used = Object.keys(dependencies).filter((name) => !ELSEWHERE.some((each) => name.startsWith(each)));
    expect(used.length).toBeGreaterThan(5);
    expect(findUnnamed(notices, used, (name) => name)).toEqual([]);
    const { version } = require(join(root, 'node_modules/zod/package.json')) as { readonly version: string };
    expect(notices).toContain(`\nzod ${version} (MIT)\n`);
    expect(notices).toContain('Permission is hereby granted, free of charge');
  });

  it('find a library that is missing among them', () => {
    expect(findUnnamed('\nzod 4 (MIT)\n', ['zod', 'echarts'], (name) => name)).toEqual(['echarts']);
  });

  it('go by the modules that a bundle holds', () => {
    const folder = library('fine', '(MIT OR GPL-3.0)', 'Do as you like.');
    const modules = [
      join(folder, 'lib', 'index.js?commonjs'),
      `\0${join(folder, 'a.js')}`,
      '/somewhere/own.ts',
    ];
    expect(packageFolders(modules)).toEqual([folder]);
    expect(noticesOf([folder])).toContain('fine 1.2.3 ((MIT OR GPL-3.0))');
    expect(noticesOf([folder])).toContain('Do as you like.');
  });

  it.each([
    [
      'a licence that nobody has read',
      'GPL-3.0',
      'Text.',
      /other 1\.2\.3 has no licence that is known: GPL/u,
    ],
    ['two licences at once', 'MIT AND GPL-3.0', 'Text.', /no licence that is known/u],
    ['no licence', null, 'Text.', /no licence that is known/u],
    ['no text of it', 'MIT', null, /has no text of its licence/u],
  ])('fail the build over a library with %s', (_, license, text, words) => {
    rmSync(join(workshop, 'node_modules', 'other'), { recursive: true, force: true });
    const folder = library('other', license, text);
    expect(() => noticesOf([folder])).toThrow(words);
  });
});
