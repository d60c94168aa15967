import { type ReactNode, useRef } from 'react';
import type { FieldId } from '../../../core/contract/words.ts';
import { useStore } from '../../session/store.ts';
import type { Command } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import type { ChoiceSection } from '../../components/choice.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { countOf } from '../../words/wording.ts';
import type { AnswerPart, Shortcut, TableAnswer } from './answer-parts.ts';
import { AnswerRow } from './answer-row.tsx';
import { AnswersHead, AnswersPart } from './answers-part.tsx';
import { KeysHelp } from './keys-help.tsx';
import { MoveDialogs } from './move-dialogs.tsx';
import { PartStrip } from './part-strip.tsx';
import type { ReasonChoice } from './reason-dialog.tsx';
import type { AnswerMoves } from './use-answer-moves.ts';
import { useSelectedKeys } from './use-selected-keys.ts';
import { useTableMoves } from './use-table-moves.ts';

type AnswersTableProps = {
  readonly label: string;
  readonly headline: ReactNode;
  /** Heading of the first column. */
  readonly answerTitle: string;
  /** The core's answer; a new object means a change. */
  readonly list: object;
  /** Sections in order, open answers first; empty sections are included. */
  readonly parts: readonly AnswerPart[];
  /** Drop targets above the table. */
  readonly places: readonly AnswerPart[];
  readonly shortcuts: readonly Shortcut[];
  readonly reasons: readonly ReasonChoice[];
  readonly command: Command;
  /** Undo for steps that are not saved yet; saved ones are undone by the project's history. */
  readonly unsaved?: { readonly lastStep: string | null; readonly undo: () => void };
  /** Dataset and field of the answers; null for the places of a grouping. */
  readonly answersTo: { readonly datasetId: string; readonly field: FieldId } | null;
  readonly choicesFor: (answer: TableAnswer) => readonly ChoiceSection[];
  readonly onDecide: (answers: readonly TableAnswer[], key: string) => void;
  /** Moves a category to another place, where categories are ordered. */
  readonly onPlace?: (category: string, to: number) => void;
  readonly children?: ReactNode;
};

/** Answers in sections, coded by menu, keys or dragging, one or several at once. */
export function AnswersTable(props: AnswersTableProps) {
  const { list, shortcuts, command, answersTo, onDecide, onPlace } = props;
  const screen = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const parts = props.parts.filter(({ answers }) => answers.length > 0);
  const moves = useTableMoves({ screen, table, list, parts, answersTo, onDecide, onPlace });
  useSelectedKeys(moves, shortcuts);
  return (
    <section className="card stack answers" ref={screen}>
      <TableTitle headline={props.headline} command={command} unsaved={props.unsaved} />
      <PartStrip parts={props.places} />
      {props.children}
      <KeysHelp shortcuts={shortcuts} canPlace={moves.place !== null} />
      <SelectedLine moves={moves} />
      <table className="table answers-table" aria-label={props.label} ref={table}>
        <AnswersHead answerTitle={props.answerTitle} />
        {parts.map((part) => (
          <AnswersPart
            key={`${part.look} ${part.title}`}
            part={part}
            categories={moves.categories}
            isBusy={command.isBusy}
            onPlace={moves.place}
          >
            {part.answers.map((answer) => (
              <AnswerRow
                key={answer.answer}
                answer={answer}
                choices={props.choicesFor(answer)}
                shortcuts={shortcuts}
                selection={moves.selection}
                onSelect={(isSelected) => moves.select([answer.answer], isSelected)}
                onChoose={(key) => moves.choose(answer.answer, key)}
                onMove={(step, isSelecting) => moves.walk(answer.answer, step, isSelecting)}
              />
            ))}
          </AnswersPart>
        ))}
      </table>
      <MoveDialogs moves={moves} reasons={props.reasons} />
    </section>
  );
}

type TableTitleProps = Pick<AnswersTableProps, 'headline' | 'command'> & {
  readonly unsaved: AnswersTableProps['unsaved'] | undefined;
};

function TableTitle({ headline, command, unsaved }: TableTitleProps) {
  return (
    <>
      <div className="title-line">
        <p className="answers-open">{headline}</p>
        {unsaved ? (
          <ActionButton icon="undo" onPress={unsaved.undo} isDisabled={unsaved.lastStep === null}>
            {unsaved.lastStep === null ? 'Undo a move' : `Undo a move: ${unsaved.lastStep}`}
          </ActionButton>
        ) : null}
      </div>
      {command.failure ? (
        <ErrorPanel failure={command.failure} action="Dismiss" onAction={command.clear} />
      ) : null}
    </>
  );
}

function SelectedLine({ moves: { selection, select } }: { readonly moves: AnswerMoves }) {
  const names = useStore(selection, (state) => state.names);
  if (names.size === 0) return null;
  return (
    <div className="title-line">
      <p>
        <strong>{countOf(names.size, 'answer')} selected.</strong> What is done to one of them is done to all.
      </p>
      <ActionButton look="quiet" onPress={() => select([...names], false)}>
        Select none
      </ActionButton>
    </div>
  );
}
