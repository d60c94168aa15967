import { countText } from '../../../core/charts/figure-text.ts';
import { useEffect, useRef, useState } from 'react';
import type { Dataset } from '../../app/session.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { countOf } from '../../components/wording.ts';
import { useAnswerDrag } from './answer-drag.ts';
import { type AnswersValue, type Meaning, type RawAnswer, sectionAnswers } from './answer-list.ts';
import { AnswersHead } from './answers-head.tsx';
import { AnswerRow } from './answer-row.tsx';
import { useAssigning } from './assigning.ts';
import { backgroundLabels, groups } from './groups.ts';
import { GroupStrip } from './group-strip.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type AnswersTableProps = { readonly dataset: Dataset; readonly list: AnswersValue };

export function AnswersTable({ dataset, list }: AnswersTableProps) {
  const { assign, undo, lastStep, command } = useAssigning(dataset);
  const screen = useRef<HTMLElement>(null);
  const [asksReason, setAsksReason] = useState<RawAnswer | null>(null);
  const sections = sectionAnswers(list.answers);
  const order = sections.flatMap((section) => section.answers.map((each) => each.answer));
  const table = useRef<HTMLTableElement>(null);
  const focusNext = useRef<{ readonly answer: string; readonly seen: AnswersValue } | null>(null);
  const open = sections[0]?.answers.length ?? 0;

  useEffect(() => {
    if (focusNext.current === null || focusNext.current.seen === list) return;
    controlOf(table.current, focusNext.current.answer)?.focus();
    focusNext.current = null;
  });

  const decide = (answer: RawAnswer, meaning: Meaning, words: string): void => {
    const isOpen = answer.background === null;
    focusNext.current = {
      answer: isOpen ? nextOpen(sections[0]?.answers ?? [], answer) : answer.answer,
      seen: list,
    };
    assign(answer, meaning, words);
  };
  useAnswerDrag(screen, (text, part) => {
    const answer = list.answers.find((each) => each.answer === text);
    const group = groups.find((each) => each === part);
    if (answer && group) decide(answer, { kind: 'group', group }, backgroundLabels[group]);
    if (answer && part === 'apart') setAsksReason(answer);
  });
  const move = (answer: RawAnswer, step: 1 | -1): void => {
    const neighbour = order[order.indexOf(answer.answer) + step];
    if (neighbour !== undefined) controlOf(table.current, neighbour)?.focus();
  };

  return (
    <section className="card stack answers" ref={screen}>
      <div className="title-line">
        {open > 0 ? (
          <p className="answers-open">
            <strong>{countOf(open, 'answer')} still open.</strong> Findings wait until every answer has a
            place.
          </p>
        ) : (
          <p className="answers-open">
            <strong>Every answer has a place.</strong> <LinkButton to="health">Next: data health</LinkButton>
          </p>
        )}
        <ActionButton icon="undo" onPress={undo} isDisabled={lastStep === null || command.isBusy}>
          {lastStep ? `Undo: ${shorten(lastStep.name)}` : 'Undo'}
        </ActionButton>
      </div>
      <GroupStrip sections={sections} />
      {command.failure ? (
        <ErrorPanel failure={command.failure} action="Dismiss" onAction={command.clear} />
      ) : null}
      <p className="small">
        On a row: <kbd>P</kbd> professional, <kbd>I</kbd> intermediate, <kbd>W</kbd> working class,{' '}
        <kbd>X</kbd> gives no group, <kbd>↑</kbd> <kbd>↓</kbd> another row, <kbd>Enter</kbd> all choices. Or
        drag a row onto a group.
      </p>
      <table className="table answers-table" aria-label="Answers and their groups" ref={table}>
        <AnswersHead />
        {sections
          .filter((section) => section.answers.length > 0)
          .map((section) => (
            <tbody
              key={section.id}
              className={`answers-part answers-part-${section.id}`}
              data-part={section.id}
            >
              <tr className="answers-heading">
                <th scope="rowgroup">{section.title}</th>
                <td className="numeric">{countText(section.people)}</td>
                <td>{countOf(section.answers.length, 'answer')}</td>
              </tr>
              {section.answers.map((answer) => (
                <AnswerRow
                  key={answer.answer}
                  answer={answer}
                  instrument={list.instrument}
                  onDecide={(meaning, words) => decide(answer, meaning, words)}
                  onAskReason={() => setAsksReason(answer)}
                  onMove={(step) => move(answer, step)}
                />
              ))}
            </tbody>
          ))}
      </table>
      {asksReason ? (
        <ReasonDialog
          answer={asksReason.answer}
          onClose={() => setAsksReason(null)}
          onChoose={(meaning, words) => {
            setAsksReason(null);
            decide(asksReason, meaning, words);
          }}
        />
      ) : null}
    </section>
  );
}

function controlOf(table: HTMLTableElement | null, answer: string): HTMLElement | null {
  const rows = [...(table?.querySelectorAll<HTMLElement>('tr[data-answer]') ?? [])];
  return rows.find((row) => row.dataset['answer'] === answer)?.querySelector('button') ?? null;
}

/** Where the work goes on after an open answer got its place. */
function nextOpen(open: readonly RawAnswer[], answer: RawAnswer): string {
  const at = open.findIndex((each) => each.answer === answer.answer);
  return (open[at + 1] ?? open[at - 1] ?? answer).answer;
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 22)}…` : text;
}
