import { useEffect, useEffectEvent } from 'react';
import { goTo, screens } from './route.ts';
import { openDialog, session } from './session.ts';

/** Ctrl or Cmd with K opens the palette, with a number a screen. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const { dialog, project, isMaking } = session.read();
      if (isMaking) return;
      if (event.key.toLowerCase() === 'k') {
        event.preventDefault();
        if (dialog === null || dialog.kind === 'palette') openDialog(dialog ? null : { kind: 'palette' });
      }
      const screen = screens[Number(event.key) - 1];
      if (screen && project && dialog === null) {
        event.preventDefault();
        goTo(screen.id);
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Ctrl or Cmd with Z takes the last step of a screen back, while the screen is there and nobody is typing. */
export function useUndoKey(undo: () => void): void {
  const onUndo = useEffectEvent(undo);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isUndo || event.key.toLowerCase() !== 'z') return;
      if (isTyping(event.target) || session.read().dialog !== null) return;
      event.preventDefault();
      onUndo();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether a single letter would be typed rather than mean a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}
