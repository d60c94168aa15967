import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus where the work of a dialog begins. */
export function useInitialFocus<Target extends HTMLElement>(isWanted = true): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (isWanted) target.current?.focus();
  }, [isWanted]);
  return target;
}
