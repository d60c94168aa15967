import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesFolder } from '../cases.ts';
import { refusalFrom } from './refusal.ts';
import { readTyped } from './typed-table.ts';
import { row, xlsxBytes } from './xlsx-bytes.ts';

const MOST_MILLISECONDS = 10_000;
const people = row(1, ['Grade', 'Pay', 'Team']) + row(2, ['A', 100, 'North']) + row(3, ['B', 200.5, 'South']);
const answer = { Grade: ['A', 'B'], Pay: [100, 200.5], Team: ['North', 'South'] };
const xlsx = xlsxBytes({
  sheets: [{ rows: people, after: '<mergeCells><mergeCell ref="D1:E1"/></mergeCells>' }],
  strings: '<si><t>spare</t></si>',
  styles: '<cellXfs><xf numFmtId="0"/></cellXfs>',
});

const cells = (words: readonly (string | number)[]): string =>
  words
    .map((word) =>
      typeof word === 'number'
        ? `<t:table-cell o:value-type="float" o:value="${word}"/>`
        : `<t:table-cell o:value-type="string"><x:p>${word}</x:p></t:table-cell>`,
    )
    .join('');
const table = [
  ['Grade', 'Pay', 'Team'],
  ['A', 100, 'North'],
  ['B', 200.5, 'South'],
].map((words) => `<t:table-row>${cells(words)}</t:table-row>`);
const ods = zipSync({
  mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
  'content.xml': strToU8(
    `<o:document-content><o:body><o:spreadsheet><t:table t:name="A">${table.join('')}</t:table></o:spreadsheet></o:body></o:document-content>`,
  ),
  'META-INF/manifest.xml': strToU8('<manifest/>'),
});

/** Null or the code of a refusal; anything else thrown fails the test, and so does dawdling. */
async function outcomeOf(bytes: Uint8Array): Promise<string | null> {
  const started = performance.now();
  const refusal = await refusalFrom(() => readTyped(bytes));
  expect(performance.now() - started).toBeLessThan(MOST_MILLISECONDS);
  if (refusal !== null) expect(refusal).toMatch(/^intake\/[a-z-]+$/u);
  return refusal;
}

function flip(bytes: Uint8Array, flips: readonly (readonly [place: number, mask: number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [place, mask] of flips) copy[place % copy.length]! ^= mask;
  return copy;
}

const someFlips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
  minLength: 1,
  maxLength: 4,
});

describe.each([
  ['an Excel workbook', xlsx],
  ['an OpenDocument spreadsheet', ods],
])('%s', (_, whole) => {
  it('is read whole', async () => {
    expect((await readTyped(whole)).columns).toEqual(answer);
  });

  it('is refused wherever it is cut', async () => {
    for (let length = 4; length < whole.length; length++) {
      expect(await outcomeOf(whole.subarray(0, length))).not.toBeNull();
    }
  });

  it('is refused or read right whichever single bit is turned', async () => {
    let refused = 0;
    for (let bit = 0; bit < whole.length * 8; bit += 11) {
      const bytes = flip(whole, [[bit >> 3, 1 << (bit & 7)]]);
      if ((await outcomeOf(bytes)) !== null) refused++;
      else if (bytes[0] === 0x50)
        expect(Object.values((await readTyped(bytes)).columns)).toEqual(Object.values(answer));
    }
    expect(refused).toBeGreaterThan(whole.length / 3);
  });

  it('is refused or read, and never crashes, whichever bytes are changed', async () => {
    await fc.assert(
      fc.asyncProperty(someFlips, async (flips) => {
        await outcomeOf(flip(whole, flips));
      }),
      { numRuns: 300 },
    );
  });
});

const folder = casesFolder();

describe.skipIf(!folder)('an old Excel workbook (needs the cases folder)', () => {
  const whole = folder ? readFileSync(join(folder, 'messy_xlsx', 'date.xls')) : new Uint8Array();

  it('is refused or read, and never crashes, wherever it is cut and whichever bytes are changed', async () => {
    for (let length = 8; length < whole.length; length += 61) await outcomeOf(whole.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(someFlips, async (flips) => {
        await outcomeOf(flip(whole, flips));
      }),
      { numRuns: 300 },
    );
  });
});

/** XML that went through the checks of the archive, as a writer with faults would leave it. */
describe('a part with faults in it', () => {
  it('is refused or read, and never crashes', async () => {
    const sheet = `<worksheet><sheetData>${people}</sheetData></worksheet>`;
    await fc.assert(
      fc.asyncProperty(someFlips, fc.nat(sheet.length), async (flips, cut) => {
        const bytes = flip(strToU8(sheet), flips).subarray(0, cut % 2 === 0 ? sheet.length : cut);
        const parts = { 'xl/worksheets/sheet0.xml': new TextDecoder('latin1').decode(bytes) };
        await outcomeOf(xlsxBytes({ sheets: [{ rows: '' }], parts }));
      }),
      { numRuns: 600 },
    );
  });
});
