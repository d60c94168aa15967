import { useEffect } from 'react';

/** Wait before restoring the focus, in ms: code that moves it on purpose has done so by then. */
const PATIENCE_MS = 60;
/** Focus positions remembered: a dialog with its fields, and its opener. */
const MOST_REMEMBERED = 30;
const focusable = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';

/**
 * Focus restoration: a control that is removed or disabled loses the focus, and the keyboard would start at the top of
 * the window again. Focuses the same control once it is back, otherwise its nearest neighbour.
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
    /** A click outside every control removes the focus on purpose. */
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

/**
 * Element to focus; null while the control is merely disabled. After a dialog has closed, what had the focus before it
 * counts.
 */
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
