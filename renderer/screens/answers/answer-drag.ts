import { type DragEvent, useState } from 'react';
import type { RawAnswer } from './answer-list.ts';

/** Moves an answer with the mouse; keys and the menu of each row do the same. */
export function useAnswerDrag(): {
  readonly start: (event: DragEvent, answer: RawAnswer) => void;
  /** Lets the answer fall where the mouse is. */
  readonly allow: (event: DragEvent) => void;
  /** The answer that fell; null where it was something else. */
  readonly end: (event: DragEvent) => RawAnswer | null;
} {
  const [dragged, setDragged] = useState<RawAnswer | null>(null);
  return {
    start(event, answer) {
      setDragged(answer);
      event.dataTransfer.effectAllowed = 'move';
      // A drag without data does not start. No answer leaves the window with it.
      event.dataTransfer.setData('text/plain', '');
    },
    allow(event) {
      if (dragged !== null) event.preventDefault();
    },
    end(event) {
      event.preventDefault();
      setDragged(null);
      return dragged;
    },
  };
}
