import { plainText } from '../../background/plain-text.ts';
import { draftTable, type DraftTable, type Member } from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { type Cohort, tabulate } from '../../cohort/cohort.ts';
import type { AnswersInUse } from '../../cohort/import-facts.ts';
import { inReadingOrder, listed } from './listed.ts';

const answersTableOf = (field: string, category: string): string => `raw:${field}:${category}`;
const spellingsTableOf = (field: string, category: string): string => `spelt:${field}:${category}`;

/**
 * Raw answers and spellings by category. Their counts are not published; they only decide which answers may be named,
 * so nothing can be subtracted from a category.
 */
export function countSpellings(
  cohort: Cohort,
  { field, column: { codes, labels }, countedAs }: AnswersInUse,
): readonly DraftTable[] {
  const byCategory = Map.groupBy(labels.keys(), (code) => countedAs[code] ?? '');
  return [...byCategory].flatMap(([category, members]) => {
    const answers = members.filter((code) => labels[code] !== '');
    if (category === '' || answers.length === 0) return [];
    const slotOf = new Int32Array(labels.length).fill(-1);
    for (const [slot, code] of answers.entries()) slotOf[code] = slot;
    const people = tabulate(cohort, [{ codes, slotOf, size: answers.length }]);
    const spelt = answers.map((code, slot) => {
      const answer = labels[code] ?? '';
      return { answer, written: [answer], people: people[slot] ?? 0 };
    });
    const alike = [...Map.groupBy(spelt, ({ answer }) => plainAnswer(answer))].map(([answer, each]) => ({
      answer,
      written: each.map((one) => one.answer),
      people: each.reduce((sum, next) => sum + next.people, 0),
    }));
    const memberOf = ({ answer, written }: (typeof spelt)[number], place: number): Member => ({
      ...{ id: `${place}`, label: answer },
      where: { [field]: written },
    });
    const table = (id: string, counted: typeof spelt): DraftTable =>
      draftTable(
        id,
        category,
        cohort.who,
        [listed('answer', 'Answer', counted.map(memberOf), null)],
        Float64Array.from(counted, (each) => each.people),
      );
    return [table(answersTableOf(field, category), alike), table(spellingsTableOf(field, category), spelt)];
  });
}

/** Answers that differ in case and punctuation only are one answer. */
function plainAnswer(answer: string): string {
  return plainText(answer) || answer;
}

/** Multiple of the threshold from which an answer is named. */
const NAMED_FROM = 2;

/**
 * Raw answers of a category that may be named, from twice the threshold on: otherwise an unnamed answer would be
 * disclosed where the rest of its category is known. None where the category's count is hidden, and no more than its
 * lowest possible count holds.
 */
export function namedAnswers(
  published: readonly PublishedTable[],
  field: string,
  category: string,
  people: number | null,
  { threshold, roundTo }: Policy,
): readonly string[] {
  if (people === null) return [];
  const fewest = NAMED_FROM * threshold;
  const most = fewest === 0 ? Infinity : Math.floor((people - Math.floor(roundTo / 2)) / fewest);
  const spelt = countsIn(published, spellingsTableOf(field, category));
  return countsIn(published, answersTableOf(field, category))
    .filter(({ count }) => count >= fewest)
    .slice(0, most)
    .map(({ answer }) => spelt.find((each) => plainAnswer(each.answer) === answer)?.answer ?? answer);
}

/** Answers with published counts, most people first. */
function countsIn(
  published: readonly PublishedTable[],
  tableId: string,
): readonly { readonly answer: string; readonly count: number }[] {
  const table = published.find(({ id }) => id === tableId);
  return (table?.dimensions[0]?.members ?? [])
    .flatMap(({ label }, place) => {
      const count = table?.counts[place] ?? null;
      return count === null || count === 0 ? [] : [{ answer: label, count }];
    })
    .toSorted((left, right) => right.count - left.count || inReadingOrder.compare(left.answer, right.answer));
}
