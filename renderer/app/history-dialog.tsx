import '../session/history.css';
import { dateText } from '../../core/words/date-text.ts';
import { ActionButton } from '../components/action-button.tsx';
import { DialogBox } from '../components/dialog-box.tsx';
import { ProgressLine } from '../components/progress-line.tsx';
import { type HistoryStep, redo, undo, useHistory } from '../session/history.ts';

/** All steps of the project, latest first, with undo and redo to any of them. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const history = useHistory();
  return (
    <DialogBox
      title="History"
      onClose={onClose}
      actions={
        <ActionButton look="primary" onPress={onClose}>
          Done
        </ActionButton>
      }
    >
      <p className="quiet">
        What was done is kept in the project, also when it is closed. Undone steps can be done again until
        something else is done.
      </p>
      {history === null ? <ProgressLine label="Looking it up" progress={null} /> : null}
      <ol className="history" aria-label="Steps, the latest first">
        {history?.steps.map((step) => (
          <li key={step.id} className={`history-step history-${step.state}`}>
            <div>
              <p>
                {stateWords[step.state]}
                {step.words}
              </p>
              <p className="small">
                {dateText(step.at)}
                {step.whyKept === null ? '' : `. Cannot be undone. ${step.whyKept}`}
              </p>
            </div>
            <Turn step={step} isLast={step.id === history.undoId || step.id === history.redoId} />
          </li>
        ))}
      </ol>
    </DialogBox>
  );
}

const stateWords = { done: '', kept: '', undone: 'Undone: ', passed: 'Undone for good: ' } as const;

type TurnProps = { readonly step: HistoryStep; readonly isLast: boolean };

function Turn({ step: { id, state, words }, isLast }: TurnProps) {
  if (state === 'kept' || state === 'passed') return null;
  const verb = state === 'done' ? 'Undo' : 'Redo';
  return (
    <ActionButton
      icon={state === 'done' ? 'undo' : 'redo'}
      aria-label={isLast ? `${verb}: ${words}` : `${verb} up to here: ${words}`}
      onPress={() => void (state === 'done' ? undo(id) : redo(id))}
    >
      {isLast ? verb : `${verb} up to here`}
    </ActionButton>
  );
}
