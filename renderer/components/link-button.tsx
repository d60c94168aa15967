import type { ReactNode } from 'react';
import { routeTo, type ScreenId } from '../session/route.ts';

type LinkButtonProps = {
  readonly to: ScreenId;
  readonly detail?: string;
  readonly look?: 'primary' | 'plain';
  readonly children: ReactNode;
};

/** A link to another screen that looks like a button. */
export function LinkButton({ to, detail, look = 'primary', children }: LinkButtonProps) {
  return (
    <a className={`button button-${look}`} href={routeTo(to, detail ?? null)}>
      {children}
    </a>
  );
}
