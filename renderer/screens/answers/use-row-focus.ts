import { type RefObject, useEffect, useRef } from 'react';
import type { Row } from './answer-drag.ts';

export type RowFocus = {
  readonly goTo: (row: Row) => void;
  /** Goes there once the list has changed, unless the person has moved the focus in the meantime. */
  readonly goToLater: (row: Row) => void;
  /** From the row of an answer at once, so that the next key is about the next answer; from elsewhere later. */
  readonly goOn: (row: Row) => void;
};

/** `from`: where the focus was, in a menu and at what the menu was opened from. */
type Later = { readonly row: Row; readonly seen: object; readonly from: readonly (Element | null)[] };

/** Menus and dialogs give the focus back to the row they were opened from. */
const overlays = '.popover, .veil';

/** Moves the focus among the rows of a table; each holds one menu button. */
export function useRowFocus(table: RefObject<HTMLTableElement | null>, list: object): RowFocus {
  const later = useRef<Later | null>(null);
  const opener = useRef<Element | null>(null);
  const goTo = (row: Row): void => {
    later.current = null;
    rowOf(table.current, row)?.querySelector('button')?.focus();
  };
  const goToLater = (row: Row): void => {
    later.current = { row, seen: list, from: [document.activeElement, opener.current] };
  };
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.closest(overlays) === null) opener.current = target;
    };
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, []);
  useEffect(() => {
    if (later.current === null || later.current.seen === list) return;
    const { row, from } = later.current;
    later.current = null;
    // Nowhere: its row was drawn anew.
    const active = document.activeElement;
    if (active === null || active === document.body || from.includes(active)) goTo(row);
  });
  return {
    goTo,
    goToLater,
    goOn(row) {
      const isInTable = table.current?.contains(document.activeElement) ?? false;
      if (isInTable) goTo(row);
      else goToLater(row);
    },
  };
}

function rowOf(table: HTMLTableElement | null, { kind, name }: Row): HTMLElement | undefined {
  const rows = [...(table?.querySelectorAll<HTMLElement>(`tr[data-${kind}]`) ?? [])];
  return rows.find(({ dataset }) => dataset[kind] === name);
}
