import { type ReactNode, useRef } from 'react';
import { useStore } from '../../app/store.ts';
import { ActionButton } from '../../components/action-button.tsx';
import type { ChoiceSection } from '../../components/choice.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { countOf } from '../../components/wording.ts';
import { type Row, useAnswerDrag } from './answer-drag.ts';
import { type AnswerPart, type Shortcut, type TableAnswer } from './answer-parts.ts';
import { AnswerRow } from './answer-row.tsx';
import { AnswersHead, AnswersPart } from './answers-part.tsx';
import type { Steps } from './assigning.ts';
import { CategoryPlace } from './category-place.tsx';
import { KeysHelp } from './keys-help.tsx';
import { MoveDialogs } from './move-dialogs.tsx';
import { PartStrip } from './part-strip.tsx';
import type { ReasonChoice } from './reason-dialog.tsx';
import { type AnswerMoves, useAnswerMoves } from './use-answer-moves.ts';
import { useRowFocus } from './use-row-focus.ts';

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

/** More categories than this nobody puts in order by hand. */
const MOST_ORDERED = 200;

/** Answers under the places they are counted in; moved by menu, by keys or by dragging, one or several at once. */
export function AnswersTable(props: AnswersTableProps) {
  const { list, shortcuts, steps, onDecide, onPlace } = props;
  const parts = props.parts.filter(({ answers }) => answers.length > 0);
  const answers = parts.flatMap((part) => part.answers);
  const categories = parts.flatMap(({ category }) => category ?? []);
  const screen = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const focus = useRowFocus(table, list);
  const moves = useAnswerMoves(answers, (chosen, key) => {
    focus.goToLater({ kind: 'answer', name: nextRow(parts[0], chosen) });
    onDecide(chosen, key);
  });
  const canPlace = onPlace !== undefined && categories.length <= MOST_ORDERED;
  const place = (category: string, to: number): void => {
    focus.goToLater({ kind: 'category', name: category });
    onPlace?.(category, to);
  };
  const drop = ({ kind, name }: Row, key: string): void => {
    const part = parts.find((each) => each.key === key);
    const isThere = part?.answers.some(({ answer }) => answer === name) ?? false;
    if (kind === 'category' && canPlace && part?.category) place(name, categories.indexOf(part.category));
    if (kind === 'answer' && !isThere) moves.choose(name, key);
  };
  useAnswerDrag(screen, drop);
  const walk = (name: string, step: 1 | -1, isSelecting: boolean): void => {
    const neighbour = answers[answers.findIndex(({ answer }) => answer === name) + step];
    if (!neighbour) return;
    if (isSelecting) moves.select([name, neighbour.answer], true);
    focus.goTo({ kind: 'answer', name: neighbour.answer });
  };
  const asideOf = ({ category, answers: own }: AnswerPart): ReactNode => {
    if (!canPlace || category === null) return countOf(own.length, 'answer');
    const at = categories.indexOf(category);
    return (
      <CategoryPlace
        category={category}
        place={at}
        of={categories.length}
        isBusy={steps.command.isBusy}
        onPlace={(to) => place(category, to)}
      />
    );
  };

  return (
    <section className="card stack answers" ref={screen}>
      <TableTitle headline={props.headline} steps={steps} />
      <PartStrip parts={props.places} />
      {props.children}
      <KeysHelp shortcuts={shortcuts} canPlace={canPlace} />
      <SelectedLine moves={moves} />
      <table className="table answers-table" aria-label={props.label} ref={table}>
        <AnswersHead answerTitle={props.answerTitle} />
        {parts.map((part) => (
          <AnswersPart
            key={part.title}
            part={part}
            aside={asideOf(part)}
            isMovable={canPlace && part.category !== null}
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
                onMove={(step, isSelecting) => walk(answer.answer, step, isSelecting)}
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

/** Where the work goes on: at the next open answer, else where it was. */
function nextRow(first: AnswerPart | undefined, chosen: readonly TableAnswer[]): string {
  const moved = new Set(chosen.map(({ answer }) => answer));
  const [start] = chosen;
  const open = first?.look === 'open' ? first.answers : [];
  const at = open.findIndex(({ answer }) => answer === start?.answer);
  const isLeft = ({ answer }: TableAnswer): boolean => !moved.has(answer);
  const next = at < 0 ? undefined : (open.slice(at).find(isLeft) ?? open.slice(0, at).findLast(isLeft));
  return (next ?? start)?.answer ?? '';
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 22)}…` : text;
}
