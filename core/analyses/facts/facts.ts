import type { DraftTable } from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import type { Cohort } from '../../cohort/cohort.ts';
import type { Cell, Fact, Result, ResultTable, Strength } from '../../results/result.ts';
import { clear, uncertain } from '../../results/strength.ts';
import { everybodyAsked } from './everybody-asked.ts';
import type { FactNames, FactSource, SaidFact } from './fact-source.ts';
import { joins } from './joins.ts';
import { placedByHand } from './placed-by-hand.ts';

/** In the order in which they are said. A new kind of fact is one file and one line here. */
const sources: readonly FactSource[] = [joins, placedByHand, everybodyAsked];

export function draftFacts(cohort: Cohort, policy: Policy): readonly DraftTable[] {
  const { provenance } = cohort;
  return provenance ? sources.flatMap((source) => source.draft(cohort, provenance, policy)) : [];
}

export function saidFacts(published: readonly PublishedTable[], names: FactNames): readonly SaidFact[] {
  return sources.flatMap((source) => source.say(published, names));
}

export function plainFacts(said: readonly SaidFact[]): readonly Fact[] {
  return said.map(({ id, sentence, values }) => ({ id, sentence, values }));
}

/** Nothing is clear where a fact says that it cannot be. */
export function heedFacts<Said extends Pick<Result, 'strength' | 'tables'>>(
  said: Said,
  facts: readonly SaidFact[],
  isCompared: boolean,
): Said {
  const reason = facts.find(
    ({ whyNotClear, isOfBenchmark }) => whyNotClear !== null && (isCompared || !isOfBenchmark),
  );
  if (!reason?.whyNotClear) return said;
  const unclear = uncertain(reason.whyNotClear);
  return {
    ...said,
    strength: said.strength?.level === 'clear' ? unclear : said.strength,
    tables: said.tables.map((table) => tableWithout(table, clear('').label, unclear)),
  };
}

/** Each table travels alone: its column of strengths says the same, and why. */
function tableWithout(table: ResultTable, word: string, { label, reason }: Strength): ResultTable {
  const at = table.columns.findIndex(({ id }) => id === 'strength');
  const says = (cell: Cell | undefined): boolean => cell?.kind === 'text' && cell.text === word;
  if (at < 0 || !table.rows.some(({ cells }) => says(cells[at]))) return table;
  const rows = table.rows.map(({ cells }) => ({
    cells: cells.map((cell, column): Cell => {
      return column === at && says(cell) ? { kind: 'text', text: label } : cell;
    }),
  }));
  return { ...table, rows, notes: [...table.notes, reason] };
}
