import type { Output } from '../../../core/contract/requests.ts';
import { type OwnPlace, ownPlaces, placeLabel } from '../../../core/contract/words.ts';
import type { AnswersValue } from './answer-list.ts';
import { type AnswerPart, partOf } from './answer-parts.ts';

export type SchemeSummary = Output<'scheme.list'>[number];
export type Places = Readonly<Record<string, OwnPlace>>;
type Movable = SchemeSummary['movable'][number];

export function placesOf({ movable }: SchemeSummary): Places {
  return Object.fromEntries(movable.map(({ key, place }) => [key, place]));
}

/** Answers whose place differs from the base. */
export function movedIn(base: SchemeSummary, places: Places): readonly Movable[] {
  return base.movable.filter(({ key, place }) => (places[key] ?? place) !== place);
}

/** People by answer of the questionnaire, without answers that other questions decide. */
export function countByCode({ answers }: AnswersValue): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { meaning, count } of answers) {
    if (meaning?.kind === 'answer') counts.set(meaning.code, (counts.get(meaning.code) ?? 0) + count);
  }
  return counts;
}

/** The base's answers by their current place. */
export function partsOf(
  base: SchemeSummary,
  places: Places,
  counts: ReadonlyMap<string, number>,
): readonly AnswerPart[] {
  const moved = new Set(movedIn(base, places).map(({ key }) => key));
  return ownPlaces.map((place) =>
    partOf({
      key: place,
      title: placeLabel(place),
      look: place === 'no-class' ? 'apart' : place,
      answers: base.movable
        .filter(({ key, place: before }) => (places[key] ?? before) === place)
        .map(({ key, label, place: before }) => ({
          answer: label,
          count: key.startsWith('class-') ? null : (counts.get(key) ?? 0),
          note: moved.has(key) ? `In “${base.label}”: ${placeLabel(before).toLowerCase()}` : '',
          key: place,
          place: placeLabel(place),
          background: place,
          remark: moved.has(key) ? 'moved' : '',
        })),
    }),
  );
}

export function isPlace(key: string): key is OwnPlace {
  return ownPlaces.some((place) => place === key);
}
