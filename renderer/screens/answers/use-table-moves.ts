import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { type FieldId, MOST_ORDERED } from '../../../core/contract/words.ts';
import { type Turned, useSession } from '../../session/session.ts';
import { type Row, useAnswerDrag } from './answer-drag.ts';
import type { AnswerPart, TableAnswer } from './answer-parts.ts';
import { type AnswerMoves, useAnswerMoves } from './use-answer-moves.ts';
import { type RowFocus, useRowFocus } from './use-row-focus.ts';

type TableMovesOptions = {
  readonly screen: RefObject<HTMLElement | null>;
  readonly table: RefObject<HTMLTableElement | null>;
  /** Answer of the core; a new object means a change. */
  readonly list: object;
  readonly parts: readonly AnswerPart[];
  readonly answersTo: { readonly datasetId: string; readonly field: FieldId } | null;
  readonly onDecide: (answers: readonly TableAnswer[], key: string) => void;
  readonly onPlace: ((category: string, to: number) => void) | undefined;
};

type TableMoves = AnswerMoves & {
  /** Goes to the next row or the one before, and may select both. */
  readonly walk: (name: string, step: 1 | -1, isSelecting: boolean) => void;
  readonly categories: readonly string[];
  /** Null where categories have no order. */
  readonly place: ((category: string, to: number) => void) | null;
};

/** What menus, keys and dragging do in a table of answers, and where the focus goes on from there. */
export function useTableMoves(options: TableMovesOptions): TableMoves {
  const { screen, table, list, parts, answersTo, onDecide, onPlace } = options;
  const answers = parts.flatMap((part) => part.answers);
  const categories = parts.flatMap(({ category }) => category ?? []);
  const focus = useRowFocus(table, list);
  useTurnedFocus(answersTo, focus, table);
  const moves = useAnswerMoves(answers, (chosen, key) => {
    const name = nextRow(parts[0], chosen);
    const isMoving = chosen.some(({ answer }) => answer === name);
    if (isMoving) focus.goToLater({ kind: 'answer', name });
    else focus.goOn({ kind: 'answer', name });
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
  return {
    ...moves,
    categories,
    place: canPlace ? place : null,
    walk(name, step, isSelecting) {
      const neighbour = answers[answers.findIndex(({ answer }) => answer === name) + step];
      if (!neighbour) return;
      if (isSelecting) moves.select([name, neighbour.answer], true);
      focus.goTo({ kind: 'answer', name: neighbour.answer });
    },
  };
}

/** After an undo or a redo the work goes on at the answer whose place has changed. */
function useTurnedFocus(
  answersTo: TableMovesOptions['answersTo'],
  focus: RowFocus,
  table: TableMovesOptions['table'],
): void {
  const turned = useSession((state) => state.turned);
  // Undo steps from before this table was mounted move no focus.
  const [known] = useState(turned);
  const goTo = useEffectEvent((answers: Turned) => {
    const first = answers.find(
      ({ datasetId, field }) => datasetId === answersTo?.datasetId && field === answersTo.field,
    );
    if (first && isFree(table.current)) focus.goToLater({ kind: 'answer', name: first.answer });
  });
  useEffect(() => {
    if (turned !== known) goTo(turned);
  }, [turned, known]);
}

/** Whoever undoes with a button goes on with the button. */
function isFree(table: HTMLTableElement | null): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || (table?.contains(active) ?? false);
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
