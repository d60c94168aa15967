import { countText } from '../../../core/charts/figure-text.ts';
import { countOf } from '../../components/wording.ts';
import type { AnswerSection } from './answer-list.ts';

/** How many people each group holds so far, while the answers are sorted. */
export function GroupStrip({ sections }: { readonly sections: readonly AnswerSection[] }) {
  return (
    <ul className="group-strip">
      {sections
        .filter(({ id, answers }) => (id !== 'open' && id !== 'work') || answers.length > 0)
        .map((section) => (
          <li
            key={section.id}
            className={`group-strip-part group-strip-${section.id}`}
            data-part={section.id}
          >
            <span>{section.title}</span>
            <strong>{countText(section.people)}</strong>
            <span className="small">{countOf(section.answers.length, 'answer')}</span>
          </li>
        ))}
    </ul>
  );
}
