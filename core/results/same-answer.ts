import { canonicalJson } from '../canonical-json.ts';
import { cellText } from './cell-text.ts';
import type { Result, ResultTable } from './result.ts';

/** A published figure, or words, that two answers to one question do not have in common. */
export type Difference = {
  readonly what: string;
  /** Null where it was not there. */
  readonly then: string | null;
  /** Null where it is not there any more. */
  readonly now: string | null;
};

/**
 * Whether two published results say the same: figures, strength and sentences. What has left the project in between
 * does not count, since no figure depends on it.
 */
export function isSameAnswer(one: Result, other: Result): boolean {
  return canonicalJson(saidBy(one)) === canonicalJson(saidBy(other));
}

/** Whether two published results are one and the same figure: asked in the same way, of the same people, answered alike. */
export function isSameFigure(one: Result, other: Result): boolean {
  return canonicalJson(askedBy(one)) === canonicalJson(askedBy(other)) && isSameAnswer(one, other);
}

function saidBy({ strength, sentences, tables, estimates }: Result): unknown {
  return { strength, sentences, tables, estimates };
}

function askedBy({ analysis, options, context }: Result): unknown {
  // Facts are published beside the answer, and what is said of the ledger after it.
  const { ledger: _, facts: __, ...asked } = context;
  return { id: analysis.id, options, asked };
}

/** Where two answers to one question differ, as they are printed. */
export function differencesBetween(then: Result, now: Result): readonly Difference[] {
  const words: readonly Difference[] = [
    { what: 'The finding', then: then.sentences[0] ?? null, now: now.sentences[0] ?? null },
    { what: 'Its strength', then: then.strength?.label ?? null, now: now.strength?.label ?? null },
  ];
  const before = figuresOf(then.tables);
  const after = figuresOf(now.tables);
  const figures = [...new Set([...before.keys(), ...after.keys()])].map((what) => ({
    what,
    then: before.get(what) ?? null,
    now: after.get(what) ?? null,
  }));
  return [...words, ...figures].filter((each) => each.then !== each.now);
}

/** By where they stand; a row goes by all its leading words, such as the band and the background. */
function figuresOf(tables: readonly ResultTable[]): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  for (const { title, columns, rows } of tables) {
    const firstFigure = columns.findIndex(({ numeric }) => numeric);
    const names = Math.max(1, firstFigure);
    for (const { cells } of rows) {
      const name = cells.slice(0, names).map(cellText).join(', ');
      for (const [index, cell] of cells.entries()) {
        if (index < names) continue;
        const what = `${title}: ${name}, ${columns[index]?.label ?? ''}`;
        figures.set(nextFree(figures, what), cellText(cell));
      }
    }
  }
  return figures;
}

/** Rows that all their words do not tell apart go by their place among those that are called alike. */
function nextFree(figures: ReadonlyMap<string, string>, what: string): string {
  if (!figures.has(what)) return what;
  let place = 2;
  while (figures.has(`${what}, ${place} of that name`)) place++;
  return `${what}, ${place} of that name`;
}
