import { type RefObject, useEffect, useEffectEvent } from 'react';

/** A table row: an answer, or the heading of an ordered category. */
export type Row = { readonly kind: 'answer' | 'category'; readonly name: string };

/**
 * Drag and drop of answers and categories; keys and menus do the same. Rows carry `data-answer` or `data-category`,
 * drop targets `data-part`, and `data-over` while hovered.
 */
export function useAnswerDrag(
  screen: RefObject<HTMLElement | null>,
  onDrop: (dragged: Row, part: string) => void,
): void {
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    const element = screen.current;
    if (!element) return undefined;
    let dragged: Row | null = null;
    let over: HTMLElement | null = null;
    const mark = (part: HTMLElement | null): void => {
      if (part === over) return;
      over?.removeAttribute('data-over');
      part?.setAttribute('data-over', '');
      over = part;
    };
    const start = (event: DragEvent): void => {
      dragged = draggedBy(event);
      // A drag without data does not start; empty, so that no answer leaves the window.
      event.dataTransfer?.setData('text/plain', '');
    };
    const hang = (event: DragEvent): void => {
      const part = dragged === null ? null : nearest(event, '[data-part]');
      mark(part);
      if (part) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const part = nearest(event, '[data-part]')?.dataset['part'];
      event.preventDefault();
      if (dragged !== null && part !== undefined) dropped(dragged, part);
      end();
    };
    const end = (): void => {
      dragged = null;
      mark(null);
    };
    const listeners = [
      ['dragstart', start],
      ['dragover', hang],
      ['drop', drop],
      ['dragend', end],
    ] as const;
    for (const [name, listener] of listeners) element.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) element.removeEventListener(name, listener);
    };
  }, [screen]);
}

function draggedBy(event: DragEvent): Row | null {
  const { answer, category } = nearest(event, '[draggable]')?.dataset ?? {};
  if (answer !== undefined) return { kind: 'answer', name: answer };
  return category === undefined ? null : { kind: 'category', name: category };
}

function nearest(event: DragEvent, selector: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}
