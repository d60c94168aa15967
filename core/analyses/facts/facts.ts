import type { DraftTable } from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import type { Cohort } from '../../cohort/cohort.ts';
import type { Cell, Fact, Result, ResultTable, Strength } from '../../results/result.ts';
import { clear, type Ground, heeding, type NotClear, uncertain } from '../../results/strength.ts';
import { askedOtherwise } from './asked-otherwise.ts';
import { everybodyAsked } from './everybody-asked.ts';
import type { FactNames, FactSource, SaidFact } from './fact-source.ts';
import { joins } from './joins.ts';
import { placedByHand } from './placed-by-hand.ts';

/** In the order in which they are said. A new kind of fact is one file and one line here. */
const sources: readonly FactSource[] = [joins, placedByHand, everybodyAsked, askedOtherwise];

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

/** Grounds of an analysis on which the facts forbid Clear, with the reasons. */
export function notClear(facts: readonly SaidFact[], restsOn: readonly Ground[]): NotClear {
  const reasonFor = (grounds: readonly Ground[]): string | null =>
    facts.flatMap(({ whyNotClear }) => grounds.flatMap((ground) => whyNotClear[ground] ?? []))[0] ?? null;
  const grounds: readonly Ground[] = ['data', ...restsOn];
  return {
    inData: reasonFor(grounds.filter((ground) => ground !== 'benchmark')),
    againstBenchmark: reasonFor(grounds),
  };
}

/**
 * Lowers Clear where a fact forbids it, in the strength and in table columns of strengths, which compare with a
 * benchmark.
 */
export function heedFacts<Said extends Pick<Result, 'strength' | 'tables'>>(
  said: Said,
  { inData, againstBenchmark }: NotClear,
): Said {
  return {
    ...said,
    strength: said.strength && heeding(said.strength, inData),
    tables:
      againstBenchmark === null
        ? said.tables
        : said.tables.map((table) => tableWithout(table, clear('').label, uncertain(againstBenchmark))),
  };
}

/** Tables are exported one by one, so each states the lower strength and its reason. */
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
