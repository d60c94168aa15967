import { useEffect, useRef } from 'react';
import type { Failure } from '../../core/contract/requests.ts';
import { countText } from '../../core/words/figure-text.ts';
import { useErrorInTitle } from '../focus/page-title.tsx';
import { ActionButton } from './action-button.tsx';
import { Icon } from './icon.tsx';

type ErrorPanelProps = {
  readonly failure: Failure;
  readonly action: string;
  readonly onAction: () => void;
};

/** A failure: what happened, where, what to do, and one button. */
export function ErrorPanel({ failure, action, onAction }: ErrorPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useErrorInTitle(true);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section className="error-panel" role="alert" tabIndex={-1} ref={panel}>
      <h2>
        <Icon name="warning" />
        {failure.what}
      </h2>
      <FailurePlaces fields={failure.fields} />
      <p>{failure.whatToDo}</p>
      <div className="actions">
        <ActionButton look="primary" onPress={onAction}>
          {action}
        </ActionButton>
        {failure.incidentId === null ? null : (
          <p className="small">
            Incident <span className="incident">{failure.incidentId}</span>. Quote it if you ask for help.
          </p>
        )}
      </div>
    </section>
  );
}

function FailurePlaces({ fields }: Pick<Failure, 'fields'>) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  return (
    <dl className="facts-inline">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{inWords(name)}</dt>
          <dd>{placeText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function placeText(value: Failure['fields'][string]): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' ? countText(value) : value;
}

/** setAsideRows -> Set aside rows */
function inWords(name: string): string {
  const words = name
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
