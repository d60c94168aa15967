import { type RefObject, useEffect, useRef } from 'react';
import type { Row } from './answer-drag.ts';

export type RowFocus = {
  readonly goTo: (row: Row) => void;
  /** Focuses a row once the list has changed, unless the person moves the focus meanwhile. */
  readonly goToLater: (row: Row) => void;
  /**
   * From an answer row focuses at once, so that the next key applies to the next answer; from elsewhere after the
   * change.
   */
  readonly goOn: (row: Row) => void;
};

/** `from`: elements that had the focus: the menu item, and the menu's opener. */
type Later = { readonly row: Row; readonly seen: object; readonly from: readonly (Element | null)[] };

/** Menus and dialogs, which return the focus to the row they were opened from. */
const overlays = '.popover, .veil';

/** Focus among the rows of a table; each row has one menu button. */
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
    // The focus is on nothing, since its row was rerendered.
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
