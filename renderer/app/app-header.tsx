import { dateText } from '../../core/charts/date-text.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Choice } from '../components/choice.tsx';
import { LadderMark } from '../components/icon.tsx';
import { routeTo } from './route.ts';
import { chooseDataset, closeProject, openDialog, useDataset, useSession } from './session.ts';

export function AppHeader() {
  const project = useSession((state) => state.project);
  const isMaking = useSession((state) => state.isMaking);
  return (
    <header className="app-header">
      <a className="app-mark" href={routeTo('start')}>
        <LadderMark />
        Rungs
      </a>
      {project ? <span className="app-project">{project.name}</span> : null}
      {project ? <DatasetChoice /> : null}
      <span className="app-header-space" />
      <ActionButton icon="search" isDisabled={isMaking} onPress={() => openDialog({ kind: 'palette' })}>
        Find <kbd>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </ActionButton>
      {project ? <ActionButton onPress={() => void closeProject()}>Close project</ActionButton> : null}
    </header>
  );
}

export const isMac = navigator.userAgent.includes('Mac OS');

/** Only where there is something to choose. */
function DatasetChoice() {
  const datasets = useSession((state) => state.project?.datasets ?? none);
  const dataset = useDataset();
  if (dataset === null || datasets.length < 2) return null;
  return (
    <div className="app-dataset">
      <Choice
        label="Dataset"
        isLabelHidden
        value={dataset.id}
        onChange={chooseDataset}
        sections={[
          {
            heading: null,
            items: datasets.map((each) => ({ id: each.id, label: each.label, note: dateText(each.wave) })),
          },
        ]}
      />
    </div>
  );
}

const none: readonly [] = [];
