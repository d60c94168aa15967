import { describe, expect, it } from 'vitest';
import { type Dimension, draftTable } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { isSmall } from './attacker.ts';
import { staff } from './staff.ts';

/**
 * The strongest reader of one line: runs the rules on every table there is and keeps those that would have been
 * published just so. Nothing can be worked out that this reader does not know.
 */
const MOST = 62;
const background: Dimension = {
  id: 'background',
  label: 'Background',
  categories: ['professional', 'intermediate', 'working-class'].map((id) => ({ id, label: id })),
  subtotals: [],
  total: { id: 'usable', label: 'Usable' },
  revealing: [0, 1, 2],
};

type Alike = { readonly tables: (readonly number[])[] };

function everyLine(): ReadonlyMap<string, Alike> {
  const alike = new Map<string, Alike>();
  for (let first = 0; first <= MOST; first++) {
    for (let second = 0; first + second <= MOST; second++) {
      for (let third = 0; first + second + third <= MOST; third++) {
        const counts = [first, second, third];
        const draft = draftTable('t', 'T', staff, [background], Float64Array.from(counts));
        const [published] = protect([new Unprotected([draft])], policies['10-5'], emptyLedger);
        const printed = JSON.stringify(published?.value.tables[0]?.counts);
        const known = alike.get(printed);
        if (known) known.tables.push(counts);
        else alike.set(printed, { tables: [counts] });
      }
    }
  }
  return alike;
}

describe('a reader who runs the rules on every line of up to 60 people', () => {
  const lines = [...everyLine().values()];

  it('meets many different publications', () => {
    expect(lines.length).toBeGreaterThan(500);
  });

  it('has three values or more left for every small count', () => {
    const least = Math.min(
      ...lines.flatMap(({ tables }) =>
        [0, 1, 2].flatMap((group) => {
          const values = tables.map((counts) => counts[group] ?? 0);
          return values.some(isSmall) ? [new Set(values).size] : [];
        }),
      ),
    );
    expect(least).toBeGreaterThanOrEqual(3);
  });

  it('never learns that all people are of one group', () => {
    const given = lines.filter(({ tables }) =>
      [0, 1, 2].some((group) =>
        tables.every((counts) => counts.every((count, each) => (each === group ? count > 0 : count === 0))),
      ),
    );
    expect(given).toEqual([]);
  });
});
