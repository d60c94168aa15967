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
  /** The core's answer; a new object means a change. */
  readonly list: object;
  readonly parts: readonly AnswerPart[];
  readonly answersTo: { readonly datasetId: string; readonly field: FieldId } | null;
  readonly onDecide: (answers: readonly TableAnswer[], key: string) => void;
  readonly onPlace: ((category: string, to: number) => void) | undefined;
};

type TableMoves = AnswerMoves & {
  /** Focuses the next row or the one before, extending the selection if asked. */
  readonly walk: (name: string, step: 1 | -1, isSelecting: boolean) => void;
  readonly categories: readonly string[];
  /** Null where categories are not ordered. */
  readonly place: ((category: string, to: number) => void) | null;
};

/** Actions of menus, keys and dragging in a table of answers, with focus management. */
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

/** After undo or redo focuses the answer whose place changed. */
function useTurnedFocus(
  answersTo: TableMovesOptions['answersTo'],
  focus: RowFocus,
  table: TableMovesOptions['table'],
): void {
  const turned = useSession((state) => state.turned);
  // Steps undone before the table was mounted move no focus.
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

/** Whether the focus may move: after undo by a button it stays on the button. */
function isFree(table: HTMLTableElement | null): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || (table?.contains(active) ?? false);
}

/** Row to focus next: the next open answer, else the same one. */
function nextRow(first: AnswerPart | undefined, chosen: readonly TableAnswer[]): string {
  const moved = new Set(chosen.map(({ answer }) => answer));
  const [start] = chosen;
  const open = first?.look === 'open' ? first.answers : [];
  const at = open.findIndex(({ answer }) => answer === start?.answer);
  const isLeft = ({ answer }: TableAnswer): boolean => !moved.has(answer);
  const next = at < 0 ? undefined : (open.slice(at).find(isLeft) ?? open.slice(0, at).findLast(isLeft));
  return (next ?? start)?.answer ?? '';
}
