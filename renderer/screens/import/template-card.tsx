import { dateText } from '../../../core/words/date-text.ts';
import type { ReactNode } from 'react';
import { countText } from '../../../core/words/figure-text.ts';
import { printedText } from '../../../core/contract/words.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { countOf } from '../../words/wording.ts';
import type { Template } from './mapping.ts';

type TemplateCardProps = {
  readonly template: Template;
  readonly isUsed: boolean;
  readonly onChange: (isUsed: boolean) => void;
};

/** The template of the mapping, and the differences from it. */
export function TemplateCard({ template, isUsed, onChange }: TemplateCardProps) {
  const { label, wave, differences } = template;
  const { came, went, changed, heldBack, newAnswers, rowsThen, rowsNow } = differences;
  const isSame = [came, went, changed, heldBack, newAnswers].every((each) => each.length === 0);
  return (
    <section className="card stack" aria-labelledby="template-heading">
      <div className="title-line">
        <div>
          <h2 id="template-heading">
            {isUsed ? `Mapped as ${label}` : `${label} has most of these columns`}
          </h2>
          <p className="quiet">
            {isUsed
              ? `${wave === null ? 'A saved mapping' : `Wave of ${dateText(wave)}`}. What was decided about its answers comes along.`
              : 'The columns are mapped afresh, and no decision on answers comes along.'}
          </p>
        </div>
        <ActionButton onPress={() => onChange(!isUsed)}>
          {isUsed ? 'Map afresh' : `Map as ${label}`}
        </ActionButton>
      </div>
      <h3>What has changed since</h3>
      <dl className="differences">
        <Difference name="Rows">
          {rowsThen === null ? '' : `${countText(rowsThen)} then, `}
          {countText(rowsNow)} now
        </Difference>
        {isSame ? (
          <Difference name="Columns and answers">The same, and no answer that was not there then</Difference>
        ) : null}
        <Names name="New columns" names={came} />
        <Names name="No longer there" names={went.map((each) => `${each.column} (${each.label})`)} />
        {changed.map(({ column, label: meaning, was, now }) => (
          <Difference key={column} name={printedText(column)}>
            {meaning}: {now === 'empty' ? 'empty now' : `${typeNames[was]} then, ${typeNames[now]} now`}
          </Difference>
        ))}
        {heldBack.map(({ column, reason }) => (
          <Difference key={column} name={printedText(column)}>
            Left out now. {reason}
          </Difference>
        ))}
        {newAnswers.map((found) => (
          <Difference key={found.column} name={found.label}>
            <NewAnswers found={found} />
          </Difference>
        ))}
      </dl>
    </section>
  );
}

const typeNames = { category: 'answers', number: 'numbers', date: 'dates', text: 'text' } as const;

function Names({ name, names }: { readonly name: string; readonly names: readonly string[] }) {
  return names.length === 0 ? null : <Difference name={name}>{names.map(printedText).join(', ')}</Difference>;
}

function Difference({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const ANSWERS_SHOWN = 3;

function NewAnswers({ found }: { readonly found: Template['differences']['newAnswers'][number] }) {
  const { answers, total, withoutMeaning, notCompared } = found;
  const further = answers.slice(ANSWERS_SHOWN);
  const unlisted = total - answers.length;
  return (
    <>
      {countOf(total, 'new answer')}
      {withoutMeaning > 0 ? `, ${countText(withoutMeaning)} without a meaning yet` : ''}
      <ul className="new-answers">
        {answers.slice(0, ANSWERS_SHOWN).map((each) => (
          <NewAnswer key={each.answer} {...each} />
        ))}
      </ul>
      {further.length > 0 ? (
        <details>
          <summary>{countOf(further.length + unlisted, 'more answer')}</summary>
          <ul className="new-answers">
            {further.map((each) => (
              <NewAnswer key={each.answer} {...each} />
            ))}
          </ul>
          {unlisted > 0 ? (
            <p className="quiet">{countOf(unlisted, 'further answer')} not listed here.</p>
          ) : null}
        </details>
      ) : null}
      {notCompared > 0 ? <p className="quiet">{countOf(notCompared, 'rarer answer')} not compared.</p> : null}
    </>
  );
}

function NewAnswer({ answer, count }: { readonly answer: string; readonly count: number }) {
  return (
    <li>
      {answer} <span className="quiet">({countOf(count, 'row')})</span>
    </li>
  );
}
