import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * Moves an answer with the mouse onto a part of the screen; keys and the menu of each row do the same. Rows carry
 * `data-answer`, parts `data-part`.
 */
export function useAnswerDrag(
  screen: RefObject<HTMLElement | null>,
  onDrop: (answer: string, part: string) => void,
): void {
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    const element = screen.current;
    if (!element) return undefined;
    let dragged: string | null = null;
    const start = (event: DragEvent): void => {
      dragged = nearest(event, '[data-answer]')?.dataset['answer'] ?? null;
      // A drag without data does not start. No answer leaves the window with it.
      event.dataTransfer?.setData('text/plain', '');
    };
    const allow = (event: DragEvent): void => {
      if (dragged !== null && nearest(event, '[data-part]')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const part = nearest(event, '[data-part]')?.dataset['part'];
      event.preventDefault();
      if (dragged !== null && part !== undefined) dropped(dragged, part);
      dragged = null;
    };
    element.addEventListener('dragstart', start);
    element.addEventListener('dragover', allow);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragstart', start);
      element.removeEventListener('dragover', allow);
      element.removeEventListener('drop', drop);
    };
  }, [screen]);
}

function nearest(event: DragEvent, selector: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}
