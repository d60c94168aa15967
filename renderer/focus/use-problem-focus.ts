import { type RefObject, useEffect, useRef } from 'react';

/** After each attempt to submit a form, focuses the first invalid entry. */
export function useProblemFocus<Container extends HTMLElement>(tries: number): RefObject<Container | null> {
  const container = useRef<Container>(null);
  useEffect(() => {
    if (tries > 0) container.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus();
  }, [tries]);
  return container;
}
