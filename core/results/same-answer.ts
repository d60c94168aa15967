import { canonicalJson } from '../canonical-json.ts';
import { cellText } from './cell-text.ts';
import type { Result, ResultTable } from './result.ts';

/** A published figure or text that differs between two answers to one question. */
export type Difference = {
  readonly what: string;
  /** Null where it did not exist. */
  readonly then: string | null;
  /** Null where it no longer exists. */
  readonly now: string | null;
};

/**
 * Whether two results have the same figures, strength and sentences. Earlier releases are ignored, since no figure
 * depends on them.
 */
export function isSameAnswer(one: Result, other: Result): boolean {
  return canonicalJson(saidBy(one)) === canonicalJson(saidBy(other));
}

/** Whether two results are the same figure: same request, same people, same answer. */
export function isSameFigure(one: Result, other: Result): boolean {
  return canonicalJson(askedBy(one)) === canonicalJson(askedBy(other)) && isSameAnswer(one, other);
}

function saidBy({ strength, sentences, tables, estimates }: Result): unknown {
  return { strength, sentences, tables, estimates };
}

function askedBy({ analysis, options, context }: Result): unknown {
  // Facts and the ledger statement are not part of the question.
  const { ledger: _, facts: __, ...asked } = context;
  return { id: analysis.id, options, asked };
}

/** Differences between two answers to one question, as printed. */
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

/** Figures by coordinates; a row is identified by all its leading text cells, such as band and background. */
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

/** Rows with equal labels are numbered. */
function nextFree(figures: ReadonlyMap<string, string>, what: string): string {
  if (!figures.has(what)) return what;
  let place = 2;
  while (figures.has(`${what}, ${place} of that name`)) place++;
  return `${what}, ${place} of that name`;
}
