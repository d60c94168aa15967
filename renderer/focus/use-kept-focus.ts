import { useEffect } from 'react';

/** Wait before restoring the focus, in ms: code that moves it on purpose has done so by then. */
const PATIENCE_MS = 60;
/** A dialog with its fields, and what it was opened from. */
const MOST_REMEMBERED = 30;
const focusable = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';

/**
 * A control that goes away, or cannot be used while it works, takes the focus with it: the keyboard would begin at the
 * top of the window again. It goes on at the same control once it is back, else beside where it was.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let recent: readonly Lost[] = [];
    let isWanted = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rescue = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (isWanted && isNowhere()) placeFor(recent)?.focus({ preventScroll: true });
      }, PATIENCE_MS);
    };
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      isWanted = true;
      recent = [{ element: target, around: ancestorsOf(target) }, ...recent].slice(0, MOST_REMEMBERED);
    };
    /** Somebody pressed beside everything: that is where they want to be. */
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node) || !recent[0]?.element.contains(target)) isWanted = false;
    };
    const observer = new MutationObserver(rescue);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('pointerdown', onPointerDown, true);
    };
  }, []);
}

type Lost = { readonly element: HTMLElement; readonly around: readonly HTMLElement[] };

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function ancestorsOf(element: HTMLElement): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let next = element.parentElement; next && next !== document.body; next = next.parentElement) {
    around.push(next);
  }
  return around;
}

/** Null while the control is still there and only busy. Where a dialog is gone, what was used before it counts. */
function placeFor(recent: readonly Lost[]): HTMLElement | null {
  const lost = recent.find(({ element, around }) => [element, ...around].some((each) => each.isConnected));
  if (!lost) return null;
  const { element, around } = lost;
  if (element.isConnected) return element.matches(':disabled') ? null : element;
  const rest = around.find((each) => each.isConnected);
  if (!rest || rest.matches('main, .app, #root')) return document.querySelector('h1');
  const near = [...rest.querySelectorAll<HTMLElement>(focusable)];
  return near.find(({ tagName }) => tagName === element.tagName) ?? near[0] ?? document.querySelector('h1');
}
