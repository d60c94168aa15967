import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  Utf8View,
  vectorFromArray,
} from 'apache-arrow';
import { casesFolder } from '../../cases.ts';
import reference from '../../references/sas-transport.json' with { type: 'json' };
import { writeDta, type DtaVariable } from '../dta-writer.ts';
import { openParquetWriting } from '../parquet-writing.ts';
import { type SavVariable, writeSav } from '../sav-writer.ts';
import { row, xlsxBytes, zipOf } from '../xlsx-bytes.ts';

/** Formats by the usual ending of their files; each with small files of its own. */
export const mutated = [
  'csv',
  'xlsx',
  'xls',
  'ods',
  'sav',
  'zsav',
  'dta',
  'xpt',
  'parquet',
  'arrow',
] as const;
export type Mutated = (typeof mutated)[number];

const LARGEST_CASE_BYTES = 40_000;
const ROWS = 40;
const rows = Array.from({ length: ROWS }, (_, index) => index);
const grades = rows.map((index) => `Grade ${'ABC'[index % 3]}`);

export async function smallFiles(format: Mutated): Promise<readonly Uint8Array[]> {
  return [...(await ownFiles(format)), ...caseFiles(format)];
}

async function ownFiles(format: Mutated): Promise<readonly Uint8Array[]> {
  switch (format) {
    case 'csv':
      return [csv(','), csv(';'), new TextEncoder().encode('a\tb\r\n"x ""y"\tü\r\n1\t2\r\n')];
    case 'xlsx':
      return [workbook()];
    case 'ods':
      return [spreadsheet()];
    case 'sav':
      return [writeSav(survey), writeSav(survey, { compression: 'bytecode', encoding: 'windows-1252' })];
    case 'zsav':
      return [writeSav(survey, { compression: 'zlib', blockBytes: 512 })];
    case 'dta':
      return [writeDta(panel, { release: 115 }), writeDta([...panel, essay], { release: 118, hasMap: true })];
    case 'xpt':
      return reference.files.map(({ hex }) => new Uint8Array(Buffer.from(hex, 'hex')));
    case 'parquet':
      return parquetFiles();
    case 'arrow':
      return [tableToIPC(table(), 'file'), tableToIPC(table(), 'stream')];
    case 'xls':
      return [];
  }
}

/** Those of the cases with known answers, where they are. */
function caseFiles(format: Mutated): readonly Uint8Array[] {
  const cases = casesFolder();
  if (cases === null) return [];
  return ['messy_csv', 'messy_xlsx', 'messy_parquet', 'messy_statfiles']
    .map((name) => join(cases, name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(`.${format}`))
        .map((name) => join(folder, name)),
    )
    .filter((path) => statSync(path).size > 0 && statSync(path).size <= LARGEST_CASE_BYTES)
    .map((path) => new Uint8Array(readFileSync(path)));
}

function csv(delimiter: string): Uint8Array {
  const lines = rows.map((index) =>
    [index, grades[index], `"a ""quoted"" ${index}"`, `${index}.5`].join(delimiter),
  );
  return new TextEncoder().encode([['id', 'Grade', 'Größe', 'Pay'].join(delimiter), ...lines, ''].join('\n'));
}

function workbook(): Uint8Array {
  const cells = rows.map((index) =>
    row(index + 2, [grades[index] ?? '', index, `<c r="C${index + 2}" t="s"><v>${index % 2}</v></c>`]),
  );
  return xlsxBytes({
    sheets: [{ rows: row(1, ['Grade', 'Pay', 'Answer']) + cells.join('') }, { rows: '', state: 'hidden' }],
    strings: '<si><t>Yes</t></si><si><t>No &amp; never</t></si>',
    styles:
      '<numFmts><numFmt numFmtId="200" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>',
  });
}

function spreadsheet(): Uint8Array {
  const names = ['office', 'table', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const cells = rows.map(
    (index) =>
      `<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>${grades[index]}<text:s text:c="3"/></text:p></table:table-cell><table:table-cell office:value-type="float" office:value="${index}" table:number-columns-repeated="3"/></table:table-row>`,
  );
  return zipOf({
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<office:document-content ${names.join(' ')}><office:body><office:spreadsheet><table:table table:name="A">${cells.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

const survey: readonly SavVariable[] = [
  { name: 'ID', values: rows },
  { name: 'GRADE', width: 8, values: grades, labels: [['Grade A', 'Top']] },
  {
    name: 'CLASS',
    values: rows.map((index) => (index % 4) + 1),
    labels: [
      [1, 'Yes'],
      [2, 'No'],
    ],
    missing: [4],
  },
  { name: 'ESSAY', width: 300, values: rows.map((index) => 'word '.repeat(index)) },
  { name: 'DAY', format: 20, values: rows.map((index) => 13_000_000_000 + index * 86_400) },
];

const panel: readonly DtaVariable[] = [
  { name: 'id', type: 'int', values: rows },
  { name: 'grade', type: 'str8', values: grades },
  {
    name: 'class',
    type: 'byte',
    labels: [
      [1, 'Yes'],
      [2, 'No'],
      ['.a', 'Refused'],
    ],
    values: rows.map((index) => (index % 5 === 0 ? '.a' : (index % 2) + 1)),
  },
  { name: 'pay', type: 'double', values: rows.map((index) => index / 8) },
];
const essay: DtaVariable = {
  name: 'essay',
  type: 'strL',
  values: rows.map((index) => 'word '.repeat(index)),
};

async function parquetFiles(): Promise<readonly Uint8Array[]> {
  const duckdb = await openParquetWriting();
  const query = `SELECT i AS id, 'grade ' || (i % 3) AS grade, CASE WHEN i % 5 = 0 THEN NULL ELSE i / 8 END AS pay,
    'a longer name ' || i AS name, DATE '2020-01-01' + i::INTEGER AS day, i::DECIMAL(20, 2) AS due, i % 2 = 0 AS yes
    FROM range(${ROWS}) AS t(i)`;
  try {
    const files: Uint8Array[] = [];
    for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw']) {
      for (const version of ['V1', 'V2']) {
        files.push(await duckdb.write(query, `, COMPRESSION ${codec}, PARQUET_VERSION ${version}`));
      }
    }
    return files;
  } finally {
    duckdb.close();
  }
}

function table(): Table {
  return new Table({
    id: vectorFromArray(rows.map(BigInt), new Int64()),
    grade: vectorFromArray(grades, new Dictionary(new Utf8(), new Int32())),
    pay: vectorFromArray(
      rows.map((index) => (index % 5 === 0 ? null : index / 8)),
      new Float64(),
    ),
    name: vectorFromArray(
      rows.map((index) => `a rather long name ${index}`),
      new Utf8View(),
    ),
    list: vectorFromArray(
      rows.map((index) => [index]),
      new List(new Field('item', new Int32())),
    ),
    pair: vectorFromArray(
      rows.map((index) => ({ a: index })),
      new Struct([new Field('a', new Int32(), true)]),
    ),
  });
}
