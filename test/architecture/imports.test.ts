import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom, read from the sources. */
const root = resolve(import.meta.dirname, '..', '..');

type Import = { readonly from: string; readonly target: string; readonly isTypeOnly: boolean };

function sourcesOf(part: string): readonly string[] {
  return readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|spec)\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(part, name).replaceAll('\\', '/'));
}

const files = ['core', 'electron', 'renderer'].flatMap(sourcesOf);
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

function importsOf(file: string): readonly Import[] {
  const text = texts.get(file) ?? '';
  const early = text.matchAll(
    /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^;'"]*?\sfrom\s)?['"](?<specifier>[^'"]+)['"]/gm,
  );
  const late = text.matchAll(/\bimport\('(?<specifier>[^']+)'\)/g);
  return [...early, ...late].map(({ groups }) => {
    const specifier = groups?.['specifier'] ?? '';
    return {
      from: file,
      target: specifier.startsWith('.')
        ? relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/')
        : specifier,
      isTypeOnly: groups?.['type'] !== undefined,
    };
  });
}

const imports = files.flatMap(importsOf);
const show = (each: Import): string => `${each.from} -> ${each.target}`;
const among = (part: string) => imports.filter(({ from }) => from.startsWith(`${part}/`));

describe('the parts of the house', () => {
  it('are all read: an empty look proves nothing', () => {
    expect(files.length).toBeGreaterThan(120);
    expect(imports.length).toBeGreaterThan(400);
    expect(among('renderer').length).toBeGreaterThan(50);
  });

  it('core imports itself, assets and pure packages only', () => {
    const pure =
      /^(zod|fflate|hucre(\/\w+)?|hyparquet(\/src\/\w+\.js)?|hyparquet-compressors|apache-arrow(\/[\w/-]+)?|echarts\/(core|charts|components|renderers)|@noble\/hashes\/[\w.]+)$/;
    const strangers = among('core').filter(
      (each) =>
        !each.target.startsWith('core/') &&
        !each.target.startsWith('assets/') &&
        !pure.test(each.target) &&
        !(each.target === 'echarts' && each.isTypeOnly),
    );
    expect(strangers.map(show)).toEqual([]);
  });

  it('core reads no clock and throws no dice', () => {
    const impure = files.filter(
      (file) =>
        file.startsWith('core/') &&
        /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now/.test(texts.get(file) ?? ''),
    );
    expect(impure).toEqual([]);
  });

  it('electron and renderer never import each other', () => {
    const crossings = [
      ...among('electron').filter(({ target }) => target.startsWith('renderer/')),
      ...among('renderer').filter(({ target }) => target.startsWith('electron/')),
    ];
    expect(crossings.map(show)).toEqual([]);
  });

  it('the window takes only types from core beyond the contract, the charts and the words of results', () => {
    const values = among('renderer').filter(
      (each) =>
        each.target.startsWith('core/') &&
        !each.isTypeOnly &&
        !/^core\/(contract|charts|results|words)\//.test(each.target),
    );
    expect(values.map(show)).toEqual([]);
  });

  it('only electron/store opens SQLite', () => {
    const others = imports.filter(
      ({ from, target }) => target === 'better-sqlite3' && !from.startsWith('electron/store/'),
    );
    expect(others.map(show)).toEqual([]);
  });

  it('nothing imports a way to the network', () => {
    const network = /^(node:)?(http|https|http2|net|dgram|tls|dns)(\/.*)?$/;
    expect(imports.filter(({ target }) => network.test(target)).map(show)).toEqual([]);
    const calls = files.filter((file) =>
      /\bfetch\(|XMLHttpRequest|new WebSocket|sendBeacon|new EventSource|RTCPeerConnection/.test(
        texts.get(file) ?? '',
      ),
    );
    expect(calls).toEqual([]);
  });
});

describe('the door of disclosure control', () => {
  const importersOf = (target: string): readonly string[] =>
    [
      ...new Set(
        imports.filter((each) => each.target === target && !each.isTypeOnly).map(({ from }) => from),
      ),
    ].toSorted();
  const callersOf = (call: string): readonly string[] =>
    files.filter((file) => (texts.get(file) ?? '').includes(call)).toSorted();

  it('only run.ts brings an analysis and protect() together', () => {
    expect(importersOf('core/disclosure/protect.ts')).toEqual(['core/analyses/run.ts']);
  });

  it('only protect() reads a draft', () => {
    expect(importersOf('core/disclosure/unprotected.ts')).toEqual([
      'core/analyses/parts/analysis.ts',
      'core/analyses/run.ts',
      'core/disclosure/protect.ts',
    ]);
    expect(callersOf('readUnprotected')).toEqual([
      'core/disclosure/protect.ts',
      'core/disclosure/unprotected.ts',
    ]);
  });

  it('only protect() and reopen() make something protected', () => {
    expect(importersOf('core/disclosure/admit.ts')).toEqual([
      'core/disclosure/protect.ts',
      'core/disclosure/protected.ts',
      'core/results/seal.ts',
    ]);
    expect(callersOf('RUNGS-SEALED')).toEqual(['core/results/seal.ts']);
  });

  it('only a run and a report compute further from what is protected', () => {
    expect(callersOf('.derive(')).toEqual([
      'core/analyses/parts/analysis.ts',
      'core/analyses/run.ts',
      'core/report/document/document.ts',
      'core/report/workbook/report-workbook.ts',
    ]);
  });

  it('only handlers import while they run, and a file named in so many words, which the other rules see', () => {
    const late = [...texts].flatMap(([file, text]) =>
      /^(core|electron)\//.test(file)
        ? [...text.matchAll(/\bimport\(.*/g)].map(([call]) => ({ file, call }))
        : [],
    );
    const isAllowed = /^import\('\.\.?\/[^']+\.ts'\)/;
    expect(
      late.filter(({ file, call }) => !file.startsWith('electron/handlers/') || !isAllowed.test(call)),
    ).toEqual([]);
    expect(late.map(({ file }) => file)).toEqual(['electron/handlers/exports.ts']);
    expect(imports.filter(({ from }) => from === 'electron/handlers/exports.ts').map(show)).toContain(
      'electron/handlers/exports.ts -> electron/export/write-report.ts',
    );
  });

  it('report, charts and window know nothing of drafts, cohorts and columns', () => {
    const raw =
      /^core\/(disclosure\/(draft|cells|primary|secondary|bounds|preparation)|cohort\/|analyses\/run|table\/(?!fields))/;
    const offenders = imports.filter(
      ({ from, target }) => /^(core\/(report|charts)|renderer)\//.test(from) && raw.test(target),
    );
    expect(offenders.map(show)).toEqual([]);
  });
});

/** Strongly connected components of more than one node (Tarjan 1972). */
function circlesIn(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    stack.push(node);
    for (const next of arrows.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== order.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.toSorted().join(' '));
  };
  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return circles;
}

function arrowsBetween(placeOf: (file: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const { from, target } of imports) {
    if (!texts.has(target) || placeOf(from) === placeOf(target)) continue;
    const known = arrows.get(placeOf(from)) ?? new Set();
    arrows.set(placeOf(from), known.add(placeOf(target)));
  }
  return arrows;
}

describe('the arrows of the house', () => {
  it('come to no circle of files, types included', () => {
    expect(
      circlesIn(
        new Map([
          ['a', new Set(['b'])],
          ['b', new Set(['a'])],
        ]),
      ),
    ).toEqual(['a b']);
    expect(circlesIn(arrowsBetween((file) => file))).toEqual([]);
  });

  it('come to no circle of rooms', () => {
    expect(circlesIn(arrowsBetween((file) => dirname(file)))).toEqual([]);
  });

  it('a file in the root of electron/ is a process or a thread', () => {
    const roots = files.filter((file) => dirname(file) === 'electron');
    expect(roots.toSorted()).toEqual(
      ['cli', 'compute-worker', 'main', 'preload', 'project-worker', 'reader-process', 'reader-thread'].map(
        (name) => `electron/${name}.ts`,
      ),
    );
    expect(imports.filter(({ target }) => roots.includes(target)).map(show)).toEqual([]);
  });
});
