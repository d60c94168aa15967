import '../session/history.css';
import { ActionButton } from '../components/action-button.tsx';
import { DialogBox } from '../components/dialog-box.tsx';
import { ProgressLine } from '../components/progress-line.tsx';
import { type HistoryStep, quotedAnswer, redo, undo, useHistory } from '../session/history.ts';
import { localTimeText } from '../words/local-time.ts';

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
              {step.placed.map(({ answer, to }) => (
                <p className="small" key={answer}>
                  {quotedAnswer(answer)}: {to ?? 'no decision'}
                </p>
              ))}
              <p className="small">
                {localTimeText(step.at)}
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
  const all = state === 'done' ? 'Undo this and all since' : 'Redo this and all before';
  const label = isLast ? (state === 'done' ? 'Undo' : 'Redo') : all;
  return (
    <ActionButton
      icon={state === 'done' ? 'undo' : 'redo'}
      aria-label={`${label}: ${words}`}
      onPress={() => void (state === 'done' ? undo(id) : redo(id))}
    >
      {label}
    </ActionButton>
  );
}
