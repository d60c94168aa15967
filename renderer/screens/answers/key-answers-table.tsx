import { useMemo } from 'react';
import type { Dataset } from '../../session/session.ts';
import type { Command } from '../../session/use-request.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { countOf } from '../../words/wording.ts';
import {
  type AnswersValue,
  choicesOf,
  meaningOf,
  NO_MEANING,
  type RawAnswer,
  sectionAnswers,
} from './answer-list.ts';
import { ASK_REASON, type Shortcut, type TableAnswer } from './answer-parts.ts';
import { AnswersTable } from './answers-table.tsx';
import { keyAssigning } from './assigning.ts';
import { KEY_QUESTION } from './question-choice.tsx';
import { backgroundLabels, choosableReasons } from './groups.ts';

const shortcuts: readonly Shortcut[] = [
  { key: 'p', choice: 'group:professional', words: 'professional' },
  { key: 'i', choice: 'group:intermediate', words: 'intermediate' },
  { key: 'w', choice: 'group:working-class', words: 'working class' },
  { key: 'x', choice: ASK_REASON, words: 'gives no group' },
];
const reasonChoices = choosableReasons.map((reason) => ({
  id: `reason:${reason}`,
  label: backgroundLabels[reason],
}));
const takeBack = { heading: 'Take back', items: [{ id: NO_MEANING, label: 'No meaning yet' }] };

type KeyAnswersTableProps = {
  readonly dataset: Dataset;
  readonly list: AnswersValue;
  readonly command: Command;
};

/** Answers to the key question, by group. */
export function KeyAnswersTable({ dataset, list, command }: KeyAnswersTableProps) {
  const assign = keyAssigning(command.run, dataset);
  const parts = sectionAnswers(list.answers);
  const choices = useMemo(() => choicesOf(list.instrument), [list.instrument]);
  const open = parts[0]?.answers.length ?? 0;
  const decide = (chosen: readonly TableAnswer[], key: string): void => {
    const words = choices.flatMap(({ items }) => items).find(({ id }) => id === key)?.label ?? 'no meaning';
    assign(
      chosen.flatMap(({ answer }) => list.answers.find((each: RawAnswer) => each.answer === answer) ?? []),
      () => meaningOf(key),
      words,
    );
  };
  return (
    <AnswersTable
      label="Answers and their groups"
      headline={
        open > 0 ? (
          <>
            <strong>{countOf(open, 'answer')} still open.</strong> Findings wait until every answer has a
            place.
          </>
        ) : (
          <>
            <strong>Every answer has a place.</strong> <LinkButton to="health">Next: data health</LinkButton>
          </>
        )
      }
      answerTitle="Answer as in the file"
      list={list}
      parts={parts}
      places={parts.filter(({ key, answers }) => key !== null || answers.length > 0)}
      shortcuts={shortcuts}
      reasons={reasonChoices}
      command={command}
      answersTo={{ datasetId: dataset.id, field: KEY_QUESTION }}
      choicesFor={({ key }) => (key === null ? choices : [...choices, takeBack])}
      onDecide={decide}
    />
  );
}
