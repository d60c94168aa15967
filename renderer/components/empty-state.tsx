import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type EmptyStateProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
};

/** Why a screen is empty, and the one action that changes it. */
export function EmptyState({ icon, title, children }: EmptyStateProps) {
  return (
    <section className="card empty-state">
      <span className="empty-state-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
