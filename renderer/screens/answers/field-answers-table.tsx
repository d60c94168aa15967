import { useMemo } from 'react';
import { type FieldId, fieldOf } from '../../../core/contract/words.ts';
import type { Dataset } from '../../session/session.ts';
import type { Command } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { countOf } from '../../words/wording.ts';
import {
  type AnswerPart,
  ASK_REASON,
  NEW_CATEGORY,
  type Shortcut,
  type TableAnswer,
} from './answer-parts.ts';
import { AnswersTable } from './answers-table.tsx';
import { arranging, type Assign, fieldAssigning } from './assigning.ts';
import { OrderLine } from './order-line.tsx';
import {
  choosableFieldReasons,
  type FieldAnswer,
  type FieldAnswersValue,
  type FieldMeaning,
  fieldChoicesOf,
  fieldMeaningOf,
  movedTo,
  placesOf,
  sectionByCategory,
} from './field-answers.ts';

type FieldAnswersTableProps = {
  readonly dataset: Dataset;
  readonly field: FieldId;
  readonly list: FieldAnswersValue;
  readonly command: Command;
};

const asking: readonly Shortcut[] = [
  { key: 'n', choice: NEW_CATEGORY, words: 'a category of your own' },
  { key: 'x', choice: ASK_REASON, words: 'a reason' },
];

/** Answers of a field other than the key question, with categories, reasons and order. */
export function FieldAnswersTable({ dataset, field, list, command }: FieldAnswersTableProps) {
  const assign = fieldAssigning(command.run, dataset, field);
  const arrange = arranging(command.run, dataset, field);
  const parts = sectionByCategory(list);
  const choices = useMemo(() => fieldChoicesOf(list), [list]);
  const open = parts[0]?.answers.length ?? 0;
  const name = fieldOf(field).label;
  const decide = (chosen: readonly TableAnswer[], key: string): void => {
    const named = new Set(chosen.map(({ answer }) => answer));
    assign(
      list.answers.filter(({ answer }) => named.has(answer)),
      () => fieldMeaningOf(key),
      choices.flatMap(({ items }) => items).find(({ id }) => id === key)?.label ?? key.replace(/^\w+:/, ''),
    );
  };
  const place = (category: string, to: number): void => {
    const after = movedTo(list.categories, category, to);
    if (after === list.categories) return;
    const words = `${category} is now ${to + 1} of ${after.length}`;
    arrange(after, words);
  };
  return (
    <AnswersTable
      label={`Answers to ${name}`}
      headline={
        open > 0 ? (
          <>
            <strong>{countOf(open, 'answer')} still open.</strong> Findings by {name.toLowerCase()} wait until
            every answer has a place.
          </>
        ) : (
          <>
            <strong>Every answer has a place.</strong> Take together what means the same.
          </>
        )
      }
      answerTitle="Answer as in the file"
      list={list}
      parts={parts}
      places={placesOf(list, parts)}
      shortcuts={[...shortcutsTo(parts), ...asking]}
      reasons={choosableFieldReasons}
      command={command}
      answersTo={{ datasetId: dataset.id, field }}
      choicesFor={() => choices}
      onDecide={decide}
      onPlace={place}
    >
      <OrderLine
        categories={list.categories.length}
        isOrdered={list.isOrdered}
        isBusy={command.isBusy}
        onReset={() => arrange([], 'Categories stand in the usual order')}
      />
      <Offers list={list} isBusy={command.isBusy} onTake={assign} />
    </AnswersTable>
  );
}

/** Number keys, one for each category in order. */
function shortcutsTo(parts: readonly AnswerPart[]): readonly Shortcut[] {
  return parts
    .filter(({ category }) => category !== null)
    .slice(0, 9)
    .map(({ key }, index) => ({ key: String(index + 1), choice: key ?? '', words: '' }));
}

type OffersProps = {
  readonly list: FieldAnswersValue;
  readonly isBusy: boolean;
  readonly onTake: Assign<NonNullable<FieldMeaning>>;
};

/** Suggested groupings of a field with many answers. */
function Offers({ list, isBusy, onTake }: OffersProps) {
  if (list.offers.length === 0) return null;
  const offered = new Map(list.offers.map(({ answer, meaning }) => [answer, meaning]));
  const answers: readonly FieldAnswer[] = list.answers.filter(({ answer }) => offered.has(answer));
  const usual = list.choices.filter(({ gives }) => gives === 'category').map(({ label }) => label);
  return (
    <div className="title-line">
      <p>
        {countOf(list.offers.length, 'answer')} can be taken together in the usual groups: {usual.join('; ')}.
      </p>
      <ActionButton
        onPress={() =>
          onTake(answers, ({ answer }) => offered.get(answer) ?? null, 'taken together as the list has them')
        }
        isDisabled={isBusy}
      >
        Take them together
      </ActionButton>
    </div>
  );
}
