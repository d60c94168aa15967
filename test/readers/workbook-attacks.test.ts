import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { newJobId } from '../../electron/host/core-host.ts';
import { casesFolder } from '../cases.ts';
import { createProject, expectWords, makeFolder, refusalOf, startTestHost } from '../faults/fixture.ts';
import { inspectApart } from './read-apart.ts';
import { refusalFrom } from './refusal.ts';
import { readTyped } from './typed-table.ts';
import { row, xlsxBytes } from './xlsx-bytes.ts';

const MEGABYTE = 2 ** 20;
const people = row(1, ['Grade', 'Pay']) + row(2, ['A', 100]) + row(3, ['B', 200]);
const good = xlsxBytes({ sheets: [{ rows: people }] });

async function readApart(bytes: Uint8Array) {
  const path = join(makeFolder(), 'book.xlsx');
  writeFileSync(path, bytes);
  return inspectApart(path);
}

/** The bytes with what stands at some place of the first directory entry, or of the end, written anew. */
function forged(
  bytes: Uint8Array,
  signature: number,
  write: (view: DataView, at: number) => void,
): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) !== signature) continue;
    write(view, at);
  }
  return copy;
}

describe('bombs', () => {
  it('that unpack to far more than workbooks do are refused before they do', async () => {
    const rows = `${people}<row r="4"><c r="A4"><v>${'0'.repeat(100 * MEGABYTE)}</v></c></row>`;
    const result = await readApart(xlsxBytes({ sheets: [{ rows }] }));
    expect(result).toMatchObject({ refusal: expect.stringMatching(/^intake\/too-large /u), chunks: 0 });
    expect(result.peakMegabytes).toBeLessThan(200);
  });

  it('that claim to be small are stopped when they are not', async () => {
    const rows = people + row(4, ['A', 1]).repeat(2_000_000 / 50);
    const bytes = xlsxBytes({ sheets: [{ rows }] });
    const directoryEntry = 0x02014b50;
    const liar = forged(bytes, directoryEntry, (view, at) => {
      if (view.getUint32(at + 24, true) > MEGABYTE) view.setUint32(at + 24, 1_000, true);
    });
    const result = await readApart(liar);
    expect(result).toMatchObject({ refusal: expect.stringMatching(/^intake\/too-large /u), chunks: 0 });
  });

  it('of entities are refused wherever they are declared', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const sheet = `${bomb}<worksheet><sheetData>${people}</sheetData></worksheet>`;
    for (const part of [
      'xl/worksheets/sheet0.xml',
      'xl/workbook.xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
    ]) {
      const bytes = xlsxBytes({ sheets: [{ rows: people }], parts: { [part]: sheet } });
      expect(await refusalFrom(() => readTyped(bytes))).toBe('intake/unsafe-workbook');
    }
    const undeclared = xlsxBytes({ sheets: [{ rows: row(1, ['&b;']) }] });
    expect(await refusalFrom(() => readTyped(undeclared))).toBe('intake/damaged-workbook');
  });

  it('of elements in elements are refused', async () => {
    const deep = '<x>'.repeat(100_000);
    expect(await refusalFrom(() => readTyped(xlsxBytes({ sheets: [{ rows: deep }] })))).toBe(
      'intake/damaged-workbook',
    );
  });

  it('of repeated OpenDocument cells are refused', async () => {
    const table =
      '<x:table x:name="A"><x:table-row x:number-rows-repeated="1048576">' +
      '<x:table-cell x:value-type="float" x:value="1" x:number-columns-repeated="16384"/></x:table-row></x:table>';
    const content = `<x:document-content><x:body><x:spreadsheet>${table}</x:spreadsheet></x:body></x:document-content>`;
    const bytes = zipSync({
      'content.xml': new TextEncoder().encode(content),
      'META-INF/manifest.xml': new TextEncoder().encode('<manifest/>'),
    });
    const result = await readApart(bytes);
    expect(result.refusal).toMatch(/^intake\/too-large /u);
  });
});

describe('places that no sheet has', () => {
  it.each(['XFE1', 'A1048577', 'ZZZZZZZZ1', 'A99999999999'])('such as %s are refused', async (address) => {
    const number = Number(/\d+/u.exec(address)?.[0]);
    const rows = `${people}<row r="${Math.max(4, number)}"><c r="${address}"><v>1</v></c></row>`;
    expect(await refusalFrom(() => readTyped(xlsxBytes({ sheets: [{ rows }] })), 'code')).toBe(
      'intake/damaged-workbook',
    );
  });

  it('cost nothing when only the dimension names them, or the last cell alone is filled', async () => {
    const far = `${people}<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>`;
    const before = '<dimension ref="A1:XFD1048576"/>';
    const result = await readApart(xlsxBytes({ sheets: [{ rows: far, before }] }));
    expect(result).toMatchObject({ refusal: null, rows: 3 });
    expect(result.peakMegabytes).toBeLessThan(200);
  });
});

describe('zip archives that are not what they should be', () => {
  it('are refused when their directory lists millions of files, or a file twice', async () => {
    const endOfDirectory = 0x06054b50;
    const many = forged(good, endOfDirectory, (view, at) => view.setUint16(at + 10, 65_535, true));
    expect(await refusalFrom(() => readTyped(many))).toBe('intake/too-large');
    const twice = good.slice();
    const text = Buffer.from(twice.buffer);
    for (let at = text.indexOf('xl/workbook.xml'); at >= 0; at = text.indexOf('xl/workbook.xml', at + 1)) {
      text.write('_rels/.rels\0\0\0\0', at);
    }
    expect(await refusalFrom(() => readTyped(twice))).toMatch(/^intake\//u);
  });

  it('are refused when they are locked', async () => {
    const locked = forged(good, 0x02014b50, (view, at) => view.setUint16(at + 8, 1, true));
    expect(await refusalFrom(() => readTyped(locked))).toBe('intake/encrypted');
  });
});

describe('the application', () => {
  const cases = casesFolder();
  const attacks = ['pass_protected.xlsx', 'poi_poc-xmlbomb.xlsx', 'OOM_alloc.xls'];
  const codes = ['intake/encrypted', 'intake/unsafe-workbook', 'intake/damaged-workbook'];

  it.skipIf(!cases)(
    'answers each attack of the cases with its sentence and stays alive (needs the cases folder)',
    async () => {
      const folder = makeFolder();
      const host = await startTestHost(folder);
      await createProject(host, join(folder, 'a.rungs'));
      for (const [index, file] of attacks.entries()) {
        const token = host.tokenOf(join(cases ?? '', 'messy_xlsx', file));
        const refusal = await refusalOf(host, 'extract.inspect', { jobId: newJobId(), token });
        expectWords(refusal, codes[index] ?? '');
      }
      const path = join(folder, 'good.xlsx');
      writeFileSync(path, good);
      const inspected = await host.ask('extract.inspect', { jobId: newJobId(), token: host.tokenOf(path) });
      expect(inspected.value).toMatchObject({ format: 'xlsx', rows: 2 });
      expect(readFileSync(path)).toEqual(Buffer.from(good));
    },
  );
});
