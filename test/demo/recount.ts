import { KEY_QUESTION } from './generator/columns.ts';
import type { Group } from '../../core/background/background.ts';

type Row = ReadonlyMap<string, string>;

/** First words of the answers that give a group, in small letters: whatever stands after them may be spoilt. */
const firstWords: readonly (readonly [string, Group])[] = [
  ['modern professional', 'professional'],
  ['senior, middle or junior', 'professional'],
  ['managers/administrators', 'professional'],
  ['vicar', 'professional'],
  ['clerical', 'intermediate'],
  ['small business owners', 'intermediate'],
  ['ran a guest house', 'intermediate'],
  ['technical', 'working-class'],
  ['routine', 'working-class'],
  ['manual and service', 'working-class'],
  ['long-term unemployed', 'working-class'],
  ['builder', 'working-class'],
  ['lorry driver', 'working-class'],
];

export function groupOfRow(row: Row): Group | null {
  const answer = answerOf(row).toLowerCase().replaceAll(/\s+/g, ' ');
  return firstWords.find(([words]) => answer.startsWith(words))?.[1] ?? null;
}

export function answerOf(row: Row): string {
  return row.get(KEY_QUESTION) ?? '';
}

/** The counts of a set of rows, in the shape of truth.json. */
export function recount(rows: readonly Row[]): Record<string, number> {
  const backgrounds = rows.map(groupOfRow);
  const inGroup = (group: Group): number => backgrounds.filter((each) => each === group).length;
  return {
    staff: rows.length,
    asked: rows.filter((row) => row.get('Survey Sent') === 'Yes').length,
    responded: rows.filter((row) => answerOf(row) !== '').length,
    usable: backgrounds.filter((each) => each !== null).length,
    professional: inGroup('professional'),
    intermediate: inGroup('intermediate'),
    'working-class': inGroup('working-class'),
  };
}

/** People and promotions of one group among rows, in the shape of truth.json. */
export function recountPromotions(
  rows: readonly Row[],
  group: Group,
  gradeTwelveMonthsAgo: string | null,
): { people: number; promoted: number } {
  const base = rows.filter((row) => {
    const grade = row.get('Grade 12 Months Ago') ?? '';
    return (
      groupOfRow(row) === group &&
      (gradeTwelveMonthsAgo === null ? grade !== '' : grade === gradeTwelveMonthsAgo)
    );
  });
  return {
    people: base.length,
    promoted: base.filter((row) => row.get('Promoted In Last 12 Months') === 'Yes').length,
  };
}
