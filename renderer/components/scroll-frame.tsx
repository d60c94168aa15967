import { type ReactNode, useEffect, useRef } from 'react';

type ScrollFrameProps = { readonly label: string; readonly className?: string; readonly children: ReactNode };

/** Horizontal scroll container; a Tab stop only while its content overflows. */
export function ScrollFrame({ label, className = '', children }: ScrollFrameProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      element.tabIndex = isScrolling(element) ? 0 : -1;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={frame} className={`table-frame ${className}`} aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}

function isScrolling(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
}
