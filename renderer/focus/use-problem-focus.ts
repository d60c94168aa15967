import { type RefObject, useEffect, useRef } from 'react';

/** After each try to send a form, puts the focus on the first entry that needs another look. */
export function useProblemFocus<Container extends HTMLElement>(tries: number): RefObject<Container | null> {
  const container = useRef<Container>(null);
  useEffect(() => {
    if (tries > 0) container.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus();
  }, [tries]);
  return container;
}
