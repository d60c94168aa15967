import type { ReactNode } from 'react';
import { countText } from '../../../core/charts/figure-text.ts';
import type { AnswerPart } from './answer-parts.ts';

type AnswersPartProps = {
  readonly part: AnswerPart;
  /** What stands beside its people: how many answers, or the category's place. */
  readonly aside: ReactNode;
  readonly isMovable: boolean;
  readonly children: ReactNode;
};

/** One place with the answers that are counted in it. */
export function AnswersPart({ part, aside, isMovable, children }: AnswersPartProps) {
  const { key, look, title, people, category } = part;
  return (
    <tbody className={`answers-part answers-part-${look}`} data-part={key ?? undefined}>
      <tr className="answers-heading" data-category={category ?? undefined} draggable={isMovable}>
        <th scope="rowgroup" colSpan={2}>
          {title}
        </th>
        <td className="numeric">{people === null ? '' : countText(people)}</td>
        <td>{aside}</td>
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
