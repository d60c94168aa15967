import { type ReactNode, useRef } from 'react';
import { useStore } from '../../app/store.ts';
import { ActionButton } from '../../components/action-button.tsx';
import type { ChoiceSection } from '../../components/choice.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { countOf } from '../../components/wording.ts';
import type { AnswerPart, Shortcut, TableAnswer } from './answer-parts.ts';
import { AnswerRow } from './answer-row.tsx';
import { AnswersHead, AnswersPart } from './answers-part.tsx';
import type { Steps } from './assigning.ts';
import { KeysHelp } from './keys-help.tsx';
import { MoveDialogs } from './move-dialogs.tsx';
import { PartStrip } from './part-strip.tsx';
import type { ReasonChoice } from './reason-dialog.tsx';
import type { AnswerMoves } from './use-answer-moves.ts';
import { useTableMoves } from './use-table-moves.ts';

type AnswersTableProps = {
  readonly label: string;
  readonly headline: ReactNode;
  /** What its rows are. */
  readonly answerTitle: string;
  /** What the core answered: a new one means that something has changed. */
  readonly list: object;
  /** Rows under their headings, open ones first; a part without answers has none. */
  readonly parts: readonly AnswerPart[];
  /** Where answers can be dropped above the table. */
  readonly places: readonly AnswerPart[];
  readonly shortcuts: readonly Shortcut[];
  readonly reasons: readonly ReasonChoice[];
  readonly steps: Steps;
  readonly choicesFor: (answer: TableAnswer) => readonly ChoiceSection[];
  readonly onDecide: (answers: readonly TableAnswer[], key: string) => void;
  /** Puts a category at another place, where categories have one. */
  readonly onPlace?: (category: string, to: number) => void;
  readonly children?: ReactNode;
};

/** Answers under the places they are counted in; moved by menu, by keys or by dragging, one or several at once. */
export function AnswersTable(props: AnswersTableProps) {
  const { list, shortcuts, steps, onDecide, onPlace } = props;
  const screen = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const parts = props.parts.filter(({ answers }) => answers.length > 0);
  const moves = useTableMoves({ screen, table, list, parts, onDecide, onPlace });
  return (
    <section className="card stack answers" ref={screen}>
      <TableTitle headline={props.headline} steps={steps} />
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
            isBusy={steps.command.isBusy}
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

function TableTitle({ headline, steps }: Pick<AnswersTableProps, 'headline' | 'steps'>) {
  const { undo, lastStep, command } = steps;
  return (
    <>
      <div className="title-line">
        <p className="answers-open">{headline}</p>
        <ActionButton icon="undo" onPress={undo} isDisabled={lastStep === null || command.isBusy}>
          {lastStep ? `Undo: ${shorten(lastStep.name)}` : 'Undo'}
        </ActionButton>
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

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 22)}…` : text;
}
