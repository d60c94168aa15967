import { describe, expect, it } from 'vitest';
import { answersDimension, groupsDimension } from '../../core/cohort/background-dimension.ts';
import {
  outcomeDimension,
  strataBackgrounds,
} from '../../core/analyses/intersectional-progression/dimensions.ts';
import { type Dimension, draftTable } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { staff } from './staff.ts';
import { randomFrom } from '../bench/random.ts';

/**
 * Twin organisations, which differ in what one person alone in a row answered, or came to, and round to the same
 * figures of everyone: the same is published of both, whoever runs the program on them.
 */
const policy = policies['10-5'];
const rowsOf = (size: number): Dimension => ({
  id: 'grade',
  label: 'Grade',
  categories: Array.from({ length: size }, (_, row) => ({ id: `${row}`, label: `${row}` })),
  subtotals: [],
  total: { id: '(all)', label: 'All' },
  revealing: [],
});

/** Counts by row and by kind; a kind is a place in the inside of the dimensions. */
type Rows = readonly (readonly number[])[];

const columnSums = (rows: Rows): readonly number[] =>
  (rows[0] ?? []).map((_, kind) => rows.reduce((sum, row) => sum + (row[kind] ?? 0), 0));

function published(rows: Rows, dimensions: readonly Dimension[]): string {
  const split = [rowsOf(rows.length), ...dimensions];
  const [done] = protect(
    [
      new Unprotected([
        draftTable('everyone', 'Everyone', staff, dimensions, Float64Array.from(columnSums(rows))),
        draftTable('split', 'Split', staff, split, Float64Array.from(rows.flat())),
      ]),
    ],
    policy,
    emptyLedger,
  );
  return JSON.stringify(done?.value.tables.map(({ counts }) => counts));
}

/** What anybody is told of a figure of everyone without any protection of others; nothing but its rounding differs. */
function roundedEveryone(rows: Rows, dimensions: readonly Dimension[]): string {
  const { counts } = draftTable('', '', staff, dimensions, Float64Array.from(columnSums(rows)));
  return Array.from(counts, (count) =>
    count === 0 ? 'nobody' : count < policy.threshold ? 'few' : Math.round(count / 5),
  ).join();
}

const outcome = outcomeDimension({
  yesLabel: 'Yes',
  noLabel: 'No',
  where: { yes: { promoted: ['Yes'] }, no: { promoted: ['No'] }, recorded: {}, unrecorded: {} },
});
const structures: readonly (readonly [string, readonly Dimension[]])[] = [
  ['groups', [groupsDimension]],
  ['answers', [answersDimension]],
  ['outcomes of groups', [strataBackgrounds, outcome]],
];

describe.each(structures)('one person alone in a row: %s', (_, dimensions) => {
  it('publishes the same for every twin', () => {
    const random = randomFrom(20_261_201);
    const upTo = (most: number): number => Math.floor(random() * (most + 1));
    const kinds = dimensions.reduce((product, { categories }) => product * categories.length, 1);
    const count = (): number => [0, upTo(12), upTo(12), upTo(60), upTo(60)][upTo(4)] ?? 0;
    let pairs = 0;
    for (let attempt = 0; attempt < 120; attempt++) {
      const rows = Array.from({ length: 2 + upTo(3) }, () => Array.from({ length: kinds }, count));
      const twins = Array.from({ length: kinds }, (__, kind) => [
        ...rows,
        Array.from({ length: kinds }, (___, each) => (each === kind ? 1 : 0)),
      ]);
      const alike = Map.groupBy(twins, (twin) => roundedEveryone(twin, dimensions));
      for (const group of alike.values()) {
        if (group.length < 2) continue;
        pairs += group.length - 1;
        const seen = new Set(group.map((twin) => published(twin, dimensions)));
        expect([...seen]).toHaveLength(1);
      }
    }
    expect(pairs).toBeGreaterThan(20);
  });
});
