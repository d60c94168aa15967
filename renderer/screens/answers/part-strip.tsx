import { countText } from '../../../core/words/figure-text.ts';
import { countOf } from '../../words/wording.ts';
import type { AnswerPart } from './answer-parts.ts';

/** Drop targets, with the number of people in each. */
export function PartStrip({ parts }: { readonly parts: readonly AnswerPart[] }) {
  return (
    <ul className="group-strip">
      {parts.map(({ key, title, look, answers, people }) => {
        const isEmpty = answers.length === 0 && (look === 'field' || look === 'apart');
        return (
          <li
            key={`${look} ${title}`}
            className={`group-strip-part group-strip-${look}`}
            data-part={key ?? undefined}
          >
            <span>{title}</span>
            {isEmpty ? null : (
              <>
                {people === null ? null : <strong>{countText(people)}</strong>}
                <span className="small">{countOf(answers.length, 'answer')}</span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
