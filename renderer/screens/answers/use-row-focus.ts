import { type RefObject, useEffect, useRef } from 'react';
import type { Row } from './answer-drag.ts';

export type RowFocus = {
  readonly goTo: (row: Row) => void;
  /** Goes there once the list has changed. */
  readonly goToLater: (row: Row) => void;
};

/** Moves the focus among the rows of a table; each holds one menu button. */
export function useRowFocus(table: RefObject<HTMLTableElement | null>, list: object): RowFocus {
  const later = useRef<{ readonly row: Row; readonly seen: object } | null>(null);
  const goTo = ({ kind, name }: Row): void => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>(`tr[data-${kind}]`) ?? [])];
    rows
      .find(({ dataset }) => dataset[kind] === name)
      ?.querySelector('button')
      ?.focus();
  };
  useEffect(() => {
    if (later.current === null || later.current.seen === list) return;
    goTo(later.current.row);
    later.current = null;
  });
  return {
    goTo,
    goToLater(row) {
      later.current = { row, seen: list };
    },
  };
}
