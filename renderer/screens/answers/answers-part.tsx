import type { ReactNode } from 'react';
import { countText } from '../../../core/words/figure-text.ts';
import { countOf } from '../../words/wording.ts';
import type { AnswerPart } from './answer-parts.ts';
import { CategoryPlace } from './category-place.tsx';

type AnswersPartProps = {
  readonly part: AnswerPart;
  readonly categories: readonly string[];
  readonly isBusy: boolean;
  /** Null where categories are not ordered. */
  readonly onPlace: ((category: string, to: number) => void) | null;
  readonly children: ReactNode;
};

/** A section with its answers, and its place among ordered categories. */
export function AnswersPart({ part, categories, isBusy, onPlace, children }: AnswersPartProps) {
  const { key, look, title, answers, people, category } = part;
  const isMovable = onPlace !== null && category !== null;
  return (
    <tbody className={`answers-part answers-part-${look}`} data-part={key ?? undefined}>
      <tr className="answers-heading" data-category={category ?? undefined} draggable={isMovable}>
        <th scope="rowgroup" colSpan={2}>
          {title}
        </th>
        <td className="numeric">{people === null ? '' : countText(people)}</td>
        <td>
          {isMovable ? (
            <CategoryPlace
              category={category}
              place={categories.indexOf(category)}
              of={categories.length}
              isBusy={isBusy}
              onPlace={(to) => onPlace(category, to)}
            />
          ) : (
            countOf(answers.length, 'answer')
          )}
        </td>
      </tr>
      {children}
    </tbody>
  );
}

export function AnswersHead({ answerTitle }: { readonly answerTitle: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">Select</span>
        </th>
        <th scope="col">{answerTitle}</th>
        <th scope="col" className="numeric">
          People
        </th>
        <th scope="col">Counted as</th>
      </tr>
    </thead>
  );
}
