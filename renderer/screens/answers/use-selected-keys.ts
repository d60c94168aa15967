import { useEffect, useEffectEvent } from 'react';
import type { Shortcut } from './answer-parts.ts';
import type { AnswerMoves } from './use-answer-moves.ts';

/** Applies keys to selected answers from anywhere on the screen, except in controls that use the key themselves. */
export function useSelectedKeys({ selection, choose }: AnswerMoves, shortcuts: readonly Shortcut[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const [first] = selection.read().names;
    const shortcut = shortcuts.find(({ key }) => key === event.key.toLowerCase());
    if (first === undefined || shortcut === undefined || hasOwnKeys(event.target)) return;
    event.preventDefault();
    choose(first, shortcut.choice);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
      if (isPlain && document.querySelector('.veil, .popover') === null) onKey(event);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input, select, textarea, summary') !== null;
}
