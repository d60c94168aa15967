import { routeTo, screens, useRoute } from '../session/route.ts';
import { useDataset, useSession } from '../session/session.ts';
import { useStalePins } from '../session/use-stale-pins.ts';
import { screenViews } from './screen-views.tsx';

const parts = ['Data', 'Findings'] as const;

/** Navigation, with the progress of the work beside each screen. */
export function Rail() {
  const route = useRoute();
  const project = useSession((state) => state.project);
  const usable = useSession((state) => state.usable);
  const dataset = useDataset();
  const stale = useStalePins();
  if (!project) return null;
  return (
    <nav className="rail" aria-label="Steps">
      {parts.map((part) => (
        <div className="rail-part" key={part}>
          <h2 className="rail-heading">{part}</h2>
          <ul>
            {screens
              .filter((screen) => screen.part === part)
              .map((screen) => (
                <li key={screen.id}>
                  <a
                    className="rail-link"
                    href={routeTo(screen.id)}
                    aria-current={route.screen === screen.id ? 'page' : undefined}
                  >
                    <span>{screen.title}</span>
                    <span className="rail-state">
                      {screenViews[screen.id].state({ project, dataset, usable, stale })}
                    </span>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
