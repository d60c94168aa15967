import { useEffect, useRef, type ReactNode } from 'react';
import { createStore, useStore } from '../session/store.ts';
import { useSession } from '../session/session.ts';

const page = createStore({ title: 'Rungs', errors: 0 });

/** Keeps the window's title in step with the screen and its errors. */
export function WindowTitle() {
  const { title, errors } = useStore(page, (state) => state);
  const project = useSession((state) => state.project?.name ?? null);
  useEffect(() => {
    const parts = [errors > 0 ? `Error: ${title}` : title, project, 'Rungs'];
    document.title = parts.filter((part) => part !== null && part !== '').join(' – ');
  }, [title, errors, project]);
  return null;
}

export function useErrorInTitle(isError: boolean): void {
  useEffect(() => {
    if (!isError) return undefined;
    page.change({ errors: page.read().errors + 1 });
    return () => page.change({ errors: page.read().errors - 1 });
  }, [isError]);
}

let shownTitle: string | null = null;
let hasMoved = false;

/** The h1 of a screen; takes the focus on arrival, so that screen readers start at the top. */
export function ScreenTitle({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    page.change({ title });
    const isNew = title !== shownTitle;
    if (shownTitle !== null && isNew) hasMoved = true;
    shownTitle = title;
    const isFocusLost = document.activeElement === document.body;
    if (!hasMoved || !(isNew || isFocusLost)) return;
    heading.current?.focus({ preventScroll: true });
    // In a narrow window the page scrolls; in a wide one only the main region does.
    scrollTo({ top: 0 });
    heading.current?.closest('main')?.scrollTo({ top: 0 });
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
      {children}
    </h1>
  );
}
