import { describe, expect, it } from 'vitest';
import { type Dimension, draftTable, type DraftTable } from '../../core/disclosure/draft.ts';
import type { CountPlace, DraftFigure } from '../../core/disclosure/figure.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { randomFrom } from '../bench/random.ts';
import { staff } from './staff.ts';

/**
 * Means of everyone, of grades and of grades and sexes at once, against somebody who solves the equations that they are:
 * every set of cells whose sum is a linear combination of told ones is found by elimination.
 */
const GRADES = 3;
const SEXES = 2;
const ATOMS = GRADES * SEXES;

const dimension = (id: string, size: number): Dimension => ({
  id,
  label: id,
  categories: Array.from({ length: size }, (_, place) => ({ id: `${place}`, label: `${place}` })),
  subtotals: [],
  total: { id: '(all)', label: 'All' },
  revealing: [],
});
const grade = dimension('grade', GRADES);
const sex = dimension('sex', SEXES);

/** Pay of the people of each cell of grade and sex. */
type Organisation = readonly (readonly number[])[];

type Cell = { readonly id: string; readonly atoms: readonly number[]; readonly at: CountPlace['at'] };

const cellsOf = (...kinds: readonly ('all' | 'grade' | 'sex' | 'both')[]): readonly Cell[] =>
  [...Array(GRADES).keys(), null].flatMap((g) =>
    [...Array(SEXES).keys(), null].flatMap((s): Cell[] => {
      const kind = g === null ? (s === null ? 'all' : 'sex') : s === null ? 'grade' : 'both';
      if (!kinds.includes(kind)) return [];
      const atoms = Array.from({ length: ATOMS }, (_, atom) => atom).filter(
        (atom) => (g === null || Math.floor(atom / SEXES) === g) && (s === null || atom % SEXES === s),
      );
      const at = { grade: g === null ? '(all)' : `${g}`, sex: s === null ? '(all)' : `${s}` };
      return [{ id: `${kind} ${g} ${s}`, atoms, at }];
    }),
  );

function payOf(organisation: Organisation, atoms: readonly number[]): readonly number[] {
  return atoms.flatMap((atom) => organisation[atom] ?? []).toSorted((one, other) => other - one);
}

function draftOf(organisation: Organisation, cells: readonly Cell[]): Unprotected {
  const table: DraftTable = draftTable(
    'people',
    'People',
    staff,
    [grade, sex],
    Float64Array.from(organisation, ({ length }) => length),
  );
  const figures = cells.map(({ id, atoms, at }): DraftFigure => {
    const pay = payOf(organisation, atoms);
    const total = pay.reduce((sum, each) => sum + each, 0);
    const of = { table: 'people', at };
    return {
      id,
      people: [of],
      leastPeople: 30,
      values: pay.length === 0 ? {} : { value: total / pay.length },
      rules: [
        {
          ...{ kind: 'mean', amount: 'pay', of, people: pay.length, total, alike: 1 },
          largest: [pay[0] ?? 0, pay[1] ?? 0],
        },
      ],
      precision: { kind: 'significant', digits: 3 },
    };
  });
  return new Unprotected([table], figures);
}

/** Sets of cells whose sum follows from the told ones, those of nobody left out. */
function solved(told: readonly Cell[], organisation: Organisation): readonly (readonly number[])[] {
  const isFilled = (atom: number): boolean => (organisation[atom]?.length ?? 0) > 0;
  const vector = (atoms: readonly number[]): number[] =>
    Array.from({ length: ATOMS }, (_, atom) => (atoms.includes(atom) && isFilled(atom) ? 1 : 0));
  const rank = rankOf(told.map(({ atoms }) => vector(atoms)));
  const sets = Array.from({ length: 2 ** ATOMS - 1 }, (_, bits) =>
    Array.from({ length: ATOMS }, (__, atom) => atom).filter((atom) => (bits + 1) & (1 << atom)),
  );
  return sets.filter(
    (set) => set.every(isFilled) && rankOf([...told.map(({ atoms }) => vector(atoms)), vector(set)]) === rank,
  );
}

function rankOf(rows: readonly (readonly number[])[]): number {
  let left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < ATOMS; column++) {
    const pivot = left.find((row) => Math.abs(row[column] ?? 0) > 1e-9);
    if (!pivot) continue;
    rank++;
    left = left
      .filter((row) => row !== pivot)
      .map((row) => row.map((value, at) => value - ((row[column] ?? 0) / pivot[column]!) * (pivot[at] ?? 0)));
  }
  return rank;
}

function isSafe(pay: readonly number[]): boolean {
  const total = pay.reduce((sum, each) => sum + each, 0);
  const [first = 0, second = 0] = pay;
  // 30 in print, of which each count is within 2 of it.
  return (
    pay.length >= 30 - 2 * ATOMS &&
    first <= total / 2 &&
    first + second <= 0.9 * total &&
    total - first - second >= 0.1 * first
  );
}

function toldOf(organisation: Organisation, drafts: readonly (readonly Cell[])[]): readonly Cell[] {
  const done = protect(
    drafts.map((cells) => draftOf(organisation, cells)),
    policies['10-5'],
    emptyLedger,
  );
  const shown = done.flatMap(({ value }) =>
    value.figures.flatMap(({ id, values }) =>
      values === null || Object.keys(values).length === 0 ? [] : id,
    ),
  );
  return drafts.flat().filter(({ id }) => shown.includes(id));
}

const drafts = {
  'everyone and the grades': [cellsOf('all', 'grade')],
  'everyone and both fields at once': [cellsOf('all', 'both')],
  'the grades in one result, both fields in another': [cellsOf('all', 'grade'), cellsOf('all', 'both')],
};

function randomOrganisation(random: () => number): Organisation {
  return Array.from({ length: ATOMS }, () => {
    const size =
      random() < 0.15 ? 0 : random() < 0.25 ? 1 + Math.floor(random() * 9) : 10 + Math.floor(random() * 80);
    return Array.from({ length: size }, () => 20_000 * (1 + random()) * (random() < 0.02 ? 4 : 1));
  });
}

describe('means that are told together', () => {
  it.each(Object.entries(drafts))('give no sum of few people, or of one, away: %s', (_, asked) => {
    const random = randomFrom(11);
    let parts = 0;
    for (let run = 0; run < 150; run++) {
      const organisation = randomOrganisation(random);
      const told = toldOf(organisation, asked);
      for (const set of solved(told, organisation)) {
        expect(isSafe(payOf(organisation, set)), `run ${run}: ${set.join()}`).toBe(true);
      }
      parts += told.filter(({ id }) => !id.startsWith('all')).length;
    }
    expect(parts).toBeGreaterThan(100);
  });
});
