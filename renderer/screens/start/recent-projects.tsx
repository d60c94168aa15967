import { dateText } from '../../../core/words/date-text.ts';
import { Button } from 'react-aria-components';
import { openDialog } from '../../session/session.ts';
import { useQuery } from '../../session/use-request.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Icon } from '../../components/icon.tsx';

export function RecentProjects() {
  const recent = useQuery('project.recent', {});
  if (recent.failure) {
    return <ErrorPanel failure={recent.failure} action="Try again" onAction={recent.again} />;
  }
  if (recent.value === null || recent.value.length === 0) return null;
  return (
    <section className="card recent" aria-labelledby="recent-title">
      <h2 id="recent-title">Recent projects</h2>
      <ul>
        {recent.value.map(({ token, name, openedAt }) => (
          <li key={token}>
            <Button
              className="recent-project"
              onPress={() => openDialog({ kind: 'open-project', file: { token, name } })}
            >
              <Icon name="folder" />
              <span>{name}</span>
              <span className="small">opened {dateText(openedAt.slice(0, 10))}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
