import { useEffect } from 'react';
import { goTo, screens } from './route.ts';
import { openDialog, session } from './session.ts';

/** Ctrl or Cmd with K opens the palette, with a number a screen. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const { dialog, project } = session.read();
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

/** Whether a single letter would be typed rather than mean a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
