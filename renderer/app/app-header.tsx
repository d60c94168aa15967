import { Group } from 'react-aria-components';
import { dateText } from '../../core/words/date-text.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Choice } from '../components/choice.tsx';
import { LadderMark } from '../components/icon.tsx';
import { redo, undo, useHistory } from '../session/history.ts';
import { routeTo } from '../session/route.ts';
import { chooseDataset, closeProject, openDialog, useDataset, useSession } from '../session/session.ts';

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
      {project ? <HistoryButtons /> : null}
      {project ? <ActionButton onPress={() => void closeProject()}>Close project</ActionButton> : null}
    </header>
  );
}

/** The buttons' names say which step they undo or redo. */
function HistoryButtons() {
  const history = useHistory();
  const wordsOf = (id: number | null | undefined): string | null =>
    history?.steps.find((step) => step.id === id)?.words ?? null;
  const undone = wordsOf(history?.redoId);
  const done = wordsOf(history?.undoId);
  return (
    <Group className="app-history" aria-label="History">
      <ActionButton
        icon="undo"
        aria-label={done === null ? 'Undo' : `Undo: ${done}`}
        isDisabled={done === null}
        onPress={() => void undo()}
      >
        Undo
      </ActionButton>
      <ActionButton
        icon="redo"
        aria-label={undone === null ? 'Redo' : `Redo: ${undone}`}
        isDisabled={undone === null}
        onPress={() => void redo()}
      >
        Redo
      </ActionButton>
      <ActionButton onPress={() => openDialog({ kind: 'history' })}>History</ActionButton>
    </Group>
  );
}

export const isMac = navigator.userAgent.includes('Mac OS');

/** Shown only with two datasets or more. */
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
