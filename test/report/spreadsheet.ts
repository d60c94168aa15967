import { strFromU8, unzipSync } from 'fflate';
import type { Result } from '../../core/results/result.ts';
import { odsFile } from '../../core/report/workbook/ods.ts';
import { reportWorkbook } from '../../core/report/workbook/report-workbook.ts';
import { xlsxFile } from '../../core/report/workbook/xlsx.ts';
import { about, admitted } from './fixture.ts';

export const formats = ['xlsx', 'ods'] as const;
export type Format = (typeof formats)[number];

export async function spreadsheet(
  format: Format,
  results: readonly Result[],
  stated = about,
): Promise<Uint8Array> {
  const workbook = reportWorkbook(admitted(...results), stated);
  return format === 'xlsx' ? xlsxFile(workbook) : odsFile(workbook);
}

export type ReadCell = {
  readonly text: string;
  readonly type: string;
  readonly style: string;
  readonly xml: string;
};
export type ReadSheet = {
  readonly name: string;
  /** By address, "A1". */
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly table: { readonly name: string; readonly range: string; readonly xml: string } | null;
  readonly xml: string;
};

/** What a program that opens the file would find, read from its XML. */
export function readSheets(format: Format, bytes: Uint8Array): readonly ReadSheet[] {
  const files = readFiles(bytes);
  return format === 'xlsx' ? xlsxSheets(files) : odsSheets(files);
}

export function readFiles(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
}

function xlsxSheets(files: Readonly<Record<string, string>>): readonly ReadSheet[] {
  const shared = [...(files['xl/sharedStrings.xml'] ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(
    ([, item = '']) => plain(item),
  );
  const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)"/g)];
  return names.map(([, name = ''], index) => {
    const xml = files[`xl/worksheets/sheet${index + 1}.xml`] ?? '';
    const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(
      ([whole, address = '', attributes = '', content = '']): [string, ReadCell] => {
        const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
        const text = type === 's' ? (shared[Number(plain(content))] ?? '') : plain(content);
        return [address, { text, type, style: /s="(\d+)"/.exec(attributes)?.[1] ?? '', xml: whole }];
      },
    );
    const rels = files[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] ?? '';
    const tableXml = files[`xl/tables/${/tables\/(table\d+\.xml)/.exec(rels)?.[1]}`] ?? '';
    const [, tableName = '', range = ''] = /name="([^"]*)"[\s\S]*? ref="([^"]*)"/.exec(tableXml) ?? [];
    return {
      name: unescape(name),
      cells: new Map(cells),
      table: tableXml === '' ? null : { name: tableName, range, xml: tableXml },
      xml,
    };
  });
}

function odsSheets(files: Readonly<Record<string, string>>): readonly ReadSheet[] {
  const content = files['content.xml'] ?? '';
  const ranges = [...content.matchAll(/<table:database-range [^>]*>/g)].map(([xml]) => xml);
  return [...content.matchAll(/<table:table table:name="([^"]*)"[\s\S]*?<\/table:table>/g)].map(
    ([xml, name = '']) => {
      const cells = [...xml.matchAll(/<table:table-row [\s\S]*?<\/table:table-row>/g)].flatMap(([row], at) =>
        [...row.matchAll(/<table:table-cell [^>]*?(?:\/>|>[\s\S]*?<\/table:table-cell>)/g)].map(
          ([cell], column): [string, ReadCell] => [
            `${String.fromCharCode(65 + column)}${at + 1}`,
            {
              text: /office:value="([^"]*)"/.exec(cell)?.[1] ?? plain(cell),
              type: /office:value-type="(\w+)"/.exec(cell)?.[1] ?? '',
              style: /table:style-name="([^"]*)"/.exec(cell)?.[1] ?? '',
              xml: cell,
            },
          ],
        ),
      );
      const range = ranges.find((each) => each.includes(`'${name}'.`)) ?? '';
      const [, from = '', to = ''] = /address="'[^']*'\.(\w+):'[^']*'\.(\w+)"/.exec(range) ?? [];
      return {
        name: unescape(name),
        cells: new Map(cells),
        table:
          range === ''
            ? null
            : { name: /table:name="([^"]*)"/.exec(range)?.[1] ?? '', range: `${from}:${to}`, xml: range },
        xml,
      };
    },
  );
}

/** [first column, first row, last column, last row], columns from 1. */
export function rangeOf(range: string): readonly [number, number, number, number] {
  const [, a = '', b = '', c = '', d = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
  const numberOf = (name: string) =>
    Array.from(name).reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0);
  return [numberOf(a), Number(b), numberOf(c), Number(d)];
}

export function addressOf(column: number, row: number): string {
  return `${String.fromCharCode(64 + column)}${row}`;
}

function plain(xml: string): string {
  return unescape(xml.replaceAll('<text:tab/>', '\t').replace(/<[^>]*>/g, ''));
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
