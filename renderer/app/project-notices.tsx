import { useState } from 'react';
import { ActionButton } from '../components/action-button.tsx';
import { Icon } from '../components/icon.tsx';
import { session, useSession } from '../session/session.ts';

/** Notices shown on every screen: the build's banner, missing disclosure control, warnings. */
export function ProjectNotices() {
  const banner = useSession((state) => state.info?.banner ?? null);
  const project = useSession((state) => state.project);
  const stopped = useSession((state) => state.stopped);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const warnings = project?.warnings.filter((warning) => !dismissed.includes(warning)) ?? [];
  if (banner === null && project?.policy.id !== 'none' && warnings.length === 0 && stopped === null)
    return null;
  return (
    <section className="notices" aria-label="Notices">
      {banner === null ? null : (
        <div className="notice">
          <Icon name="warning" />
          <p>{banner}</p>
        </div>
      )}
      {project?.policy.id === 'none' ? (
        <div className="notice notice-loud">
          <Icon name="warning" />
          <p>{project.policy.sentence}</p>
        </div>
      ) : null}
      {stopped === null ? null : (
        <Dismissable words={stopped} onDismiss={() => session.change({ stopped: null })} />
      )}
      {warnings.map((warning) => (
        <Dismissable
          key={warning}
          words={warning}
          onDismiss={() => setDismissed((all) => [...all, warning])}
        />
      ))}
    </section>
  );
}

function Dismissable({ words, onDismiss }: { words: string; onDismiss: () => void }) {
  return (
    <div className="notice">
      <Icon name="warning" />
      <p>{words}</p>
      <ActionButton look="quiet" onPress={onDismiss}>
        Understood
      </ActionButton>
    </div>
  );
}
