import type { Failure } from '../../core/contract/requests.ts';
import { useErrorInTitle } from '../focus/page-title.tsx';
import { Icon } from './icon.tsx';

/** A refusal inside a form; the form's own button tries again. */
export function RefusalNote({ failure }: { failure: Failure | null }) {
  useErrorInTitle(failure !== null);
  return (
    <div role="alert">
      {failure ? (
        <div className="notice refusal">
          <Icon name="warning" />
          <p>
            <strong>{failure.what}</strong> {failure.whatToDo}
            {failure.incidentId === null ? null : <> Incident {failure.incidentId}.</>}
          </p>
        </div>
      ) : null}
    </div>
  );
}
