import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const demoFolder = join(import.meta.dirname, '../../assets/demo');

export type Extract = {
  readonly headers: readonly string[];
  /** Rows with as many fields as there are headers, cells trimmed. */
  readonly rows: readonly ReadonlyMap<string, string>[];
  readonly raw: readonly (readonly string[])[];
  /** 1-based lines of the other rows. */
  readonly setAsideLines: readonly number[];
};

/** Reads a demo extract with no help from the generator or from the reader of the product. */
export function readExtract(file: string, encoding: 'windows-1252' | 'utf-8'): Extract {
  const text = new TextDecoder(encoding).decode(readFileSync(join(demoFolder, file)));
  const [headers = [], ...lines] = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(splitFields);
  const raw = lines.filter((fields) => fields.length === headers.length);
  return {
    headers,
    raw,
    rows: raw.map((fields) => new Map(fields.map((cell, place) => [headers[place] ?? '', cell.trim()]))),
    setAsideLines: lines.flatMap((fields, row) => (fields.length === headers.length ? [] : [row + 2])),
  };
}

/** Cells of the demo hold commas between quotes, but neither quotes nor line ends. */
function splitFields(line: string): string[] {
  return Array.from(
    line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g),
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}
