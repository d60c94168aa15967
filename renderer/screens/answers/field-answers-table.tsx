import { useState } from 'react';
import { countText } from '../../../core/charts/figure-text.ts';
import { type FieldId, fieldOf } from '../../../core/contract/words.ts';
import type { Dataset } from '../../app/session.ts';
import { ActionButton } from '../../components/action-button.tsx';
import type { ChoiceSection } from '../../components/choice.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Picker } from '../../components/picker.tsx';
import { countOf } from '../../components/wording.ts';
import { AnswersHead } from './answers-head.tsx';
import { useFieldCoding } from './assigning.ts';
import { CategoryDialog } from './category-dialog.tsx';
import {
  choosableFieldReasons,
  type FieldAnswer,
  type FieldAnswersValue,
  type FieldMeaning,
  fieldMeaningOf,
  keyOfField,
  moved,
  NEW_CATEGORY,
  OWN_CATEGORY,
  sectionByCategory,
} from './field-answers.ts';

type FieldAnswersTableProps = {
  readonly dataset: Dataset;
  readonly field: FieldId;
  readonly list: FieldAnswersValue;
};

/** Answers of a field other than the key question: taken together, given a reason, put in order. */
export function FieldAnswersTable({ dataset, field, list }: FieldAnswersTableProps) {
  const { assign, order, undo, lastStep, command } = useFieldCoding(dataset, field);
  const [named, setNamed] = useState<FieldAnswer | null>(null);
  const sections = sectionByCategory(list);
  const open = sections.find(({ category }) => category === null)?.answers.length ?? 0;
  const name = fieldOf(field).label;
  const choices = choicesOf(list);
  const decide = (answer: FieldAnswer, meaning: FieldMeaning, words: string): void =>
    assign([answer], () => meaning, words);

  const choose = (answer: FieldAnswer, key: string): void => {
    if (key === NEW_CATEGORY) setNamed(answer);
    else decide(answer, fieldMeaningOf(key), wordsOf(choices, key));
  };
  const takeOffers = (): void => {
    const offered = new Map(list.offers.map(({ answer, meaning }) => [answer, meaning]));
    const answers = list.answers.filter(({ answer }) => offered.has(answer));
    assign(answers, ({ answer }) => offered.get(answer) ?? null, 'taken together as the list has them');
  };

  return (
    <section className="card stack answers">
      <div className="title-line">
        <p className="answers-open">
          {open > 0 ? (
            <>
              <strong>{countOf(open, 'answer')} still open.</strong> Findings by {name.toLowerCase()} wait
              until every answer has a place.
            </>
          ) : (
            <>
              <strong>Every answer has a place.</strong> Take together what means the same, and put the
              categories in order where they have one.
            </>
          )}
        </p>
        <ActionButton icon="undo" onPress={undo} isDisabled={lastStep === null || command.isBusy}>
          {lastStep ? `Undo: ${lastStep.name}` : 'Undo'}
        </ActionButton>
      </div>
      {command.failure ? (
        <ErrorPanel failure={command.failure} action="Dismiss" onAction={command.clear} />
      ) : null}
      {list.offers.length > 0 ? (
        <div className="title-line">
          <p>
            {countOf(list.offers.length, 'answer')} can be taken together in the usual groups:{' '}
            {list.choices
              .filter(({ gives }) => gives === 'category')
              .map(({ label }) => label)
              .join('; ')}
            .
          </p>
          <ActionButton onPress={takeOffers} isDisabled={command.isBusy}>
            Take them together
          </ActionButton>
        </div>
      ) : null}
      <table className="table answers-table" aria-label={`Answers to ${name}`}>
        <AnswersHead />
        {sections.map(({ category, title, answers, people }) => (
          <tbody key={title} className={`answers-part answers-part-${category === null ? 'open' : 'field'}`}>
            <tr className="answers-heading">
              <th scope="rowgroup">{title}</th>
              <td className="numeric">{countText(people)}</td>
              <td>
                {category ? (
                  <OrderButtons
                    category={category}
                    categories={list.categories}
                    isBusy={command.isBusy}
                    onOrder={(after, words) => order(list.isOrdered ? list.categories : [], after, words)}
                  />
                ) : null}
              </td>
            </tr>
            {answers.map((answer) => (
              <tr key={answer.answer}>
                <th scope="row">{answer.answer}</th>
                <td className="numeric">{countText(answer.count)}</td>
                <td className="answer-meaning">
                  <Picker
                    label={`${answer.answer}, counted as`}
                    valueText={category === null ? 'choose a meaning' : title}
                    value={keyOfField(answer.meaning)}
                    sections={choices}
                    onChange={(key) => choose(answer, key)}
                  >
                    {category === null ? 'Choose …' : title}
                  </Picker>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {named ? (
        <CategoryDialog
          answer={named.answer}
          onClose={() => setNamed(null)}
          onChoose={(label) => {
            setNamed(null);
            decide(named, { kind: 'category', label }, label);
          }}
        />
      ) : null}
    </section>
  );
}

type OrderButtonsProps = {
  readonly category: string;
  readonly categories: readonly string[];
  readonly isBusy: boolean;
  readonly onOrder: (after: readonly string[], words: string) => void;
};

function OrderButtons({ category, categories, isBusy, onOrder }: OrderButtonsProps) {
  const place = categories.indexOf(category) + 1;
  const move = (step: 1 | -1): void =>
    onOrder(moved(categories, category, step), `${category} is now ${place + step} of ${categories.length}`);
  return (
    <span className="order-buttons">
      <ActionButton
        look="quiet"
        aria-label={`Move ${category} up, now ${place} of ${categories.length}`}
        isDisabled={isBusy || place === 1}
        onPress={() => move(-1)}
      >
        ↑
      </ActionButton>
      <ActionButton
        look="quiet"
        aria-label={`Move ${category} down, now ${place} of ${categories.length}`}
        isDisabled={isBusy || place === categories.length}
        onPress={() => move(1)}
      >
        ↓
      </ActionButton>
    </span>
  );
}

function choicesOf({ categories, choices }: FieldAnswersValue): readonly ChoiceSection[] {
  const listed = choices.filter(({ gives }) => gives === 'category');
  const labels = new Set([...listed, ...choosableFieldReasons].map(({ label }) => label));
  const own = categories.filter((category) => !labels.has(category));
  return [
    {
      heading: 'An answer of the usual list',
      items: listed.map(({ code, label }) => ({ id: `answer:${code}`, label })),
    },
    {
      heading: 'Together with',
      items: own.map((category) => ({ id: `category:${category}`, label: category })),
    },
    {
      heading: 'Otherwise',
      items: [
        { id: OWN_CATEGORY, label: 'As it stands in the file' },
        { id: NEW_CATEGORY, label: 'A category of your own …' },
        ...choosableFieldReasons,
      ],
    },
  ].filter(({ items }) => items.length > 0);
}

function wordsOf(choices: readonly ChoiceSection[], key: string): string {
  return choices.flatMap(({ items }) => items).find(({ id }) => id === key)?.label ?? '';
}
