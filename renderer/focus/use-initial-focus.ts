import { type RefObject, useEffect, useRef } from 'react';

/** Focuses an element when its dialog opens. */
export function useInitialFocus<Target extends HTMLElement>(isWanted = true): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (isWanted) target.current?.focus();
  }, [isWanted]);
  return target;
}
