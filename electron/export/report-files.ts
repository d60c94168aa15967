import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { csvFiles } from '../../core/report/csv.ts';
import { reportDocument } from '../../core/report/document/document.ts';
import type { ReportAbout } from '../../core/report/document/blocks.ts';
import { htmlReport } from '../../core/report/html/html.ts';
import { type NamedResult, resultsJson } from '../../core/report/json/json.ts';
import { type ReportFormat, reportFormatIds } from '../../core/report/formats.ts';
import { odsFile } from '../../core/report/workbook/ods.ts';
import { stampPdf } from '../../core/report/html/pdf-stamp.ts';
import { reportWorkbook } from '../../core/report/workbook/report-workbook.ts';
import { xlsxFile } from '../../core/report/workbook/xlsx.ts';

export type ReportFile = { readonly name: string; readonly content: string | Uint8Array };

export type ReportRequest = {
  readonly results: readonly NamedResult[];
  readonly about: ReportAbout;
  /** Returns null where there is no printer; the PDF is then left out. */
  readonly print: (html: string) => Promise<Uint8Array | null>;
};

type Writer = (request: ReportRequest) => readonly ReportFile[] | Promise<readonly ReportFile[]>;

const writers: Readonly<Record<ReportFormat, Writer>> = {
  html: (request) => [{ name: 'report.html', content: htmlOf(request) }],
  xlsx: async (request) => [{ name: 'report.xlsx', content: await xlsxFile(workbookOf(request)) }],
  ods: (request) => [{ name: 'report.ods', content: odsFile(workbookOf(request)) }],
  csv: ({ results }) =>
    results
      .flatMap(({ name, result, stale }) => csvFiles(result, name, stale))
      .map(({ name, text }) => ({ name, content: text })),
  json: ({ results, about }) => [{ name: 'results.json', content: resultsJson(results, about) }],
  async pdf(request) {
    const pdf = await request.print(htmlOf(request));
    return pdf === null ? [] : [{ name: 'report.pdf', content: stampPdf(pdf, request.about.statedTime) }];
  },
};

export async function filesOf(format: ReportFormat, request: ReportRequest): Promise<readonly ReportFile[]> {
  return writers[format](request);
}

/** In the order of writing: the format that needs another program is last. */
export function inWritingOrder(formats: readonly ReportFormat[]): readonly ReportFormat[] {
  const chosen = reportFormatIds.filter((each) => formats.includes(each));
  return chosen.toSorted((one, other) => Number(one === 'pdf') - Number(other === 'pdf'));
}

function htmlOf({ results, about }: ReportRequest): string {
  const document = reportDocument(
    results.map(({ result }) => result),
    withStale(results, about),
  );
  return htmlReport(document, { fonts: { 400: font(400), 600: font(600) } });
}

function workbookOf({ results, about }: ReportRequest) {
  return reportWorkbook(
    results.map(({ result }) => result),
    withStale(results, about),
  );
}

function withStale(results: readonly NamedResult[], about: ReportAbout): ReportAbout {
  return { ...about, stale: results.map(({ stale }) => stale ?? null) };
}

function font(weight: 400 | 600): string {
  const require = createRequire(import.meta.url);
  const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`;
  return readFileSync(require.resolve(file)).toString('base64');
}
