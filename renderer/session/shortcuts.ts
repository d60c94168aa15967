import { useEffect, useEffectEvent } from 'react';
import { redo, undo } from './history.ts';
import { goTo, screens } from './route.ts';
import { openDialog, session } from './session.ts';

/** Ctrl or Cmd with K opens the palette, with a digit a screen. */
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

/** Ctrl or Cmd with Z undoes on every screen; with Shift, or Y, redoes. Not in text inputs, nor under a dialog. */
export function useHistoryKeys(): void {
  useEffect(() => {
    let typedIn: EventTarget | null = null;
    const onInput = ({ target }: Event): void => void (typedIn = target);
    const onFocusIn = ({ target }: Event): void => {
      if (target !== typedIn) typedIn = null;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const act = actOf(event);
      if (act === null || event.defaultPrevented || session.read().isMaking) return;
      if ((isTyping(event.target) && event.target === typedIn) || isUnderDialog()) return;
      event.preventDefault();
      void act();
    };
    addEventListener('input', onInput);
    addEventListener('focusin', onFocusIn);
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('input', onInput);
      removeEventListener('focusin', onFocusIn);
      removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function actOf(event: KeyboardEvent): (() => Promise<void>) | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? () => redo() : () => undo();
  return key === 'y' && !event.shiftKey ? () => redo() : null;
}

function isUnderDialog(): boolean {
  return session.read().dialog !== null || document.querySelector('.veil') !== null;
}

/** Undo of unsaved steps, ahead of the project's history. */
export function useUndoKey(undo: () => void): void {
  const onUndo = useEffectEvent(undo);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isUndo || event.key.toLowerCase() !== 'z') return;
      if (isTyping(event.target) || isUnderDialog()) return;
      event.preventDefault();
      onUndo();
    };
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** Whether a letter key would be typed into the target. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}
