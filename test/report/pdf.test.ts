import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameResults } from '../../core/report/json/json.ts';
import { stampPdf } from '../../core/report/html/pdf-stamp.ts';
import { findBrowser, printWithBrowser } from '../../electron/export/print-report.ts';
import { prepareReport } from '../../electron/export/write-report.ts';
import { filesOf } from '../../electron/export/report-files.ts';
import { about, admitted, completionResult, representationResult } from './fixture.ts';

const results = nameResults(admitted(representationResult, completionResult));
const folder = mkdtempSync(join(tmpdir(), 'rungs-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Node = {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
};

function flatten(node: Node | null): readonly Node[] {
  return node === null ? [] : [node, ...(node.children ?? []).flatMap(flatten)];
}

describe.skipIf(findBrowser() === null)('a report as PDF (skipped where no Chromium is installed)', () => {
  let bytes: Uint8Array = new Uint8Array();
  let pdf: PDFDocumentProxy;
  let tags: readonly Node[] = [];

  async function print(): Promise<Uint8Array> {
    const request = { results, about, print: (html: string) => printWithBrowser(html, folder) };
    const [file] = await filesOf('pdf', request);
    return file && typeof file.content !== 'string' ? file.content : new Uint8Array();
  }

  beforeAll(async () => {
    bytes = await print();
    pdf = await getDocument({ data: bytes.slice(), useSystemFonts: true, verbosity: 0 }).promise;
    const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
    const trees = await Promise.all(pages.map(async (page) => (await page).getStructTree()));
    tags = trees.flatMap((tree) => flatten(tree as Node | null));
  });

  it('states title and language, and the stated time in place of the clock', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: about.title,
      Language: 'en-GB',
      Creator: 'Rungs',
      CreationDate: "D:20260402093000+00'00'",
      ModDate: "D:20260402093000+00'00'",
    });
  });

  it('is tagged: headings, lists, tables with header cells', async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const count = (role: string): number => tags.filter((tag) => tag.role === role).length;
    expect(count('H1')).toBe(1);
    expect(count('H2')).toBe(5);
    expect(count('H3')).toBeGreaterThan(4);
    expect(count('Table')).toBe(4);
    expect(count('TH')).toBeGreaterThanOrEqual(6 + 6 + 2 + 5 + 4 + 3 + 2 + 3);
    expect(count('L')).toBeGreaterThan(0);
  });

  it('has the description of each chart as its alternative text', () => {
    const alternatives = tags.flatMap(({ role, alt }) =>
      role === 'Figure' && alt !== undefined ? [alt] : [],
    );
    for (const chart of [...representationResult.charts, ...completionResult.charts]) {
      expect(alternatives.some((text) => text.includes(chart.description))).toBe(true);
    }
  });

  it('has an outline that leads to every finding and closing section', async () => {
    const outline = await pdf.getOutline();
    const titles = JSON.stringify(outline);
    expect(outline[0]?.title).toBe(about.title);
    for (const title of [
      'What was found',
      '1. Who works here',
      '2. Can these answers',
      'About these figures',
      'Methods',
    ]) {
      expect(titles).toContain(title);
    }
  });

  it('is the same, byte for byte, when it is printed again', async () => {
    expect(Buffer.compare(await print(), bytes)).toBe(0);
  });

  it('leaves nothing behind but itself', async () => {
    const report = await prepareReport(folder, results, ['pdf'], about, printWithBrowser);
    expect(report.names).toEqual(['report.pdf']);
    report.commit();
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });
});

describe('a report where nothing can print', () => {
  it('is written without the PDF', async () => {
    const place = join(folder, 'without');
    const report = await prepareReport(place, results, ['pdf', 'json'], about, async () => null);
    expect(report.names).toEqual(['results.json']);
    expect(readdirSync(place)).toEqual(['results.json.next']);
    report.commit();
    expect(readdirSync(place)).toEqual(['results.json']);
  });
});

describe('the stamp on a PDF', () => {
  const text =
    "/Creator (A \\(b\\))\n/CreationDate (D:20200101000000+00'00')\n/ModDate (D:20200101000000+00'00')>> (node00000042) (node00000007)";
  const stamp = (from: string): string =>
    Buffer.from(stampPdf(Buffer.from(from, 'latin1'), '2026-04-02T09:30:00.000Z')).toString('latin1');

  it('replaces clock, name and running numbers without moving anything', () => {
    expect(stamp(text)).toBe(
      "/Creator (Rungs)  \n/CreationDate (D:20260402093000+00'00')\n/ModDate (D:20260402093000+00'00')>> (node00000002) (node00000001)",
    );
    expect(stamp(text)).toHaveLength(text.length);
  });

  it('touches nothing else', () => {
    const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));
    expect(stamp(bytes)).toBe(bytes);
  });
});
