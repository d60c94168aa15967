import { besideText, filterText } from './context-items.ts';
import type { Result, Strength } from '../../results/result.ts';
import { listText } from '../../words/list-text.ts';

/** A result with its number in the report. */
export type NumberedFinding = {
  readonly number: number;
  readonly id: string;
  readonly result: Result;
  /** Distinguishes findings of the same question: "Staff, March 2026, by grade"; may be ''. */
  readonly scope: string;
  /** First sentence that no earlier finding has said. */
  readonly news: string;
  /** Strength of the headline; null where `news` is another sentence. */
  readonly newsStrength: Strength | null;
  /** Warning that the pinned finding is stale, with its causes; null where it is current. */
  readonly stale: string | null;
};

export function numberFindings(
  results: readonly Result[],
  stale: readonly (string | null)[] = [],
): readonly NumberedFinding[] {
  const said = new Set<string>();
  return results.map((result, index) => {
    const news = result.sentences.find((sentence) => !said.has(sentence)) ?? result.sentences[0] ?? '';
    for (const sentence of result.sentences) said.add(sentence);
    return {
      number: index + 1,
      id: `finding-${index + 1}`,
      result,
      scope: scopeOf(result, results),
      news,
      newsStrength: news === result.sentences[0] ? result.strength : null,
      stale: stale[index] ?? null,
    };
  });
}

function scopeOf(result: Result, all: readonly Result[]): string {
  const rivals = all
    .filter((other) => other.analysis.question === result.analysis.question)
    .map((other) => new Set(factsOf(other)));
  const telling = factsOf(result).filter((fact) => !rivals.every((facts) => facts.has(fact)));
  return telling.join(', ');
}

function factsOf({ context, split }: Result): readonly string[] {
  return [
    context.dataset,
    ...context.beside.map((each) => `beside ${besideText(each)}`),
    ...(context.filters.length > 0 ? [filterText(context.filters)] : []),
    ...(context.weight === null ? [] : [context.weight]),
    ...(split.length === 0 ? [] : [`by ${listText(split).toLowerCase()}`]),
    ...(context.benchmark ? [`against ${context.benchmark.label}`] : []),
  ];
}

/** A part shared by several findings, printed once. */
export type Shared<Value> = {
  readonly id: string;
  readonly value: Value;
  readonly numbers: readonly number[];
  /** "Findings 1, 2 and 5". */
  readonly usedIn: string;
};

export function shareOut<Value>(
  name: string,
  findings: readonly NumberedFinding[],
  pick: (result: Result) => Value | null,
): readonly Shared<Value>[] {
  const parts = new Map<string, { readonly value: Value; readonly numbers: number[] }>();
  for (const { result, number } of findings) {
    const value = pick(result);
    if (value === null) continue;
    const key = JSON.stringify(value);
    const part = parts.get(key) ?? { value, numbers: [] };
    part.numbers.push(number);
    parts.set(key, part);
  }
  return [...parts.values()].map(({ value, numbers }, index) => ({
    id: `${name}-${index + 1}`,
    value,
    numbers,
    usedIn: `${numbers.length === 1 ? 'Finding' : 'Findings'} ${rangesText(numbers)}`,
  }));
}

/** 1, 2, 3 and 7 are "1 to 3 and 7". */
function rangesText(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const texts = runs.flatMap(([first, last]) => {
    if (first === last) return [String(first)];
    return last === first + 1 ? [String(first), String(last)] : [`${first} to ${last}`];
  });
  return listText(texts);
}
