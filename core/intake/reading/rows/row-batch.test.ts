import { describe, expect, it } from 'vitest';
import type { FieldBatch } from '../columns/column-builder.ts';
import type { ColumnPlan } from '../columns/column-plan.ts';
import { RowBatch } from './row-batch.ts';
import { ReadBudget } from '../read-budget.ts';
import { NO_WORD } from './interned-words.ts';

const plan: ColumnPlan = {
  name: 'v',
  kind: { type: 'category' },
  tried: [],
  isFixed: false,
  isLeftOut: false,
};
const BATCH_ROWS = 1_024;

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A batch of two text columns, with the cells that it handed on. */
function openBatch(): { batch: RowBatch; cells: string[][]; alike: number[][] } {
  const cells: string[][] = [];
  const alike: number[][] = [];
  const batch = new RowBatch([plan, plan], new ReadBudget(0), (taken: FieldBatch) => {
    for (let row = 0; row < taken.rows; row++) {
      const slots = [row * 2, row * 2 + 1];
      cells.push(
        slots.map((slot) =>
          new TextDecoder().decode(taken.bytes.slice(taken.starts[slot], taken.ends[slot])),
        ),
      );
      alike.push(slots.map((slot) => taken.alike?.[slot] ?? NO_WORD));
    }
    return true;
  });
  return { batch, cells, alike };
}

function wordOf(batch: RowBatch, column: number, text: string): number {
  const bytes = utf8(text);
  return batch.wordOf(column, bytes, 0, bytes.length);
}

describe('words of a batch', () => {
  it('stand for the same text in every batch after the one they came in', () => {
    const { batch, cells, alike } = openBatch();
    const words = ['Grade A', 'Größe', 'Ω'];
    const expected: string[][] = [];
    for (let row = 0; row < 3 * BATCH_ROWS; row++) {
      const word = words[Math.floor(row / 700) % words.length]!;
      batch.putText(0, `person ${row}`);
      batch.putWord(1, wordOf(batch, 1, word));
      batch.endRow(row + 1);
      expected.push([`person ${row}`, word]);
    }
    batch.flush();
    expect(cells).toEqual(expected);
    expect(new Set(alike.map(([, number]) => number))).toEqual(new Set([1, 2, 3]));
  });

  it('are kept apart by column, and a blank cell is no word', () => {
    const { batch, cells, alike } = openBatch();
    batch.putWord(0, wordOf(batch, 0, 'Yes'));
    batch.putWord(1, wordOf(batch, 1, 'No'));
    batch.endRow(1);
    batch.endRow(2);
    batch.flush();
    batch.endRow(3);
    batch.flush();
    expect(cells).toEqual([
      ['Yes', 'No'],
      ['', ''],
      ['', ''],
    ]);
    expect(alike.slice(1)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('are no more than the builders can tell apart, and none of them long', () => {
    const { batch } = openBatch();
    const numbers = Array.from({ length: 600 }, (_, index) => wordOf(batch, 0, `answer ${index}`));
    expect(numbers.slice(0, 512)).toEqual(Array.from({ length: 512 }, (_, index) => index + 1));
    expect(new Set(numbers.slice(512))).toEqual(new Set([NO_WORD]));
    expect(wordOf(batch, 0, 'answer 7')).toBe(8);
    expect(wordOf(batch, 1, 'x'.repeat(2_000))).toBe(NO_WORD);
    expect(wordOf(batch, 1, '')).toBe(NO_WORD);
  });
});

describe('a run of rows', () => {
  it('takes words by their places, and leaves rows without one blank', () => {
    const { batch, cells } = openBatch();
    const numbers = Uint16Array.of(wordOf(batch, 0, 'Yes'), wordOf(batch, 0, 'No'));
    batch.endRow(1);
    batch.putWords(0, numbers, Int32Array.of(1, -1, 0), 0);
    batch.putText(1, 'third', 2);
    batch.endRows(2, 3);
    batch.flush();
    expect(cells).toEqual([
      ['', ''],
      ['No', ''],
      ['', ''],
      ['Yes', 'third'],
    ]);
  });
});
