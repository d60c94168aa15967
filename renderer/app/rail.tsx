import { countOf } from '../words/wording.ts';
import { type ScreenId, routeTo, screens, useRoute } from '../session/route.ts';
import { type Dataset, type ProjectState, useDataset, useSession } from '../session/session.ts';
import { useStalePins } from '../session/use-stale-pins.ts';

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
                    <span className="rail-state">{stateOf(screen.id, project, dataset, usable, stale)}</span>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function stateOf(
  screen: ScreenId,
  project: ProjectState,
  dataset: Dataset | null,
  usable: Readonly<Record<string, string>>,
  stale: number,
): string {
  switch (screen) {
    case 'import':
      return project.datasets.length === 0 ? 'to do' : countOf(project.datasets.length, 'file');
    case 'answers':
      if (!dataset?.hasKeyQuestion) return '';
      return dataset.unmatchedAnswers > 0 ? `${dataset.unmatchedAnswers} open` : 'done';
    case 'health':
      return dataset ? (usable[dataset.id] ?? '') : '';
    case 'pinned':
      if (project.findings === 0) return '';
      return stale === 0 ? String(project.findings) : `${stale} changed`;
    default:
      return '';
  }
}
